/**
 * Names: what somebody may be called. Every script of the world; nothing invisible, nothing that reaches into its
 * neighbours, and nothing that passes for the staff. [DOOR17] [DOOR18]
 */
import { skeleton } from "./look-alikes.ts";

export const NAME_MOST = 40;

/** A name as it will be shown, or a sentence that says what to change. */
export type NameCheck = { name: string; problem?: never } | { name?: never; problem: string };

/**
 * Joiners and selectors draw nothing themselves but belong to how words and emoji are written: a non-joiner in Persian,
 * a joiner behind the virama of Indic scripts or inside an emoji, selectors of emoji, Han and Mongolian.
 */
export const RIGHTLY_INVISIBLE = new RegExp(
  [
    "(?<=\\p{Script=Arabic}\\p{M}*)\\u200C(?=\\p{Script=Arabic})",
    "(?<=[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA])[\\u200C\\u200D](?=\\p{L})",
    "(?<=\\p{Extended_Pictographic}[\\uFE0F\\p{Emoji_Modifier}]?)\\u200D(?=\\p{Extended_Pictographic})",
    "(?<=\\p{Emoji})\\uFE0F",
    "(?<=\\p{Script=Han})[\\u{E0100}-\\u{E01EF}]",
    "(?<=\\p{Script=Mongolian})[\\u180B-\\u180D\\u180F]",
  ].join("|"),
  "gu",
);

/** Controls (bidi among them), fillers, unassigned and private characters, half pairs, and the blank of Braille. */
export const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** More than two marks that go with any letter, or more than four of any kind: Burmese and Tibetan need four. */
const STACKED = /[\p{M}&&\p{Script=Inherited}]{3,}|\p{M}{5,}/v;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Reads a name as it was typed: NFKC, blanks trimmed and single, then checked. */
export function readName(typed: string): NameCheck {
  const name = typed
    .normalize("NFKC")
    .replace(/\p{White_Space}+/gu, " ")
    .trim();
  if (name === "") return { problem: "Please type a name." };
  if (INVISIBLE.test(name.replace(RIGHTLY_INVISIBLE, "")))
    return { problem: "That name has characters in it that nobody can see; please type it without them." };
  if (/^\p{M}/u.test(name) || STACKED.test(name))
    return { problem: "That name has too many marks above or below one letter; two are fine." };
  if (!/[\p{L}\p{N}\p{So}\p{Extended_Pictographic}]/u.test(name))
    return { problem: "A name needs at least one letter, number or picture." };
  const length = [...graphemes.segment(name)].length;
  if (length > NAME_MOST) return { problem: `That name has ${length} characters; ${NAME_MOST} are the most.` };
  return { name };
}

/** Words that only staff may bear. */
const STAFF_WORDS = new Set(
  [
    ["stoa", "host", "hosts", "owner", "staff", "mod", "mods", "moderator", "moderators", "moderation"],
    ["admin", "admins", "administrator", "administrators", "moderatorin", "moderador", "moderadora", "moderateur"],
    ["moderatore", "moderatrice", "administrateur", "administrador", "модератор", "администратор", "админ"],
  ]
    .flat()
    .map(skeleton),
);

/**
 * Whether a visitor's name would pass for the staff: the same to the eye as the name of one of them, or with a word
 * that says so.
 * @param name as `readName` gave it
 * @param staff names of the staff
 */
export function passesForStaff(name: string, staff: readonly string[]): boolean {
  const whole = skeleton(name);
  if (STAFF_WORDS.has(whole)) return true;
  if (whole !== "" && staff.some((other) => skeleton(other) === whole)) return true;
  const words = name.split(/[^\p{L}\p{N}\p{M}\p{S}@!$|]+/u);
  // A number behind it makes it no less of a claim: "Admin 1", "Admin1".
  const plain = words.map((word) => word.replace(/^\p{N}+|\p{N}+$/gu, ""));
  return [...words, ...plain].some((word) => STAFF_WORDS.has(skeleton(word)));
}
