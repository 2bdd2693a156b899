/** View: whether somebody looks through their own eyes or at themselves from behind. Kept between visits. */
import { useCallback, useSyncExternalStore } from "react";
import type { View } from "../world/behind.ts";
import { keep, kept, unkeep } from "./keeps.ts";

const listeners = new Set<() => void>();
const subscribe = (heard: () => void) => {
  listeners.add(heard);
  return () => listeners.delete(heard);
};
/** Null until somebody asks for the first time. */
let view: View | null = null;

function viewNow(): View {
  view ??= kept("view") === "behind" ? "behind" : "eyes";
  return view;
}

export function useView(): [View, (view: View) => void] {
  const chosen = useSyncExternalStore(subscribe, viewNow);
  const choose = useCallback((next: View) => {
    view = next;
    if (next === "behind") keep("view", next);
    else unkeep(["view"]);
    for (const heard of listeners) heard();
  }, []);
  return [chosen, choose];
}
