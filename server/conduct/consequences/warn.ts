/** Warn: a word that stays on record, and nothing else. */
import { type Consequence, groundsOf } from "./consequence.ts";

export const warn: Consequence = {
  tell(sanction, hands) {
    const title = hands.titleOf(sanction.space, sanction.rule);
    hands.notify(sanction.person, {
      kind: "warned",
      text: `A moderator asks you to keep a house rule: ${title}. Nothing else has changed for you.`,
      ...groundsOf(sanction),
    });
  },
};
