/** UseUndo: a minute to take back what was just done by whoever moderates or hosts in a headset. */
import { useCallback, useEffect, useMemo, useState } from "react";
import { UNDO_MS } from "../cockpit/undo-time.ts";
import type { Attempt } from "./use-attempt.ts";

export type Undo = {
  /** What was just done, in words, and what takes it back; `over` once the minute has passed. */
  last: { words: string; over: boolean; act: () => void } | null;
  /** Something was done that can be taken back for a minute; `words` say what. */
  offer: (words: string, back: () => Promise<unknown>) => void;
  /** What is over need not be shown any more. Until then it keeps its place: nothing moves under a hand that points. */
  tidy: () => void;
};

export function useUndo(attempt: Attempt): Undo {
  const [done, setDone] = useState<{ words: string; back: () => Promise<unknown>; over: boolean } | null>(null);
  useEffect(() => {
    if (done === null || done.over) return;
    const timer = setTimeout(() => setDone({ ...done, over: true }), UNDO_MS);
    return () => clearTimeout(timer);
  }, [done]);
  const offer = useCallback<Undo["offer"]>((words, back) => setDone({ words, back, over: false }), []);
  const tidy = useCallback(() => setDone((now) => (now?.over ? null : now)), []);
  const last = useMemo(
    () =>
      done && {
        words: done.words,
        over: done.over,
        act: () => {
          setDone(null);
          attempt(done.back);
        },
      },
    [done, attempt],
  );
  return { last, offer, tidy };
}
