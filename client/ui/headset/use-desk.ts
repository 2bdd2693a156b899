/** UseDesk: what a moderator has at hand in a headset: the queue and the case that is open, and a minute to undo what was just done. */
import { useCallback, useEffect, useMemo, useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { may, type Role } from "../../../shared/conduct/roles.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { UNDO_MS } from "../cockpit/undo-time.ts";
import { type Queue, useQueue } from "../cockpit/use-queue.ts";
import type { Attempt } from "./use-attempt.ts";

/** How long something waits is told anew so often, ms. */
const TICK_MS = 5000;

export type Desk = {
  queue: Queue;
  rules: HouseRules;
  /** My own. */
  role: Role;
  now: number;
  /** What was just done, and what takes it back. */
  undo: { words: string; act: () => void } | null;
  /** Something was done that can be taken back for a minute; `words` say what. */
  offerUndo: (words: string, sanction: string) => void;
};

/** Null for whoever moderates nothing here. */
export function useDesk(rules: HouseRules | null, attempt: Attempt): Desk | null {
  const visit = useVisit();
  const { role } = useMe();
  const moderates = may(role, "moderate");
  const [now, setNow] = useState(() => visit.time());
  const queue = useQueue(now, moderates);
  const [done, setDone] = useState<{ words: string; sanction: string } | null>(null);
  useEffect(() => {
    if (!moderates) return;
    const timer = setInterval(() => setNow(visit.time()), TICK_MS);
    return () => clearInterval(timer);
  }, [visit, moderates]);
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [done]);
  const offerUndo = useCallback((words: string, sanction: string) => setDone({ words, sanction }), []);
  const undo = useMemo(
    () =>
      done && {
        words: done.words,
        act: () => {
          setDone(null);
          attempt(() => visit.conduct.undo(done.sanction));
        },
      },
    [done, visit, attempt],
  );
  return moderates && rules !== null ? { queue, rules, role, now, undo, offerUndo } : null;
}
