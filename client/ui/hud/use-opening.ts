/**
 * UseOpening: what is open over the place: a page, a panel of the dock. Where the menu led there, the keyboard goes back to
 * the menu's button, since what was pressed is gone.
 */
import { useRef, useState } from "react";
import type { Raised } from "./dock.tsx";
import type { Page } from "./more-menu.tsx";

/** What goes away gives the focus back first, ms. */
const GONE_MS = 60;
const NEXT_MS = 80;

export function useOpening(first: Page | null) {
  const [page, setPage] = useState<Page | null>(first);
  const [raised, setRaised] = useState<Raised>(null);
  const fromMenu = useRef(false);
  const moreButton = useRef<HTMLButtonElement>(null);
  const goBack = () => {
    if (fromMenu.current) setTimeout(() => moreButton.current?.focus(), GONE_MS);
    fromMenu.current = false;
  };
  return {
    page,
    raised,
    moreButton,
    turn(which: Page | null) {
      setPage(which);
      if (which === null) goBack();
    },
    turnFromMenu(which: Page) {
      fromMenu.current = true;
      setPage(which);
    },
    raise(which: Raised) {
      setRaised(which);
      if (which === null) goBack();
    },
    /** From a menu or sheet that goes away meanwhile. */
    raiseVoice() {
      setPage(null);
      setTimeout(() => {
        fromMenu.current = true;
        setRaised("voice");
      }, NEXT_MS);
    },
    /** Back into the place; `then` once the page is gone. */
    leave(then: () => void) {
      setPage(null);
      setTimeout(then, GONE_MS);
    },
  };
}
