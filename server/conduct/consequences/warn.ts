/** Warn: a word that stays on record, and nothing else. */
import { houseWords } from "../../../shared/text/house-words.ts";
import { type Consequence, groundsOf, whoOf } from "./consequence.ts";
import { seenWords } from "./seen.ts";

export const warn: Consequence = {
  tell(sanction, hands) {
    const language = hands.languageOf(sanction.person);
    const rule = hands.titleOf(sanction.space, sanction.rule, language);
    hands.notify(sanction.person, {
      kind: "warned",
      text:
        houseWords(language, "house.warned", { who: whoOf(sanction.byRole), rule }) +
        seenWords(sanction.facts, language),
      ...groundsOf(sanction),
    });
  },
};
