/**
 * Pretend: the twin of every consequence. It is carried out by hands that do nothing and note what they would have done:
 * for rules in shadow, and for trying what would come of a decision. Carries RUL5.
 */
import type { Hands } from "./consequence.ts";

/** What would have been done to a person. */
export type Pretended = { did: keyof Hands; person: string; what: unknown };

/** @param real where titles and languages are looked up; nothing else of it is used */
export function pretending(real: Pick<Hands, "titleOf" | "languageOf">, note: (pretended: Pretended) => void): Hands {
  const only =
    (did: keyof Hands) =>
    (person: string, ...[what = null]: unknown[]) =>
      note({ did, person, what });
  return {
    hold: only("hold"),
    written: () => {},
    standing: () => null,
    remove: only("remove"),
    close: only("close"),
    notify: only("notify"),
    languageOf: real.languageOf,
    titleOf: real.titleOf,
    tellOthers: () => {},
    warnStaff: () => {},
  };
}

/** A store that keeps nothing, for `carryOut` with hands that only pretend. */
export const NOTHING_KEPT = { conduct: { record: async () => {} } };
