/**
 * UseGain: how loud I hear somebody, 0…2. The server keeps it; of whom I hear it says so, of others only that they are mute
 * for me, when it is asked. What was set in this visit is known.
 */
import { useCallback, useEffect, useReducer } from "react";
import type { Visit } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";

/** The loudest, and the step of a button. */
export const LOUDEST = 2;
export const GAIN_STEP = 0.25;

/** What was set, or learned, in each visit. */
const known = new WeakMap<Visit, Map<string, number>>();
const changed = new Set<() => void>();

function knownIn(visit: Visit): Map<string, number> {
  let gains = known.get(visit);
  if (gains === undefined) {
    gains = new Map();
    known.set(visit, gains);
  }
  return gains;
}

/** How loud I hear them, and the way to change it, which rejects when the house does not have it. */
export function useGain(avatar: string): [number, (gain: number) => Promise<void>] {
  const visit = useVisit();
  const [, look] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    changed.add(look);
    const stop = visit.voice.on("heard", look);
    return () => {
      changed.delete(look);
      stop();
    };
  }, [visit]);
  const gains = knownIn(visit);
  const gain = gains.get(avatar) ?? visit.voice.slots.find((one) => one.avatar === avatar)?.gain ?? 1;
  const set = useCallback(
    async (next: number) => {
      const before = knownIn(visit).get(avatar);
      learn(visit, avatar, next);
      try {
        await visit.voice.volume(avatar, next);
      } catch (problem) {
        learn(visit, avatar, before ?? 1);
        throw problem;
      }
    },
    [visit, avatar],
  );
  return [gain, set];
}

/** The house said how loud I hear somebody. */
export function learn(visit: Visit, avatar: string, gain: number): void {
  knownIn(visit).set(avatar, gain);
  for (const look of changed) look();
}
