/** Shut out: somebody who may not come in, told for how long and by which rule. Carries CON6 and CON13. */
import { type HouseRules, titleOf } from "../../shared/conduct/house-rules.ts";
import type { Standing } from "../../shared/conduct/standing.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { lengthOf } from "./consequences/how-long.ts";

/** @throws {StoaError} `banned`, while they may not come into `space` */
export function refuseShutOut({ banned, barred }: Standing, space: Space, rules: HouseRules, now: number): void {
  const held = banned ?? barred.find((each) => each.space === space.id);
  if (!held) return;
  const where = banned ? "here" : `to ${space.name}`;
  const when =
    held.until === null ? "You may not come back" : `You may come back ${where} in ${lengthOf(held.until - now)}`;
  throw new StoaError("banned", `${when}. The house rule is: ${titleOf(rules, held.rule)}.`);
}
