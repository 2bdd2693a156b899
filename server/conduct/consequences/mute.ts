/** Mute: nothing that the person says is heard, in any space of the house. */
import type { Sanction } from "../../store/store.ts";
import type { Consequence } from "./consequence.ts";
import { howLong } from "./how-long.ts";

export const mute: Consequence = {
  effect({ person, until, rule, id }, hands) {
    hands.mute(person, { until, rule, sanction: id });
  },
  tell(sanction, hands) {
    hands.notify(sanction.person, {
      kind: "muted",
      text: `A moderator has muted you ${forHowLong(sanction)}. House rule: ${hands.titleOf(sanction.space, sanction.rule)}. You still hear and read everybody near you.`,
      ...(sanction.note !== null && { note: sanction.note }),
      rule: sanction.rule,
      sanction: sanction.id,
      ...(sanction.until !== null && { until: sanction.until }),
    });
  },
};

export const unmute: Consequence = {
  effect({ person }, hands) {
    hands.mute(person, null);
  },
  tell(sanction, hands) {
    hands.notify(sanction.person, {
      kind: "unmuted",
      text: "You are no longer muted. What you say is heard again.",
      rule: sanction.rule,
      sanction: sanction.id,
    });
  },
};

function forHowLong(sanction: Sanction): string {
  const long = howLong(sanction);
  return long === null ? "until further notice" : `for ${long}`;
}
