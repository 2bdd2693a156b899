/** What hosts do with the evening of a space. */
import { z } from "zod";
import { cueId } from "../../programme/cue.ts";
import { REHEARSED_MOST } from "../../programme/rehearsal.ts";
import { someWordsSchema } from "./words.ts";

/** Its most and least minutes are those of a cue: `runRefusal` says which. */
const minutes = z.number().min(-1440).max(1440);

export const cueDeedSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("begin"), cue: cueId }),
  z.strictObject({ do: z.literal("end"), cue: cueId }),
  z.strictObject({ do: z.literal("skip"), cue: cueId }),
  z.strictObject({ do: z.literal("extend"), cue: cueId, minutes }),
  z.strictObject({ do: z.literal("hold") }),
  z.strictObject({ do: z.literal("resume") }),
  z.strictObject({ do: z.literal("preempt"), title: someWordsSchema(120), text: someWordsSchema(1000) }),
  z.strictObject({ do: z.literal("close") }),
  z.strictObject({ do: z.literal("undo"), event: z.int().min(0).max(1_000_000_000) }),
]);
export type CueDeed = z.input<typeof cueDeedSchema>;

/** A programme as its author wrote it: what is wrong in it is told with its place, so it is read by its own schema. */
const written = z.record(z.string().max(40), z.unknown());
export const programmeVerbSchema = z.strictObject({ programme: written });
/** Whoever waits before a full space, by the number that they have there. */
export const letInSchema = z.strictObject({ id: z.string().min(1).max(64) });
/** What would go wrong in it; without one, in the one that is set. */
export const lintSchema = z.strictObject({ programme: written.optional() });
/** An evening played through with made-up visitors; without a programme, the one that is set. */
export const rehearseSchema = z.strictObject({
  programme: written.optional(),
  people: z.int().min(1).max(REHEARSED_MOST).default(60),
  seed: z.int().min(0).max(0xffff_ffff).default(1),
});
