/** Isolate: staff alone see, hear and read the person, and they staff, in every space of the house. */
import type { Decider, Sanction } from "../../store/store.ts";
import { byWhom, type Consequence, groundsOf } from "./consequence.ts";
import { forHowLong } from "./how-long.ts";
import { seenWords } from "./seen.ts";

export const isolate: Consequence = {
  tell(sanction, hands) {
    const title = hands.titleOf(sanction.space, sanction.rule);
    hands.notify(sanction.person, {
      kind: "isolated",
      text: isolatedWords(sanction, title, sanction.byRole) + seenWords(sanction.facts),
      ...groundsOf(sanction),
    });
  },
};

/** What an isolation means, for whoever it holds; `title` is the house rule's, `by` who decided it, where that is told. */
export function isolatedWords(held: Pick<Sanction, "at" | "until">, title: string, by?: Decider): string {
  const begin = by === undefined ? "You are set apart" : `${byWhom(by)} has set you apart`;
  return `${begin} ${forHowLong(held)}. House rule: ${title}. Until then you and the staff see and hear one another, and nobody else.`;
}

export const release: Consequence = {
  tell({ person, rule, id }, hands) {
    hands.notify(person, {
      kind: "released",
      text: "You are no longer set apart. You and everybody here see and hear one another again.",
      rule,
      sanction: id,
    });
  },
};
