/** Wires: several processes' ends of one wire, in one process and without a Redis: what is told is heard a moment later. */
import { Listeners, type Wire } from "../../server/between/wire.ts";

/** @param lost whether a word from one to another is lost */
export function wires(names: readonly string[], lost: (from: string, to: string) => boolean = () => false): Wire[] {
  const ends = new Map(names.map((name) => [name, new Listeners()]));
  return names.map((here) => {
    const own = ends.get(here)!;
    return {
      here,
      away: false,
      tell(topic, value) {
        own.bring(topic, value, here);
        for (const [name, end] of ends)
          if (name !== here && !lost(here, name)) queueMicrotask(() => end.bring(topic, structuredClone(value), here));
      },
      on: (topic, listener) => own.on(topic, listener),
      onGap: (listener) => own.onGap(listener),
    };
  });
}
