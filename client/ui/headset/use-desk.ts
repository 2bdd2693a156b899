/** UseDesk: what a moderator has at hand in a headset: the queue and the case that is open, and a minute to undo what was just done. */

import { useCallback, useEffect, useMemo, useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { may, type Role } from "../../../shared/conduct/roles.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { UNDO_MS } from "../cockpit/undo-time.ts";
import { type Queue, useQueue } from "../cockpit/use-queue.ts";
import { useNow } from "../use-now.ts";
import type { Attempt } from "./use-attempt.ts";

/** How long something waits is told anew so often, ms. */
const TICK_MS = 5000;

export type Desk = {
  queue: Queue;
  rules: HouseRules;
  /** My own. */
  role: Role;
  now: number;
  /** What was just done, and what takes it back; `over` once the minute has passed. */
  undo: { words: string; over: boolean; act: () => void } | null;
  /** Something was done that can be taken back for a minute; `words` say what. */
  offerUndo: (words: string, sanction: string) => void;
  /** What is over need not be shown any more. Until then it keeps its place: nothing moves under a hand that points. */
  tidy: () => void;
};

/** Null for whoever moderates nothing here. */
export function useDesk(rules: HouseRules | null, attempt: Attempt): Desk | null {
  const visit = useVisit();
  const { role } = useMe();
  const moderates = may(role, "moderate");
  const now = useNow(moderates ? TICK_MS : null);
  const queue = useQueue(now, moderates);
  const [done, setDone] = useState<{ words: string; sanction: string; over: boolean } | null>(null);
  useEffect(() => {
    if (done === null || done.over) return;
    const timer = setTimeout(() => setDone({ ...done, over: true }), UNDO_MS);
    return () => clearTimeout(timer);
  }, [done]);
  const offerUndo = useCallback((words: string, sanction: string) => setDone({ words, sanction, over: false }), []);
  const tidy = useCallback(() => setDone((now) => (now?.over ? null : now)), []);
  const undo = useMemo(
    () =>
      done && {
        words: done.words,
        over: done.over,
        act: () => {
          setDone(null);
          attempt(() => visit.conduct.undo(done.sanction));
        },
      },
    [done, visit, attempt],
  );
  return moderates && rules !== null ? { queue, rules, role, now, undo, offerUndo, tidy } : null;
}
