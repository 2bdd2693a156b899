/** Mute: nothing that the person says is heard, in any space of the house. */
import { houseWords } from "../../../shared/text/house-words.ts";
import type { Decider, Sanction } from "../../store/store.ts";
import { type Consequence, groundsOf, whoOf } from "./consequence.ts";
import { forHowLong } from "./how-long.ts";
import { seenWords } from "./seen.ts";

export const mute: Consequence = {
  tell(sanction, hands) {
    const language = hands.languageOf(sanction.person);
    const title = hands.titleOf(sanction.space, sanction.rule, language);
    const text = mutedWords(sanction, title, sanction.byRole, language) + seenWords(sanction.facts, language);
    hands.notify(sanction.person, { kind: "muted", text, ...groundsOf(sanction) });
  },
};

/** What a mute means, for whoever it holds; `rule` is the house rule's title. */
export function mutedWords(
  held: Pick<Sanction, "at" | "until">,
  rule: string,
  by: Decider | null,
  language: string,
): string {
  return houseWords(language, "house.muted", { who: whoOf(by), long: forHowLong(held, language), rule });
}

export const unmute: Consequence = {
  tell({ person, rule, id }, hands) {
    hands.notify(person, {
      kind: "unmuted",
      text: houseWords(hands.languageOf(person), "house.unmuted"),
      rule,
      sanction: id,
    });
  },
};
