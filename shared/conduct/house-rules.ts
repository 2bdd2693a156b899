/**
 * House rules: what everybody agrees to before they enter, as the door shows it: `assets/conduct/<id>.json` in one
 * language. `rule-set.ts` is the whole file, with what the house does about its rules by itself.
 *
 * The version is shown and kept with each agreement; a new version asks again. A sanction names one of the rules.
 */
import { z } from "zod";

/** How many lines are shown at the door, before the rest is read. */
export const DOOR_LINES = 3;

export const WORDS = {
  title: z.string().min(1).max(80),
  text: z.string().min(1).max(1000),
  door: z.string().min(1).max(80).optional().describe("the rule in one short line, for the three shown at the door"),
};

export const RULE = {
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "an id is lower-case letters, digits and dashes"),
  ...WORDS,
};

export const HEAD = {
  version: z.string().regex(/^[A-Za-z0-9.-]{1,40}$/, "a version is letters, digits, dots and dashes"),
  title: WORDS.title,
  text: z.string().min(1).max(2000),
};

/** What else stands there is not for the door. */
export const houseRulesSchema = z.object({ ...HEAD, rules: z.array(z.object(RULE)).min(1).max(50) });

export type HouseRules = z.infer<typeof houseRulesSchema>;

/** What a rule is called; its id where there is none of that id (any more). */
export function titleOf({ rules }: Pick<HouseRules, "rules">, rule: string): string {
  return rules.find(({ id }) => id === rule)?.title ?? rule;
}
