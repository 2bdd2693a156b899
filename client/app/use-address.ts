/** UseAddress: the address bar as people go from space to space, and their back button. */
import { useEffect, useRef } from "react";
import { pathOf, spaceOf } from "./address.ts";

/** Calls `moved` with the space of the address whenever somebody went back or forth in their history. */
export function useAddress(moved: (space: string) => void): void {
  const latest = useRef(moved);
  latest.current = moved;
  useEffect(() => {
    const move = () => latest.current(spaceOf(location.pathname, location.search));
    addEventListener("popstate", move);
    return () => removeEventListener("popstate", move);
  }, []);
}

/** The address says where somebody stands, as a new step of their history unless it says so already. */
export function sayAddress(space: string): void {
  if (spaceOf(location.pathname, location.search) !== space)
    history.pushState(null, "", pathOf(space) + location.search);
}
