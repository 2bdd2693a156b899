/** Rules told: everybody in a space whose house rules have changed is told so. Whoever agreed to the old ones stays. Carries RUL10. */
import { changesBetween, type RuleChange } from "../../shared/conduct/rule-changes.ts";
import type { RuleSet } from "../../shared/conduct/rule-set.ts";
import { type House, roomsOf } from "./house.ts";

/** @param spaces ids of those that have these rules */
export function tellRules(house: House, spaces: Iterable<string>, before: RuleSet, after: RuleSet): void {
  const changes = changesBetween(before.rules, after.rules);
  const text = `The house rules have changed; version ${after.version} is in force. ${countWords(changes)}Read them, with what has changed, among the house rules. When you next come in you are asked whether you agree.`;
  for (const space of spaces) {
    for (const room of roomsOf(house, space)) {
      for (const visitor of room.company.all()) room.notify(visitor, { kind: "rules", text });
    }
  }
}

/** "New: …. Changed: …. Gone: …. " with the titles of the rules. */
function countWords(changes: readonly RuleChange[]): string {
  const named = (what: RuleChange["what"], word: string) => {
    const titles = changes.filter((one) => one.what === what).map(({ title }) => `“${title}”`);
    return titles.length === 0 ? "" : `${word}: ${titles.join(", ")}. `;
  };
  return named("added", "New") + named("changed", "Changed") + named("removed", "Gone");
}
