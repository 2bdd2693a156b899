/** What hosts do with the messages of the house, and whoever follows the call of one. */
import { z } from "zod";
import { draftSchema, saidSchema } from "../../messages/message.ts";
import { wordsSchema } from "./words.ts";

/** Somebody goes where the call of something leads that the house said. */
export const followCallSchema = z.strictObject({ said: saidSchema });

/** A message is known by the number of the event that drafted it. */
const number = z.int().min(0).max(1_000_000_000);
/** A draft as its author wrote it: what is wrong in it is told with its place, so it is read by its own schema. */
const draft = z.record(z.string().max(40), z.unknown());
export const readDraft = (written: unknown) => draftSchema.safeParse(written);

export const messageDeedSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("check"), draft }),
  z.strictObject({ do: z.literal("draft"), draft }),
  z.strictObject({ do: z.literal("change"), message: number, draft }),
  /** `version` are the words that they read: others are approved anew. */
  z.strictObject({ do: z.literal("approve"), message: number, version: number }),
  z.strictObject({
    do: z.literal("send"),
    message: number,
    /** Now, whatever time it was meant for. */
    now: z.boolean().default(false),
    /** Though it touches on a topic and nobody else has approved it, or nobody here is whom it is for. */
    anyway: z.boolean().default(false),
  }),
  /** Throws it away; what was said already is taken back. */
  z.strictObject({
    do: z.literal("withdraw"),
    message: number,
    why: wordsSchema(300).optional(),
  }),
]);
