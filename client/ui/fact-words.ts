/** FactWords: what a rule by itself looked at, in words; a fact that is not known here is told by its name. */
import { type TextKey, text } from "../../shared/text/text.ts";

const KNOWN: Record<string, TextKey> = {
  messages: "fact.messages",
  repeats: "fact.repeats",
  links: "fact.links",
  capitals: "fact.capitals",
  listed: "fact.listed",
  name: "fact.name",
  reported: "fact.reported",
  "closing-in": "fact.closing-in",
  following: "fact.following",
  circling: "fact.circling",
  blocking: "fact.blocking",
  hands: "fact.hands",
  /** Not a fact of its own: the time in which the others were counted, s. */
  within: "fact.within",
};

export function factWords(facts: Record<string, number>): string {
  return Object.entries(facts)
    .map(([name, number]) => {
      const value = Math.round(number * 10) / 10;
      const known = KNOWN[name];
      if (known === undefined) return text("fact.other", { name, value });
      return text(known, { value, percent: Math.round(number * 100) });
    })
    .join(", ");
}
