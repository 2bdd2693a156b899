/** Whether a media query holds, followed as it changes. */
import { useCallback, useSyncExternalStore } from "react";

export const PHONE = "(max-width: 640px)";
/** A finger is what points first. */
export const TOUCH = "(pointer: coarse)";
/** Too low for lists and words: icons only, lists folded. */
export const LOW = "(max-height: 519px)";

/** Wide enough for a line of words between the corners. */
export const WIDE = "(min-width: 1101px)";

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
