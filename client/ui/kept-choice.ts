/** KeptChoice: something that somebody chose, the same for every part of the page, and kept between visits. */
import { useSyncExternalStore } from "react";
import { type Kept, keep, kept, unkeep } from "./keeps.ts";

/**
 * A hook for one choice. `read` makes it of what was kept, null for nothing, and never throws; `written` is what to keep,
 * empty for the usual.
 */
export function keptChoice<Choice>(
  name: Kept,
  read: (words: string | null) => Choice,
  written: (choice: Choice) => string,
): () => [Choice, (choice: Choice) => void] {
  const listeners = new Set<() => void>();
  let now: { choice: Choice } | null = null;
  const subscribe = (heard: () => void) => {
    listeners.add(heard);
    return () => listeners.delete(heard);
  };
  const choice = () => {
    now ??= { choice: read(kept(name)) };
    return now.choice;
  };
  const choose = (next: Choice) => {
    now = { choice: next };
    const words = written(next);
    if (words === "") unkeep([name]);
    else keep(name, words);
    for (const heard of listeners) heard();
  };
  return () => [useSyncExternalStore(subscribe, choice), choose];
}
