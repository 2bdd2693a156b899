/** Check programme: reads a programme from outside and says what is wrong where, also against the space it is for. Carries PRG2. */
import type { Space } from "../space/space.ts";
import { pathWords } from "../text/path-words.ts";
import { type Advice, fitProblems } from "./lint.ts";
import { clockIn } from "./moments.ts";
import { type Programme, programmeSchema } from "./programme.ts";
import { beginOf, planOf, type Run, runAfter, UNSET } from "./run.ts";

export type ProgrammeCheck = { ok: true; programme: Programme } | { ok: false; problems: Advice[] };

/** How many problems are told at once. */
const MOST_TOLD = 20;
/** A cue may be so late and still be set, ms: its word was on the way. */
const LATE_MS = 2_000;

/** @param space the space it is for; without one nothing is said of what it would have to have */
export function checkProgramme(json: unknown, space: Pick<Space, "zones" | "screens"> | null): ProgrammeCheck {
  const read = programmeSchema.safeParse(json);
  const problems = read.success
    ? space === null
      ? []
      : fitProblems(read.data, space)
    : read.error.issues.map(({ path, message }) => ({ path: pathWords(path), text: message }));
  if (!read.success || problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_TOLD) };
  return { ok: true, programme: read.data };
}

/** `file: path: reason.` */
export const programmeSentence = (file: string, { path, text }: Advice): string =>
  `${[file, path].filter((part) => part !== "").join(": ")}: ${text}.`;

/** The cues that would begin in the past if it were set now: those that have begun already are none. */
export function pastProblems(run: Run, programme: Programme, now: number): Advice[] {
  const next = runAfter(run, { n: run.events, at: now, by: null, kind: "set", programme });
  return programme.cues.flatMap((cue, n) => {
    const at = cue.at === undefined ? null : beginOf(next, cue, now);
    if (at === null || at >= now - LATE_MS) return [];
    return [{ path: `cues[${n}].at`, text: `${clockIn(programme.zone, at)} has passed` }];
  });
}

/** Whether everything of it that has a time would be over by now. */
export function isOver(programme: Programme, now: number): boolean {
  const run = runAfter(UNSET, { n: 0, at: 0, by: null, kind: "set", programme });
  const ends = planOf(run, 0).flatMap(({ begins, ends }) => ends ?? begins ?? []);
  return ends.length > 0 && Math.max(...ends) < now;
}
