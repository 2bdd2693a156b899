/** Seen: what a rule of a machine has seen, in words, for whoever it decided about. */
import type { FactKind } from "../../../shared/conduct/facts.ts";

const SEEN: Record<FactKind, (count: string) => string> = {
  messages: (count) => `${count} messages`,
  repeats: (count) => `the same words again ${count} times`,
  links: (count) => `${count} links`,
  capitals: (count) => `capitals in ${Math.round(Number(count) * 100)} of 100 letters`,
  listed: (count) => `words that stand on a list, in ${count} of your messages`,
  name: () => "a name that stands on a list",
  reported: () => "what others have reported",
  joined: (count) => `${count} people coming in`,
  "closing-in": (count) => `you came nearer to somebody who moved away, for ${count} seconds`,
  following: (count) => `you went where somebody else went, for ${count} seconds`,
  circling: (count) => `you went round somebody ${count} times`,
  blocking: (count) => `you stood in somebody's way, for ${count} seconds`,
  hands: (count) => `your hands reached into somebody's bubble ${count} times`,
};

/** " What it goes by: 9 messages within 12 seconds." or nothing, where it was no machine. */
export function seenWords(facts: Record<string, number> | null): string {
  if (facts === null) return "";
  const told = Object.entries(facts).find((fact): fact is [FactKind, number] => Object.hasOwn(SEEN, fact[0]));
  if (told === undefined || facts.within === undefined) return "";
  return ` What it goes by: ${SEEN[told[0]](String(told[1]))} within ${facts.within} seconds.`;
}
