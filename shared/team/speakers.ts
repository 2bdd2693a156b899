/** Speakers: of talks that begin soon, who has not said that they are ready, and who is not here. Pure. Carries STG6. */
import { missingOf } from "./team.ts";

/** So long before a talk it is time to look for its speakers, ms. */
export const LOOK_FOR_MS = 10 * 60_000;

/** What a view of an evening has of a talk. */
type Talk = {
  title: string;
  kind: string;
  status: string;
  begins: number | null;
  speakers?: readonly string[];
};

/** A talk that begins soon, and its speakers who are missing. */
export type Awaited = {
  title: string;
  begins: number;
  /** Who has not said that they are ready; all of its speakers where `nobody` is ready. */
  silent: string[];
  nobody: boolean;
  /** Who is ready, and not here. */
  away: string[];
};

/**
 * The talks within the next ten minutes of which somebody is missing, the first to begin first.
 * @param ready the names of those who are ready
 * @param here the names of those who are here; null where not everybody's is known
 * @param now ms since 1970
 */
export function awaitedSpeakers(
  cues: readonly Talk[],
  { ready, here }: { ready: readonly string[]; here: readonly string[] | null },
  now: number,
): Awaited[] {
  return cues
    .flatMap(({ title, kind, status, begins, speakers = [] }): Awaited[] => {
      const isSoon = begins !== null && begins - now <= LOOK_FOR_MS;
      if (kind !== "talk" || status !== "waiting" || !isSoon) return [];
      const silent = missingOf(speakers, ready);
      const away = here === null ? [] : missingOf(speakers, here).filter((name) => !silent.includes(name));
      if (silent.length + away.length === 0) return [];
      return [{ title, begins, silent, nobody: silent.length === speakers.length, away }];
    })
    .sort((a, b) => a.begins - b.begins);
}
