/**
 * Machine: carries out what rules decide by themselves, through the same measure as what people decide. In shadow the same
 * is done by hands that only pretend. Carries RUL5 and RUL6.
 */
import type { Verdict } from "../../shared/conduct/judge.ts";
import type { Sanction, Store } from "../store/store.ts";
import type { Hands } from "./consequences/consequence.ts";
import { NOTHING_KEPT, type Pretended, pretending } from "./consequences/pretend.ts";
import { carryOut } from "./measure.ts";

/** What a verdict comes to: taken by nobody, for its minutes. */
export function sanctionBy(verdict: Verdict, space: string): Sanction {
  const { id, person, rule, version, facts, at, minutes } = verdict;
  return {
    id,
    person,
    act: verdict.do,
    space,
    rule,
    version,
    facts,
    at,
    until: minutes === null ? null : at + Math.round(minutes * 60_000),
    note: null,
    by: null,
    byRole: "machine",
    of: null,
    case: null,
    second: null,
  };
}

/** Resolves when it is on disk and told; in shadow, when all of it was noted to `pretended`. */
export function carryOutVerdict(
  verdict: Verdict,
  space: string,
  hands: Hands,
  store: { conduct: Pick<Store["conduct"], "record"> },
  wait: (ms: number) => Promise<void>,
  pretended: (what: Pretended) => void = () => {},
): Promise<void> {
  const sanction = sanctionBy(verdict, space);
  if (verdict.shadow) return carryOut(sanction, pretending(hands, pretended), NOTHING_KEPT, wait);
  return carryOut(sanction, hands, store, wait);
}
