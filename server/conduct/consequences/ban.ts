/** Ban: ends every visit, and shuts every space of the house to the person until it is over. */
import type { Sanction } from "../../store/store.ts";
import type { Consequence } from "./consequence.ts";
import { backWords } from "./how-long.ts";

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
    const language = hands.languageOf(person);
    const title = hands.titleOf(space, rule, language);
    hands.close(person, "banned", backWords(sanction, title, "house.back.never", language));
  },
};

/** Whoever was banned is not here: they read it when they come again. */
export const unban: Consequence = { tell() {} };
