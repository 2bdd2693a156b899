/**
 * Apart: what somebody in a headset is told when others see them elsewhere than they stand. Their view is never moved;
 * only they move it. Pure; metres, seconds.
 */

/** `together`: nothing. `shown`: a footprint and a soft word. `offered`: grey, an arrow, and "stand here". */
export type Apart = { state: "together" | "shown" | "offered"; since: number };

/** Nearer than this nobody notices. */
const NOTICED = 0.15;
/** It has to close this much further before it counts as together again, or the word would flicker. */
const CLOSED = 0.08;
const FAR = 1;
const LONG = 3;

export const TOGETHER: Apart = { state: "together", since: 0 };

/** What to tell at `now`, `distance` apart, after `before`. */
export function apartNow(before: Apart, distance: number, now: number): Apart {
  const apart = distance > (before.state === "together" ? NOTICED : CLOSED);
  if (!apart) return TOGETHER;
  const since = before.state === "together" ? now : before.since;
  const offered = before.state === "offered" || distance > FAR || now - since > LONG;
  return { state: offered ? "offered" : "shown", since };
}
