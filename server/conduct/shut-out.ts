/** Shut out: somebody who may not come in, told for how long and by which rule. Carries CON6 and CON13. */
import { type RuleSet, titleIn } from "../../shared/conduct/rule-set.ts";
import type { Standing } from "../../shared/conduct/standing.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { backWords } from "./consequences/how-long.ts";

/** @throws {StoaError} `banned`, while they may not come into `space` */
export function refuseShutOut(
  { banned, barred }: Standing,
  space: Space,
  rules: RuleSet,
  language: string,
  now: number,
): void {
  const held = banned ?? barred.find((each) => each.space === space.id);
  if (!held) return;
  const left = { at: now, until: held.until };
  throw new StoaError("banned", backWords(left, titleIn(rules, held.rule, language), "house.back.never", language));
}
