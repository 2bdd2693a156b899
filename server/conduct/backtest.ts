/** Backtest: tries rules on the facts that the store has of past days, some at a time, so that nobody is held up. */
import { Backtest, type Tried } from "../../shared/conduct/backtest.ts";
import type { RuleSet } from "../../shared/conduct/rule-set.ts";
import type { Store } from "../store/store.ts";

/** Times are ms since 1970. */
export async function backtest(
  store: { facts: Pick<Store["facts"], "between" | "cleared"> },
  asked: { space: string; rules: RuleSet; rule?: string | undefined; from: number; until: number },
): Promise<Tried> {
  const { space, rules, rule, from, until } = asked;
  const tried = new Backtest(rules, rule);
  for await (const facts of store.facts.between(space, from, until)) for (const fact of facts) tried.take(fact);
  return tried.result(new Set(await store.facts.cleared(space, from, until)));
}
