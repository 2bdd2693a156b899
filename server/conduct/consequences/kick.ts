/** Kick: ends the visit to one space. With minutes the person may return then, without at once. */
import type { Consequence } from "./consequence.ts";
import { howLong } from "./how-long.ts";

export const kick: Consequence = {
  effect({ person, space }, hands) {
    hands.remove(person, space);
  },
  tell(sanction, hands) {
    const long = howLong(sanction);
    const back = long === null ? "You may come back." : `You may come back in ${long}.`;
    hands.close(
      sanction.person,
      sanction.space,
      "kicked",
      `A moderator ended your visit. Rule: ${sanction.rule}. ${back}`,
    );
  },
};
