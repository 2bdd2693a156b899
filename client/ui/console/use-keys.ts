/** UseKeys: listens for the keys of the console, before the place below it hears them; what is open keeps its own. */
import { useEffect, useRef } from "react";
import { isOfPlace, pressedAct } from "./acts/keys.ts";
import { useHosting } from "./hosting.tsx";
import { useLetters } from "./letters.ts";

/** Things that take letters: to write, or to go to what begins with one. */
const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]";

export function useKeys(): void {
  const { acts, act, part } = useHosting();
  const [letters] = useLetters();
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isSomethingOpen()) return;
    const typing = document.activeElement?.matches(TYPING) ?? false;
    const found = pressedAct(acts, event, { part, typing, letters });
    if (found !== null) {
      event.preventDefault();
      event.stopPropagation();
      void act(found.id);
    } else if (!typing && isOfPlace(event)) {
      // A button that has the keyboard is still pressed by it.
      if (event.key !== "Enter") event.preventDefault();
    }
  };
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", pressed, true);
    return () => document.removeEventListener("keydown", pressed, true);
  }, []);
}

/** Whether something is open that has its own keys; what is on its way out has none any more. */
const isSomethingOpen = (): boolean =>
  [...document.querySelectorAll("[role=dialog], [role=alertdialog], [role=menu]")].some(
    (one) => one.closest("[data-exiting]") === null,
  );
