/** Slow: the person writes one message in some seconds; they are heard and hear as before. */
import type { Sanction } from "../../store/store.ts";
import { type Consequence, groundsOf } from "./consequence.ts";
import { forHowLong } from "./how-long.ts";
import { seenWords } from "./seen.ts";

/** Whoever is slowed writes once in so long, ms. */
export const SLOWED_EVERY_MS = 10_000;

export const slow: Consequence = {
  tell(sanction, hands) {
    const text = slowedWords(sanction, hands.titleOf(sanction.space, sanction.rule));
    hands.notify(sanction.person, {
      kind: "house",
      text: text + seenWords(sanction.facts),
      ...groundsOf(sanction),
    });
  },
};

/** What being slowed means, for whoever it holds; `title` is the house rule's. */
export function slowedWords(held: Pick<Sanction, "at" | "until">, title: string): string {
  return `You can write one message in ${SLOWED_EVERY_MS / 1000} seconds, ${forHowLong(held)}. House rule: ${title}. You are heard as before.`;
}
