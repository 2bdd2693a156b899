/**
 * House rules: what everybody agrees to before they enter, `assets/conduct/<id>.json`.
 *
 * The version is shown and kept with each agreement; a new version asks again. A sanction names one of the rules.
 */
import { z } from "zod";

/** How many lines are shown at the door, before the rest is read. */
export const DOOR_LINES = 3;

const rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "an id is lower-case letters, digits and dashes"),
  title: z.string().min(1).max(80),
  text: z.string().min(1).max(1000),
  door: z.string().min(1).max(80).optional().describe("the rule in one short line, for the three shown at the door"),
});

export const houseRulesSchema = z
  .strictObject({
    version: z.string().regex(/^[A-Za-z0-9.-]{1,40}$/, "a version is letters, digits, dots and dashes"),
    title: z.string().min(1).max(80),
    text: z.string().min(1).max(2000),
    rules: z.array(rule).min(1).max(50),
  })
  .refine(({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length, "every rule has an id of its own")
  .refine(
    ({ rules }) => rules.filter(({ door }) => door !== undefined).length === Math.min(DOOR_LINES, rules.length),
    `${DOOR_LINES} rules have a line for the door`,
  );

export type HouseRules = z.infer<typeof houseRulesSchema>;

/** What a rule is called; its id where there is none of that id (any more). */
export function titleOf({ rules }: Pick<HouseRules, "rules">, rule: string): string {
  return rules.find(({ id }) => id === rule)?.title ?? rule;
}
