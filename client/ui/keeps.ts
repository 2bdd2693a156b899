/**
 * Keeps: what this browser remembers between visits. In localStorage, never a cookie; where storage is denied the page
 * works all the same and forgets.
 */
import { type Look, lookSchema } from "../../shared/pose/look.ts";

const NAMES = {
  key: "stoa.key",
  name: "stoa.name",
  look: "stoa.look",
  /** The versions of house rules agreed to: a place may have its own. */
  agreed: "stoa.agreed",
  theme: "stoa.theme",
  motion: "stoa.motion",
  view: "stoa.view",
  /** The sounds that are off. */
  silent: "stoa.silent",
  volume: "stoa.volume",
  /** The videos on screens are to be heard. */
  screenSound: "stoa.screen-sound",
  /** The devices for voice, how loud voices are, and how one speaks, where it differs from the usual. */
  voice: "stoa.voice",
  /** How they wish to be moved in a headset, where it differs from the usual. */
  comfort: "stoa.comfort",
  /** The evenings of which they were asked how it was. */
  feedback: "stoa.feedback",
  /** The programme that was being written, and for which space. */
  draft: "stoa.draft",
  /** Single letters do nothing in the console. */
  letters: "stoa.letters",
  /** The head of the ledger as it was checked last. */
  ledger: "stoa.ledger",
} as const;
export type Kept = keyof typeof NAMES;

/** What was kept under this name, or null. */
export function kept(name: Kept): string | null {
  try {
    return localStorage.getItem(NAMES[name]);
  } catch {
    return null;
  }
}

export function keep(name: Kept, value: string): void {
  try {
    localStorage.setItem(NAMES[name], value);
  } catch {
    // Private windows may refuse to store: the visit goes on, and the next one begins anew.
  }
}

/** Forgets these, or everything that this page ever kept. */
export function unkeep(names: readonly Kept[] = Object.keys(NAMES) as Kept[]): void {
  try {
    for (const name of names) localStorage.removeItem(NAMES[name]);
  } catch {
    // Nothing could be kept, so nothing is.
  }
}

/** How many versions of rules are remembered. */
const VERSIONS = 16;

/** Whether this browser has agreed to this very version of house rules. */
export function hasAgreedTo(version: string): boolean {
  return (kept("agreed") ?? "").split(" ").includes(version);
}

export function agreeTo(version: string): void {
  const before = (kept("agreed") ?? "").split(" ").filter((one) => one !== "" && one !== version);
  keep("agreed", [...before, version].slice(-VERSIONS).join(" "));
}

/** The look chosen last, or null when there is none that still can be read. */
export function keptLook(): Look | null {
  const stored = kept("look");
  if (stored === null) return null;
  try {
    const read = lookSchema.safeParse(JSON.parse(stored));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
