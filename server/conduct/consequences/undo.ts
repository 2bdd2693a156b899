/** Undo: takes one decision back, as if it had never been; what else was decided goes on holding. */
import { houseWords } from "../../../shared/text/house-words.ts";
import type { Consequence } from "./consequence.ts";

export const undo: Consequence = {
  tell({ person, rule, id, note }, hands, before) {
    const standing = hands.standing(person);
    if (standing === null || before === null) return;
    const unmuted = before.muted !== null && standing.muted === null;
    const released = before.isolated !== null && standing.isolated === null;
    const held = standing.muted !== null || standing.isolated !== null;
    hands.notify(person, {
      kind: unmuted ? "unmuted" : released ? "released" : "undone",
      text: houseWords(hands.languageOf(person), held ? "house.undone.rest" : "house.undone.gone"),
      rule,
      sanction: id,
      ...(note !== null && { note }),
    });
  },
};
