/** Asked: a verb over a line: its answer, or the refusal that it got. */
import type { Verb } from "../../shared/protocol/from-client/index.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Line } from "./line.ts";
import { refusalIn } from "./ticket.ts";

/** `over` answers why nothing can be asked any more, or null. */
export async function asked<Answer>(
  { room }: Line,
  verb: Verb,
  payload: object,
  over: () => StoaError | null,
): Promise<Answer> {
  const before = over();
  if (before) throw before;
  let answer: unknown;
  try {
    answer = await room.request(verb, payload);
  } catch (error) {
    if (error instanceof StoaError) throw error;
    throw over() ?? new StoaError("invalid", "The connection gave no answer. Try again.");
  }
  const refusal = refusalIn(answer);
  if (refusal) throw refusal;
  return (answer as { ok?: Answer } | null)?.ok as Answer;
}
