/** Isolate: staff alone see, hear and read the person, and they staff, in every space of the house. */
import type { Sanction } from "../../store/store.ts";
import { type Consequence, groundsOf } from "./consequence.ts";
import { forHowLong } from "./how-long.ts";

export const isolate: Consequence = {
  tell(sanction, hands) {
    const title = hands.titleOf(sanction.space, sanction.rule);
    hands.notify(sanction.person, { kind: "isolated", text: isolatedWords(sanction, title), ...groundsOf(sanction) });
  },
};

/** What an isolation means, for whoever it holds; `title` is the house rule's. */
export function isolatedWords(held: Pick<Sanction, "at" | "until">, title: string): string {
  return `A moderator has set you apart ${forHowLong(held)}. House rule: ${title}. Until then you and the staff see and hear one another, and nobody else.`;
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
