/** Kick: ends the visit to one space. With minutes the person may return then, without at once. */
import type { Consequence } from "./consequence.ts";
import { howLong } from "./how-long.ts";

export const kick: Consequence = {
  effect({ person, space }, hands) {
    hands.remove(person, space);
  },
  tell(sanction, hands) {
    const { person, space, rule } = sanction;
    const long = howLong(sanction);
    const back = long === null ? "You may come back at once." : `You may come back in ${long}.`;
    // All of it must fit into a close frame, so the title stands where it may be cut.
    hands.close(person, "kicked", `${back} House rule: ${hands.titleOf(space, rule)}.`, space);
  },
};
