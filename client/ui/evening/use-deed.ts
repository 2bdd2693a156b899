/** UseDeed: does what was asked for; a refusal is said where it was asked, until the next one. */
import { useCallback, useState } from "react";
import { actRefusalWords } from "../hud/refusals.ts";

export function useDeed(): {
  /** Why the last was refused, in words. */
  problem: string | null;
  doing: boolean;
  /** Resolves with whether it was done. */
  act: (deed: () => Promise<unknown>) => Promise<boolean>;
} {
  const [problem, setProblem] = useState<string | null>(null);
  const [doing, setDoing] = useState(false);
  const act = useCallback(async (deed: () => Promise<unknown>) => {
    setDoing(true);
    setProblem(null);
    try {
      await deed();
      return true;
    } catch (refused) {
      setProblem(actRefusalWords(refused));
      return false;
    } finally {
      setDoing(false);
    }
  }, []);
  return { problem, doing, act };
}
