/** Notice: a word from the house by itself; it holds nothing against anybody. */
import { type Consequence, groundsOf } from "./consequence.ts";
import { seenWords } from "./seen.ts";

export const notice: Consequence = {
  tell(sanction, hands) {
    const title = hands.titleOf(sanction.space, sanction.rule);
    hands.notify(sanction.person, {
      kind: "house",
      text: `The house, by itself, asks you to mind a rule: ${title}.${seenWords(sanction.facts)} Nothing has changed for you.`,
      ...groundsOf(sanction),
    });
  },
};
