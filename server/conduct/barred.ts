/** Barred: somebody whom a kick with minutes keeps out of a space, told for how long and by which rule. */
import type { HouseRules } from "../../shared/conduct/house-rules.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Standing } from "../store/store.ts";

/** @throws {StoaError} `banned`, while they may not come into `space` */
export function refuseBarred({ barred }: Standing, space: Space, { rules }: HouseRules, now: number): void {
  const bar = barred.find((each) => each.space === space.id);
  if (bar === undefined) return;
  const title = rules.find(({ id }) => id === bar.rule)?.title ?? bar.rule;
  throw new StoaError(
    "banned",
    `You may come back to ${space.name} in ${waitText(bar.until - now)}. The house rule is: ${title}.`,
  );
}

function waitText(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  if (minutes === 1) return "a minute";
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`;
}
