/** Undo: takes one decision back, as if it had never been; what else was decided goes on holding. */
import type { Consequence } from "./consequence.ts";

export const undo: Consequence = {
  tell({ person, rule, id, note }, hands) {
    const standing = hands.standing(person);
    if (standing === null) return;
    const kind = standing.muted !== null ? "house" : "unmuted";
    const held = standing.muted !== null || standing.isolated !== null;
    const rest = held ? "Something else that was decided still holds." : "It counts no more, and nothing else holds.";
    hands.notify(person, {
      kind,
      text: `A moderator has taken back what was decided about you. ${rest}`,
      rule,
      sanction: id,
      ...(note !== null && { note }),
    });
  },
};
