/** Mute: nothing that the person says is heard, in any space of the house. */
import { type Consequence, groundsOf } from "./consequence.ts";
import { forHowLong } from "./how-long.ts";

export const mute: Consequence = {
  tell(sanction, hands) {
    const title = hands.titleOf(sanction.space, sanction.rule);
    hands.notify(sanction.person, {
      kind: "muted",
      text: `A moderator has muted you ${forHowLong(sanction)}. House rule: ${title}. You still hear and read everybody near you.`,
      ...groundsOf(sanction),
    });
  },
};

export const unmute: Consequence = {
  tell({ person, rule, id }, hands) {
    hands.notify(person, {
      kind: "unmuted",
      text: "You are no longer muted. What you say is heard again.",
      rule,
      sanction: id,
    });
  },
};
