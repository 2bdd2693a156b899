/** Reports and appeals, and what moderators do with the cases that come of them. */
import { z } from "zod";
import { REASONS } from "../../conduct/case.ts";
import { ACTS } from "./conduct.ts";
import { idSchema } from "./id.ts";
import { someWordsSchema, wordsSchema } from "./words.ts";

/** What anybody may write in a case, characters. */
export const CASE_TEXT_LIMIT = 2000;
const text = wordsSchema(CASE_TEXT_LIMIT);
const someText = someWordsSchema(CASE_TEXT_LIMIT);
const minutes = z
  .number()
  .positive()
  .max(60 * 24 * 365);

/** About a person, words, or (with a note) the place. */
export const reportSchema = z
  .strictObject({
    about: idSchema.optional(),
    message: idSchema.optional(),
    reason: z.enum(REASONS),
    note: text.optional(),
  })
  .refine(({ about, message, note }) => about !== undefined || message !== undefined || Boolean(note), {
    path: ["note"],
  });
export type Report = z.input<typeof reportSchema>;

export const appealSchema = z.strictObject({ sanction: idSchema, text: someText });

export const caseSchema = z.strictObject({ case: idSchema });
export const capsuleSchema = z.strictObject({ case: idSchema, capsule: idSchema.optional() });
export const decideSchema = z.strictObject({
  case: idSchema,
  uphold: z.boolean(),
  note: text,
  act: z.strictObject({ do: z.enum(ACTS), minutes: minutes.optional(), rule: idSchema }).optional(),
});
export type Decide = z.input<typeof decideSchema>;
export const noteCaseSchema = z.strictObject({ case: idSchema, text: someText });
export const snoozeSchema = z.strictObject({ case: idSchema, minutes: minutes.max(60 * 24) });
export const mergeSchema = z.strictObject({ case: idSchema, into: idSchema });
export const escalateSchema = z.strictObject({ case: idSchema, note: text.optional() });
/** `to` is the avatar of a moderator who is here. */
export const handOverSchema = z.strictObject({ case: idSchema, to: idSchema, note: text.optional() });
export const dutySchema = z.strictObject({ on: z.boolean(), note: text.optional() });
