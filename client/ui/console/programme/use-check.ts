/** UseCheck: what the house says to a programme while it is written: why it cannot be, or what will go wrong in it. */
import { useEffect, useState } from "react";
import type { Advice } from "../../../../shared/programme/lint.ts";
import { useVisit } from "../../../react/index.ts";
import type { Draft } from "./draft.ts";

/** Whoever writes pauses so long before it is asked, ms. */
const PAUSE_MS = 500;

export type Check = { advice: readonly Advice[]; refusal: string | null };

/** Null while it is asked, and for a draft in which something is missing. */
export function useCheck(draft: Draft | null): Check | null {
  const visit = useVisit();
  const [found, setFound] = useState<Check | null>(null);
  const written = draft === null ? null : JSON.stringify(draft);
  useEffect(() => {
    setFound(null);
    if (written === null) return;
    let wanted = true;
    const timer = setTimeout(() => {
      visit.host.lint(JSON.parse(written)).then(
        (advice) => wanted && setFound({ advice, refusal: null }),
        (problem) => wanted && setFound({ advice: [], refusal: problem instanceof Error ? problem.message : "" }),
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [visit, written]);
  return found;
}
