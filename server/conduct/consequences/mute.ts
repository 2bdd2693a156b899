/** Mute: nothing that the person says is heard, in any space of the house. */
import type { Decider, Sanction } from "../../store/store.ts";
import { byWhom, type Consequence, groundsOf } from "./consequence.ts";
import { forHowLong } from "./how-long.ts";
import { seenWords } from "./seen.ts";

export const mute: Consequence = {
  tell(sanction, hands) {
    const title = hands.titleOf(sanction.space, sanction.rule);
    hands.notify(sanction.person, {
      kind: "muted",
      text: mutedWords(sanction, title, sanction.byRole) + seenWords(sanction.facts),
      ...groundsOf(sanction),
    });
  },
};

/** What a mute means, for whoever it holds; `title` is the house rule's, `by` who decided it, where that is told. */
export function mutedWords(held: Pick<Sanction, "at" | "until">, title: string, by?: Decider): string {
  const begin = by === undefined ? "You are muted" : `${byWhom(by)} has muted you`;
  return `${begin} ${forHowLong(held)}. House rule: ${title}. You still hear and read everybody near you.`;
}

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
