/**
 * Appeals: against any decision, for six months, once, by whoever it was about; also while they are banned. Carries APP1
 * and APP2.
 */
import { StoaError } from "../../shared/protocol/refusal.ts";
import { APPEAL_MS, APPEALABLE } from "../conduct/statement.ts";
import type { Store } from "../store/store.ts";
import type { Case, Cases } from "./cases.ts";
import type { Pace } from "./pace.ts";

export type AppealParts = {
  store: Pick<Store, "conduct">;
  cases: Cases;
  reportPace: Pace;
  now: () => number;
  newId: () => string;
};

/** @throws {StoaError} where there is nothing (any more) to appeal, or it was appealed before */
export async function lodgeAppeal(
  { store, cases, reportPace, now, newId }: AppealParts,
  person: string,
  sanction: string,
  text: string,
): Promise<Case> {
  const at = Math.round(now());
  const found = await store.conduct.find(sanction);
  if (found === null || found.person !== person)
    throw new StoaError("not-found", "There is no such decision about you.");
  if (!APPEALABLE.has(found.act) || found.undone)
    throw new StoaError("invalid", "That was taken back already: there is nothing to appeal.");
  if (at - found.at > APPEAL_MS) throw new StoaError("invalid", "A decision can be appealed for six months.");
  if (!reportPace.take(person, at)) throw new StoaError("too-fast", "That are many at once. Wait ten minutes.");
  return cases.begin(
    { id: newId(), space: found.space, about: person, of: sanction },
    person,
    { kind: "appealed", sanction },
    {
      text,
      entry: {
        facts: { kind: "appeal", sanction, space: found.space, rule: found.rule, at, note: null },
        people: { person },
      },
    },
  );
}
