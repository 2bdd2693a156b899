/** Pacing: from how long pictures take, how many pixels there should be. Pure; seconds. */

/** The part of the pixels' side at each step down. */
export const STEPS = [1, 0.75, 0.55, 0.4] as const;

/** Fewer pictures a second than this, for a whole window, is slow. */
const SLOW = 26;
const WINDOW = 2;
/** A pause this long was a hidden page or a busy load, and says nothing about drawing. */
const PAUSE = 1.5;

export type PaceState = { readonly step: number; readonly passed: number; readonly pictures: number };

/** Before the first window; that one is used up by loading. */
export const startPace: PaceState = { step: 0, passed: -2, pictures: 0 };

/** The state after one more picture, `delta` after the last. */
export function paced({ step, passed, pictures }: PaceState, delta: number): PaceState {
  if (delta > PAUSE) return { step, passed: Math.min(passed, 0), pictures: 0 };
  if (passed < 0) return { step, passed: passed + delta, pictures: 0 };
  if (passed + delta < WINDOW) return { step, passed: passed + delta, pictures: pictures + 1 };
  const slow = pictures / passed < SLOW;
  return { step: slow ? Math.min(STEPS.length - 1, step + 1) : step, passed: 0, pictures: 0 };
}
