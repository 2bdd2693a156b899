/** UseDesk: what a moderator has at hand in a headset: the queue and the case that is open, and a minute to undo what was just done. */
import { useCallback } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { may, type Role } from "../../../shared/conduct/roles.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { type Queue, useQueue } from "../cockpit/use-queue.ts";
import { useNow } from "../use-now.ts";
import type { Undo } from "./use-undo.ts";

/** How long something waits is told anew so often, ms. */
const TICK_MS = 5000;

export type Desk = {
  queue: Queue;
  rules: HouseRules;
  /** My own. */
  role: Role;
  now: number;
  undo: Undo["last"];
  /** Something was done that can be taken back for a minute; `words` say what. */
  offerUndo: (words: string, sanction: string) => void;
  tidy: Undo["tidy"];
};

/** Null for whoever moderates nothing here. */
export function useDesk(rules: HouseRules | null, { last, offer, tidy }: Undo): Desk | null {
  const visit = useVisit();
  const { role } = useMe();
  const moderates = may(role, "moderate");
  const now = useNow(moderates ? TICK_MS : null);
  const queue = useQueue(now, moderates);
  const offerUndo = useCallback(
    (words: string, sanction: string) => offer(words, () => visit.conduct.undo(sanction)),
    [offer, visit],
  );
  return moderates && rules !== null ? { queue, rules, role, now, undo: last, offerUndo, tidy } : null;
}
