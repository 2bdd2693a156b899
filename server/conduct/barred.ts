/** Barred: somebody whom a kick with minutes keeps out of a space, told for how long and by which rule. */
import type { HouseRules } from "../../shared/conduct/house-rules.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Standing } from "../store/store.ts";
import { lengthOf } from "./consequences/how-long.ts";

/** @throws {StoaError} `banned`, while they may not come into `space` */
export function refuseBarred({ barred }: Standing, space: Space, { rules }: HouseRules, now: number): void {
  const bar = barred.find((each) => each.space === space.id);
  if (bar === undefined) return;
  const title = rules.find(({ id }) => id === bar.rule)?.title ?? bar.rule;
  throw new StoaError(
    "banned",
    `You may come back to ${space.name} in ${lengthOf(bar.until - now)}. The house rule is: ${title}.`,
  );
}
