/** Comfort in a headset, as somebody chose it. Kept between visits. */
import { useCallback, useSyncExternalStore } from "react";
import { COMFORT, type Comfort } from "../xr/comfort.ts";
import { keep, kept } from "./keeps.ts";

const listeners = new Set<() => void>();
const subscribe = (heard: () => void) => {
  listeners.add(heard);
  return () => listeners.delete(heard);
};
/** Null until somebody asks for the first time. */
let comfort: Comfort | null = null;

function comfortNow(): Comfort {
  comfort ??= read(kept("comfort"));
  return comfort;
}

/** What was kept, and the usual for whatever of it cannot be read. */
export function read(words: string | null): Comfort {
  const told = new Set(words?.split(" ") ?? []);
  return {
    turn: told.has("turn-smooth") ? "smooth" : COMFORT.turn,
    move: told.has("move-teleport") ? "teleport" : COMFORT.move,
    vignette: !told.has("no-vignette"),
    seated: told.has("seated"),
    leftHanded: told.has("left-handed"),
  };
}

/** What differs from the usual, in words. */
export function written({ turn, move, vignette, seated, leftHanded }: Comfort): string {
  return [
    turn === "smooth" && "turn-smooth",
    move === "teleport" && "move-teleport",
    !vignette && "no-vignette",
    seated && "seated",
    leftHanded && "left-handed",
  ]
    .filter((word) => word !== false)
    .join(" ");
}

export function useComfort(): [Comfort, (change: Partial<Comfort>) => void] {
  const chosen = useSyncExternalStore(subscribe, comfortNow);
  const choose = useCallback((change: Partial<Comfort>) => {
    comfort = { ...comfortNow(), ...change };
    keep("comfort", written(comfort));
    for (const heard of listeners) heard();
  }, []);
  return [chosen, choose];
}
