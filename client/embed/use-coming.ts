/**
 * UseComing: one visit for as long as somebody asks for it: joined when they begin to, left when they stop, also in the
 * middle of joining and under React's double effects. Nothing here throws: refusals are told.
 */
import { useEffect, useRef, useState } from "react";
import { type JoinOptions, join, type Visit } from "../net/index.ts";

export type Coming = {
  server: string;
  options: JoinOptions;
  onJoined?: ((visit: Visit) => void) | undefined;
  onRefused?: ((problem: Error) => void) | undefined;
};

/** Who is still leaving, by their key: the same person may not come again before, or one visit would end the other. */
const leaving = new Map<string, Promise<void>>();

/** The visit; null while joining, `refused` when there will be none. Another server or space is another visit. */
export function useComing(coming: Coming): Visit | "refused" | null {
  const [stage, setStage] = useState<Visit | "refused" | null>(null);
  const now = useRef(coming);
  now.current = coming;
  const { server } = coming;
  const { space } = coming.options;

  useEffect(() => {
    const { key = "" } = now.current.options;
    let gone = false;
    let here: Visit | null = null;
    const came = (async () => {
      await leaving.get(key);
      if (gone) return null;
      try {
        const visit = await join(server, { ...now.current.options, space });
        here = visit;
        if (gone) return visit;
        setStage(visit);
        tell(() => now.current.onJoined?.(visit));
        return visit;
      } catch (problem) {
        if (gone) return null;
        setStage("refused");
        tell(() => (now.current.onRefused ?? reportError)(problem as Error));
        return null;
      }
    })();
    // A page that is being closed has no time for a promise.
    const close = () => void here?.leave();
    addEventListener("pagehide", close);
    return () => {
      gone = true;
      removeEventListener("pagehide", close);
      setStage(null);
      const left = came.then((visit) => visit?.leave());
      if (key === "") return;
      leaving.set(key, left);
      void left.then(() => leaving.get(key) === left && leaving.delete(key));
    };
  }, [server, space]);
  return stage;
}

/** What a listener does wrong is its own mistake, and reported as such. */
function tell(listener: () => void): void {
  queueMicrotask(listener);
}
