/** InMemory: the store of histories without a disk: for what is tried and then forgotten. */
import type { HistoryEvent, Store } from "../store/store.ts";

export function memoryHistories(): Store["histories"] {
  const kept = new Map<string, HistoryEvent[]>();
  const of = (name: string) => kept.get(name) ?? [];
  return {
    read: async (name, from) => structuredClone(of(name).slice(from)),
    append: async (name, event) => {
      if (of(name).length !== event.n) return false;
      kept.set(name, [...of(name), structuredClone(event)]);
      return true;
    },
    named: async (beginning) => [...kept.keys()].filter((name) => name.startsWith(beginning)),
  };
}
