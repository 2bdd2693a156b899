/** ReadStatements: what the house answers about the bearer of this browser's key, checked before it is shown. */
import { z } from "zod";
import { KEY_HEADER } from "../../../shared/protocol/from-client/ticket.ts";

/** Acts that this page does not know are told by the house's own sentence. */
const statementSchema = z.object({
  sanction: z.string(),
  act: z.string(),
  text: z.string(),
  place: z.string(),
  at: z.number(),
  until: z.number().nullable(),
  undone: z.boolean(),
  rule: z.object({ id: z.string(), title: z.string(), text: z.string(), version: z.string().nullable() }),
  facts: z.record(z.string(), z.number()).nullable(),
  by: z.enum(["visitor", "host", "moderator", "owner", "bot", "machine"]),
  note: z.string().nullable(),
  appeal: z.object({ state: z.enum(["open", "asked", "upheld", "rejected", "late", "none"]), until: z.number() }),
});
/** One decision about the reader; see the protocol's `Statement`. */
export type Statement = z.infer<typeof statementSchema>;
const answerSchema = z.object({ statements: z.array(statementSchema) });
const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** What was answered; `unknown` where nobody ever came with this key. */
export type Answer = { is: "told"; statements: Statement[] } | { is: "unknown" } | { is: "busy" } | { is: "failed" };

/** Newest first. */
export async function readStatements(key: string): Promise<Answer> {
  try {
    const answer = await fetch("/api/decisions", { headers: { [KEY_HEADER]: key }, credentials: "omit" });
    if (answer.status === 404) return { is: "unknown" };
    if (answer.status === 429) return { is: "busy" };
    if (!answer.ok) return { is: "failed" };
    const { statements } = answerSchema.parse(await answer.json());
    return { is: "told", statements: statements.sort((a, b) => b.at - a.at) };
  } catch {
    return { is: "failed" };
  }
}

/** Asks that somebody else looks at a decision; answers the house's sentence when it says no, null when it is on its way. */
export async function sendAppeal(key: string, sanction: string, text: string): Promise<{ refused: string } | null> {
  const answer = await fetch("/api/appeals", {
    method: "POST",
    headers: { [KEY_HEADER]: key, "Content-Type": "application/json" },
    credentials: "omit",
    body: JSON.stringify({ sanction, text }),
  });
  if (answer.ok) return null;
  const read = refusalSchema.safeParse(await answer.json());
  if (!read.success) throw new Error(`the house answered ${answer.status}`);
  return { refused: read.data.error.message };
}
