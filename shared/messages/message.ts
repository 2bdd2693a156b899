/**
 * HouseMessage: what the house says to people, as somebody writes it: the words, for whom, when, and what it says of its
 * author. Carries MSG1.
 */
import { z } from "zod";
import { audience, cueId } from "../programme/cue.ts";
import { withoutUnseen } from "../text/unseen.ts";
import { callSchema } from "./call.ts";

/** The longest text, and the longest source of what it claims; characters (UTF-16 units). */
export const MESSAGE_LIMIT = 500;
export const SOURCE_LIMIT = 300;
/** A message is set so long ahead at most, ms. */
export const AHEAD_MOST_MS = 90 * 24 * 3_600_000;

export const LABELS = ["staff", "sponsored", "bot"] as const;
export type Label = (typeof LABELS)[number];

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => withoutUnseen(text).trim())
    .pipe(z.string().min(1));

/** What was said, as it is named when it is corrected: a message by its number, a cue by its programme and its own id. */
export const saidSchema = z
  .string()
  .regex(/^(\d{1,9}|[a-z][a-z0-9-]{0,39}\/[a-z][a-z0-9-]{0,39})$/, "what was said is 12, or launch-night/offer");

/** What its author wrote: kept under their own key. */
export const messageWordsSchema = z.strictObject({
  text: words(MESSAGE_LIMIT),
  source: words(SOURCE_LIMIT).optional(),
  to: audience.optional(),
  call: callSchema.optional(),
});
export type MessageWords = z.infer<typeof messageWordsSchema>;

export const draftSchema = z
  .strictObject({
    ...messageWordsSchema.shape,
    label: z.enum(LABELS).default("staff"),
    /** It goes out by itself at this moment, ms since 1970. */
    at: z.int().min(0).max(8.64e15).optional(),
    /** Or when this cue is over (where it has no length, begins), and so many minutes later. */
    after: z.strictObject({ cue: cueId, minutes: z.number().min(0).max(1440).default(0) }).optional(),
    /** It takes the place of this, for exactly those who saw it. */
    corrects: saidSchema.optional(),
  })
  .refine(({ at, after }) => at === undefined || after === undefined, {
    path: ["after"],
    message: "a message goes out at a time or after a cue, not both",
  })
  .refine(({ to, corrects }) => to === undefined || corrects === undefined, {
    path: ["to"],
    message: "a correction is for those who saw what it corrects",
  });
export type Draft = z.output<typeof draftSchema>;

/** When it goes out by itself; neither: when somebody sends it. `evening` is the programme whose cue is meant. */
export type When = Pick<Draft, "at" | "after"> & { evening?: string };
