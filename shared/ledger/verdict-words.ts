/** VerdictWords: what was found in a chain, as one sentence that says what it means. */
import pages from "../text/pages.json" with { type: "json" };
import { learn, type TextKey, text } from "../text/text.ts";
import type { Verdict } from "./chain-check.ts";

learn(pages);

export function verdictWords({ whole, head, finding }: Verdict): string {
  if (whole) return text("ledger.found.whole", { count: head.seq });
  const { problem, seq, line } = finding;
  if (problem === "end" && seq === 1) return text("ledger.found.nothing");
  const key: TextKey = `ledger.found.${problem}`;
  return text(key, { line, seq: seq ?? 0, before: (seq ?? 1) - 1 });
}
