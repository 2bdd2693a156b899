/** Seen: what a rule of a machine has seen, in the words of whoever it decided about. */
import { FACT_KINDS, type FactKind } from "../../../shared/conduct/facts.ts";
import { houseWords } from "../../../shared/text/house-words.ts";

/** " What it goes by: 9 messages, within 12 seconds." or nothing, where it was no machine. */
export function seenWords(facts: Record<string, number> | null, language: string): string {
  const kind: FactKind | undefined = facts === null ? undefined : FACT_KINDS.find((one) => facts[one] !== undefined);
  if (facts === null || kind === undefined || facts.within === undefined) return "";
  const what = houseWords(language, `house.seen.${kind}`, { count: facts[kind]! });
  return ` ${houseWords(language, "house.seen", { what, count: facts.within })}`;
}
