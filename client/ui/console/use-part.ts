/** UsePart: the part of the console that is open, and its address: the back button goes through the parts. */
import { useCallback, useEffect, useState } from "react";
import { addressOf, type PartName, partAt } from "./parts.ts";

export function usePart(space: string): [PartName, (part: PartName) => void] {
  const [part, setPart] = useState(() => partAt(location.pathname));
  useEffect(() => {
    const before = location.pathname + location.search + location.hash;
    const isOwn = before.startsWith("/host");
    history.replaceState(null, "", addressOf(partAt(location.pathname), space));
    const moved = () => setPart(partAt(location.pathname));
    addEventListener("popstate", moved);
    return () => {
      removeEventListener("popstate", moved);
      // Whoever opened it in the place is at the address of the place again.
      if (!isOwn && location.pathname.startsWith("/host")) history.replaceState(null, "", before);
    };
  }, [space]);
  const turn = useCallback(
    (to: PartName) => {
      setPart(to);
      if (partAt(location.pathname) !== to) history.pushState(null, "", addressOf(to, space));
    },
    [space],
  );
  return [part, turn];
}
