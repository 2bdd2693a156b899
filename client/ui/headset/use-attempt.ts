/** UseAttempt: does what was asked for; a refusal is told in words for a few seconds. */
import { useCallback, useEffect, useState } from "react";
import { actRefusalWords } from "../hud/refusals.ts";

const TOLD_MS = 6000;

export type Attempt = (wish: () => Promise<unknown>, refusal?: (problem: unknown) => string) => void;

export function useAttempt(): { told: string | null; tell: (words: string | null) => void; attempt: Attempt } {
  const [told, tell] = useState<string | null>(null);
  useEffect(() => {
    if (told === null) return;
    const timer = setTimeout(() => tell(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);
  const attempt = useCallback<Attempt>((wish, refusal = actRefusalWords) => {
    wish().then(
      () => undefined,
      (problem) => tell(refusal(problem)),
    );
  }, []);
  return { told, tell, attempt };
}
