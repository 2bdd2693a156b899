/**
 * Cue: one timed step of a programme. It begins at a time of day, after another, or by hand; some last a while, and what
 * they did then ends. Carries PRG1.
 */
import { z } from "zod";
import { callSchema } from "../messages/call.ts";
import { ALT_LIMIT, TITLE_LIMIT } from "../screen/show.ts";

export const cueId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "an id is lower-case letters, digits and dashes, and starts with a letter");
const words = (most: number) => z.string().trim().min(1).max(most);
const file = z
  .string()
  .regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$/, "a file is a relative path inside the space's folder");
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, "a time of day is 19:05, or 19:05:30");
/** Nothing of an evening takes longer, minutes. */
const LONGEST = 24 * 60;
const minutes = z.number().min(0).max(LONGEST);

/** How a poll is answered: one option, several, or a number on a scale. */
export const POLL_KINDS = ["single", "many", "scale"] as const;
export const SOUNDS = ["sea", "garden", "hall", "fountain"] as const;
export const LIGHTS = ["day", "dusk", "stage", "dark"] as const;
export type Light = (typeof LIGHTS)[number];

/** Whom a word is for: everybody, or only those who are all of this. */
export const audience = z
  .strictObject({
    zone: cueId.optional().describe("who stands in this zone"),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
      .min(1)
      .max(20)
      .optional()
      .describe("whose language is one of these"),
    newcomers: z
      .boolean()
      .optional()
      .describe("who first came to this server within the last 24 hours, or (false) who was here before"),
    roles: z
      .array(z.enum(["visitor", "bot", "host", "moderator", "owner"]))
      .min(1)
      .max(5)
      .optional(),
    interests: z.array(words(40)).min(1).max(20).optional().describe("who said that one of these interests them"),
    devices: z
      .array(z.enum(["headset", "desktop", "phone"]))
      .min(1)
      .max(3)
      .optional(),
  })
  .describe("for whom: everybody unless told");

const poll = z
  .strictObject({
    kind: z.literal("poll"),
    question: words(200),
    answers: z.enum(POLL_KINDS).default("single"),
    options: z.array(words(80)).min(2).max(12).optional().describe("for single and many"),
    scale: z
      .strictObject({ from: words(40), to: words(40), steps: z.int().min(2).max(10).default(5) })
      .optional()
      .describe("for scale: what its two ends are called"),
    screen: cueId.optional().describe("where its chart is shown"),
  })
  .describe("everybody may answer while it lasts");

const screen = z
  .strictObject({
    kind: z.literal("screen"),
    screen: cueId,
    show: z.enum(["image", "video"]),
    file: file.describe("a file beside this one"),
    title: words(TITLE_LIMIT),
    alt: words(ALT_LIMIT).describe("what it shows, in words"),
  })
  .describe("something is on a screen");

/** What a cue does, by its kind. */
export const whatSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("doors") })
    .describe("people may come in; in the hour before the start, and until then, staff alone do"),
  z.strictObject({ kind: z.literal("welcome"), text: words(500) }),
  z
    .strictObject({
      kind: z.literal("talk"),
      stage: cueId.optional().describe("the zone it is given from; the only stage unless told"),
      speakers: z.array(words(60)).max(12).default([]).describe("the names of those who speak"),
      about: words(1000).optional(),
    })
    .describe("somebody speaks from a stage"),
  z.strictObject({ kind: z.literal("break"), text: words(500).optional() }),
  z.strictObject({ kind: z.literal("questions"), text: words(500).optional() }).describe("people may ask the house"),
  poll,
  screen,
  z.strictObject({ kind: z.literal("light"), light: z.enum(LIGHTS) }),
  z.strictObject({ kind: z.literal("sound"), sound: z.enum(SOUNDS) }),
  z
    .strictObject({
      kind: z.literal("announcement"),
      text: words(500),
      to: audience.optional(),
      source: words(300).optional().describe("where what it claims can be read"),
      label: z.enum(["staff", "sponsored", "bot"]).default("staff").describe("what it says of its author"),
      call: callSchema.optional(),
    })
    .describe("a word of the house"),
  z
    .strictObject({
      kind: z.literal("rules"),
      audience: z
        .enum(["free", "soft", "hard"])
        .default("free")
        .describe("soft: the audience is silent, and whoever is called up is heard; hard: nobody but staff is heard"),
      quiet: z.array(cueId).max(20).default([]).describe("zones in which nobody is heard"),
    })
    .describe("what holds while it lasts"),
  z.strictObject({ kind: z.literal("close"), text: words(500).optional() }).describe("the end of the evening"),
]);
export type What = z.infer<typeof whatSchema>;
export type CueKind = What["kind"];

export const cueSchema = z.strictObject({
  id: cueId,
  title: words(120),
  at: clock
    .optional()
    .describe("begins at this time of day, in the programme's zone; of the next day if before its start"),
  after: z
    .strictObject({ cue: cueId, minutes: minutes.default(0) })
    .optional()
    .describe("begins when that cue ends, or, where it has no length, begins, and so many minutes later"),
  lasts: minutes.min(0.1).optional().describe("ends after so many minutes; else when another takes its place"),
  do: whatSchema,
});
export type Cue = z.infer<typeof cueSchema>;

/** How a cue begins. */
export type Begins = "at" | "after" | "hand";
export const beginsOf = ({ at, after }: Pick<Cue, "at" | "after">): Begins =>
  at !== undefined ? "at" : after !== undefined ? "after" : "hand";

/** Cues of one lane take each other's place. Null for what is over as soon as it was said. */
export function laneOf({ id, do: what }: Pick<Cue, "id" | "do">): string | null {
  switch (what.kind) {
    case "announcement":
      return null;
    case "screen":
      return `screen ${what.screen}`;
    case "poll":
      return `poll ${id}`;
    case "light":
    case "sound":
    case "rules":
    case "questions":
      return what.kind;
    default:
      return "part";
  }
}

/**
 * Whether a cue that begins ends another that is on. A part of the evening always ends the one before; anything else that
 * lasts a while only covers what was there, which is back afterwards.
 */
export function endsOther(beginning: Cue, on: Cue): boolean {
  const lane = laneOf(beginning);
  if (lane === null || lane !== laneOf(on)) return false;
  return lane === "part" || beginning.lasts === undefined;
}
