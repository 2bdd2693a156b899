/** Warn: a word that stays on record, and nothing else. */
import { byWhom, type Consequence, groundsOf } from "./consequence.ts";
import { seenWords } from "./seen.ts";

export const warn: Consequence = {
  tell(sanction, hands) {
    const title = hands.titleOf(sanction.space, sanction.rule);
    hands.notify(sanction.person, {
      kind: "warned",
      text: `${byWhom(sanction.byRole)} asks you to keep a house rule: ${title}.${seenWords(sanction.facts)} Nothing else has changed for you.`,
      ...groundsOf(sanction),
    });
  },
};
