/** Notice: a word from the house by itself; it holds nothing against anybody. */
import { houseWords } from "../../../shared/text/house-words.ts";
import { type Consequence, groundsOf } from "./consequence.ts";
import { seenWords } from "./seen.ts";

export const notice: Consequence = {
  tell(sanction, hands) {
    const language = hands.languageOf(sanction.person);
    const rule = hands.titleOf(sanction.space, sanction.rule, language);
    hands.notify(sanction.person, {
      kind: "house",
      text: houseWords(language, "house.noticed", { rule }) + seenWords(sanction.facts, language),
      ...groundsOf(sanction),
    });
  },
};
