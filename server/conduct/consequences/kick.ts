/** Kick: ends the visit to one space. With minutes the person may return then, without at once. */
import type { Consequence } from "./consequence.ts";
import { backWords } from "./how-long.ts";

export const kick: Consequence = {
  effect({ person, space }, hands) {
    hands.remove(person, space);
  },
  tell(sanction, hands) {
    const { person, space, rule } = sanction;
    const language = hands.languageOf(person);
    const title = hands.titleOf(space, rule, language);
    // All of it must fit into a close frame, so the title stands where it may be cut.
    hands.close(person, "kicked", backWords(sanction, title, "house.back.now", language), space);
  },
};
