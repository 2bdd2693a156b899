/** act, undo, second, hide: what a moderator does to a person or to their words, citing a rule, and what is done about it later. */
import { z } from "zod";
import { idSchema } from "./id.ts";
import { wordsSchema } from "./words.ts";

export const ACTS = ["warn", "mute", "unmute", "isolate", "release", "kick", "ban", "unban"] as const;
export type Act = (typeof ACTS)[number];

/** What may be written to whoever it concerns, characters. */
const NOTE_LIMIT = 1000;

export const actSchema = z.strictObject({
  on: idSchema,
  do: z.enum(ACTS),
  minutes: z
    .number()
    .positive()
    .max(60 * 24 * 365)
    .optional(),
  rule: idSchema,
  note: wordsSchema(NOTE_LIMIT).optional(),
});

export const undoSchema = z.strictObject({ sanction: idSchema, note: wordsSchema(NOTE_LIMIT).optional() });

export const secondSchema = z.strictObject({ sanction: idSchema, note: wordsSchema(NOTE_LIMIT).optional() });

export const hideSchema = z.strictObject({
  message: idSchema,
  rule: idSchema,
  note: wordsSchema(NOTE_LIMIT).optional(),
});
