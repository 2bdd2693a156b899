/** Isolate: staff alone see, hear and read the person, and they staff, in every space of the house. */
import { houseWords } from "../../../shared/text/house-words.ts";
import type { Decider, Sanction } from "../../store/store.ts";
import { type Consequence, groundsOf, whoOf } from "./consequence.ts";
import { forHowLong } from "./how-long.ts";
import { seenWords } from "./seen.ts";

export const isolate: Consequence = {
  tell(sanction, hands) {
    const language = hands.languageOf(sanction.person);
    const title = hands.titleOf(sanction.space, sanction.rule, language);
    const text = isolatedWords(sanction, title, sanction.byRole, language) + seenWords(sanction.facts, language);
    hands.notify(sanction.person, { kind: "isolated", text, ...groundsOf(sanction) });
  },
};

/** What an isolation means, for whoever it holds; `rule` is the house rule's title. */
export function isolatedWords(
  held: Pick<Sanction, "at" | "until">,
  rule: string,
  by: Decider | null,
  language: string,
): string {
  return houseWords(language, "house.isolated", { who: whoOf(by), long: forHowLong(held, language), rule });
}

export const release: Consequence = {
  tell({ person, rule, id }, hands) {
    hands.notify(person, {
      kind: "released",
      text: houseWords(hands.languageOf(person), "house.released"),
      rule,
      sanction: id,
    });
  },
};
