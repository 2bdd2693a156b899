/** UseRehearsal: the rehearsal that I asked for: how far it is, what came of it, and the way to begin one. */
import { useCallback, useEffect, useState } from "react";
import type { ProgrammeFile, RehearsalTold, Visit } from "../../../net/index.ts";

/** What is rehearsed: the programme that is set, unless another is told. */
export type Rehearsed = { programme?: ProgrammeFile };

export type RehearsalStand = {
  /** How far it is, 0 to 1; null while none goes on. */
  share: number | null;
  /** What came of the last one. */
  through: RehearsalTold["through"];
  /** Why nothing came of it. */
  refused: string | null;
  begin: (rehearsed: Rehearsed, people: number) => Promise<void>;
};

/** One of which nothing is heard for so long is not waited for any more, ms. */
const LOST_MS = 40_000;

type Told = Omit<RehearsalStand, "begin">;
const NONE: Told = { share: null, through: null, refused: null };

export function useRehearsal(visit: Visit): RehearsalStand {
  const [told, setTold] = useState(NONE);
  useEffect(
    () =>
      visit.on("rehearsal", ({ share, through, refused }) =>
        setTold(through === null && refused === null ? { ...NONE, share } : { share: null, through, refused }),
      ),
    [visit],
  );
  useEffect(() => {
    if (told.share === null) return;
    const timer = setTimeout(() => setTold(NONE), LOST_MS);
    return () => clearTimeout(timer);
  }, [told]);
  const begin = useCallback(
    async (rehearsed: Rehearsed, people: number) => {
      setTold({ ...NONE, share: 0 });
      try {
        await visit.host.rehearse({ ...rehearsed, people });
      } catch (problem) {
        setTold({ ...NONE, refused: problem instanceof Error ? problem.message : "" });
      }
    },
    [visit],
  );
  return { ...told, begin };
}
