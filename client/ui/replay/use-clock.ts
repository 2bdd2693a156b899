/** The moment of a replay for the page: as often as one can read it, whatever the pictures do. */
import { useEffect, useState } from "react";
import type { ReplayClock } from "../../world/replay/replay-clock.ts";

const READ_MS = 100;

/** Draws the page anew while the replay goes on, every so many ms, and when it is moved. */
export function useClock(clock: ReplayClock, everyMs = READ_MS): ReplayClock {
  const [, seen] = useState({});
  useEffect(() => clock.on(() => seen({})), [clock]);
  const { playing } = clock;
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      clock.advance(performance.now());
      seen({});
    }, everyMs);
    return () => clearInterval(timer);
  }, [clock, playing, everyMs]);
  return clock;
}
