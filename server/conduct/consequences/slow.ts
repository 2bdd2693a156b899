/** Slow: the person writes one message in some seconds; they are heard and hear as before. */
import { houseWords } from "../../../shared/text/house-words.ts";
import type { Sanction } from "../../store/store.ts";
import { type Consequence, groundsOf } from "./consequence.ts";
import { forHowLong } from "./how-long.ts";
import { seenWords } from "./seen.ts";

/** Whoever is slowed writes once in so long, ms. */
export const SLOWED_EVERY_MS = 10_000;

export const slow: Consequence = {
  tell(sanction, hands) {
    const language = hands.languageOf(sanction.person);
    const text = slowedWords(sanction, hands.titleOf(sanction.space, sanction.rule, language), language);
    hands.notify(sanction.person, {
      kind: "house",
      text: text + seenWords(sanction.facts, language),
      ...groundsOf(sanction),
    });
  },
};

/** What being slowed means, for whoever it holds; `rule` is the house rule's title. */
export function slowedWords(held: Pick<Sanction, "at" | "until">, rule: string, language: string): string {
  const long = forHowLong(held, language);
  return houseWords(language, "house.slowed", { seconds: SLOWED_EVERY_MS / 1000, long, rule });
}
