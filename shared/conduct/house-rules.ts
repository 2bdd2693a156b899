/**
 * House rules: what everybody agrees to before they enter, as the door shows it: `assets/conduct/<id>.json` in one
 * language. `rule-set.ts` is the whole file, with all it is checked by and what the house does about its rules by itself.
 *
 * The version is shown and kept with each agreement; a new version asks again. A sanction names one of the rules.
 */
import { z } from "zod";

const words = z.string();

/** What the door tells, checked in the file before; what else stands there is not for the page. */
export const houseRulesSchema = z.object({
  version: words,
  title: words,
  text: words,
  rules: z.array(z.object({ id: words, title: words, text: words, door: words.optional() })).min(1),
});

export type HouseRules = z.infer<typeof houseRulesSchema>;

/** What a rule is called; its id where there is none of that id (any more). */
export function titleOf({ rules }: Pick<HouseRules, "rules">, rule: string): string {
  return rules.find(({ id }) => id === rule)?.title ?? rule;
}
