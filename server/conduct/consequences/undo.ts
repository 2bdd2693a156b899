/** Undo: takes one decision back, as if it had never been; what else was decided goes on holding. */
import type { Consequence } from "./consequence.ts";

export const undo: Consequence = {
  tell({ person, rule, id, note }, hands, before) {
    const standing = hands.standing(person);
    if (standing === null || before === null) return;
    const unmuted = before.muted !== null && standing.muted === null;
    const released = before.isolated !== null && standing.isolated === null;
    const held = standing.muted !== null || standing.isolated !== null;
    const rest = held ? "Something else that was decided still holds." : "It counts no more.";
    hands.notify(person, {
      kind: unmuted ? "unmuted" : released ? "released" : "undone",
      text: `A moderator has taken back what was decided about you. ${rest}`,
      rule,
      sanction: id,
      ...(note !== null && { note }),
    });
  },
};
