/** Listens for the shortcuts, and does each with the key that was pressed; open dialogs and menus keep their keys to themselves. */
import { useEffect, useRef } from "react";
import { type Shortcut, shortcutOf } from "./shortcuts.ts";

export function useShortcuts(acts: Record<Shortcut, (key: string) => unknown>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event, focusNow());
      if (event.defaultPrevented || shortcut === null) return;
      // Nothing that is open stands in the way of asking for space.
      if (shortcut !== "space" && document.querySelector("[role=dialog],[role=menu]") !== null) return;
      event.preventDefault();
      void latest.current[shortcut](event.key);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}

function focusNow(): "world" | "control" | "typing" {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement)
    return "typing";
  return at instanceof HTMLButtonElement || at instanceof HTMLAnchorElement ? "control" : "world";
}
