/** Ban: ends every visit, and shuts every space of the house to the person until it is over. */
import type { Sanction } from "../../store/store.ts";
import type { Consequence } from "./consequence.ts";
import { howLong } from "./how-long.ts";

/** One moderator alone bans for so long; for more a second one is asked, ms. */
export const ALONE_MS = 24 * 60 * 60_000;

/** A ban of staff holds nothing until a second moderator agrees. */
const holds = ({ at, until }: Sanction) => until === null || until > at;

export const ban: Consequence = {
  effect(sanction, hands) {
    if (holds(sanction)) hands.remove(sanction.person);
  },
  tell(sanction, hands) {
    const { person, space, rule, second } = sanction;
    if (second !== null)
      hands.warnStaff(space, "A moderator has asked for a longer ban, or one of staff. It wants a second moderator.");
    if (!holds(sanction)) return;
    const long = howLong(sanction);
    const back = long === null ? "You may not come back." : `You may come back in ${long}.`;
    hands.close(person, "banned", `${back} House rule: ${hands.titleOf(space, rule)}.`);
  },
};

/** Whoever was banned is not here: they read it when they come again. */
export const unban: Consequence = { tell() {} };
