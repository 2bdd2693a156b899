/** Silent: which sounds somebody has turned off. Kept between visits. */
import { useCallback, useSyncExternalStore } from "react";
import { SOUNDS, type Sound } from "../sound/index.ts";
import { keep, kept, unkeep } from "./keeps.ts";

const listeners = new Set<() => void>();
const subscribe = (heard: () => void) => {
  listeners.add(heard);
  return () => listeners.delete(heard);
};
/** Null until somebody asks for the first time. */
let silent: ReadonlySet<Sound> | null = null;

function silentNow(): ReadonlySet<Sound> {
  if (silent === null) {
    const before = kept("silent")?.split(" ") ?? [];
    silent = new Set(SOUNDS.filter((sound) => before.includes(sound)));
  }
  return silent;
}

export function useSilent(): [ReadonlySet<Sound>, (sound: Sound, off: boolean) => void] {
  const off = useSyncExternalStore(subscribe, silentNow);
  const silence = useCallback((sound: Sound, isOff: boolean) => {
    silent = new Set(SOUNDS.filter((one) => (one === sound ? isOff : silentNow().has(one))));
    if (silent.size > 0) keep("silent", [...silent].join(" "));
    else unkeep(["silent"]);
    for (const heard of listeners) heard();
  }, []);
  return [off, silence];
}
