/** RunBarScale: where each part of an evening lies on a line from its beginning to its end, 0 to 1. Pure. */
import { PUBLIC_KINDS } from "../../../../shared/protocol/from-server/evening.ts";
import type { EveningCue, EveningView } from "../../../net/index.ts";

const MINUTE = 60_000;
/** What has no length is drawn so long unless another begins before, ms, and nothing shorter than so much of the line. */
const OPEN_MS = 10 * MINUTE;
const LEAST = 0.02;
/** Clock times stand so far apart at least, as a part of the line. */
const APART = 0.16;
const STEPS_MS = [5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);

export type Bar = {
  parts: readonly { cue: EveningCue; left: number; width: number }[];
  marks: readonly { at: number; left: number }[];
  /** Where the clock is; null before and after. */
  nowAt: number | null;
};

export function barOf({ cues }: Pick<EveningView, "cues">, now: number): Bar {
  const timed = cues
    .filter(({ kind, begins, status }) => PUBLIC_KINDS.has(kind) && begins !== null && status !== "skipped")
    .sort((a, b) => a.begins! - b.begins!);
  const [first] = timed;
  if (first === undefined) return { parts: [], marks: [], nowAt: null };
  const spans = timed.map((cue, nth) => {
    const from = cue.begins!;
    const next = timed[nth + 1]?.begins ?? Number.POSITIVE_INFINITY;
    const until = cue.ends ?? (cue.status === "on" ? Math.max(now, from) : Math.min(from + OPEN_MS, next));
    // Two at once would lie on one another.
    return { cue, from, until: Math.max(from, Math.min(until, next > from ? next : until)) };
  });
  const start = first.begins!;
  const end = Math.max(...spans.map(({ until }) => until), start + MINUTE);
  const share = (at: number) => (at - start) / (end - start);
  const parts = spans.map(({ cue, from, until }) => ({
    cue,
    left: Math.min(share(from), 1 - LEAST),
    width: Math.max(LEAST, share(until) - share(from)),
  }));
  const step = STEPS_MS.find((ms) => ms / (end - start) >= APART) ?? (end - start) / 4;
  const marks = [];
  for (let at = Math.ceil(start / step) * step; at <= end; at += step) marks.push({ at, left: share(at) });
  return { parts, marks, nowAt: now < start || now > end ? null : share(now) };
}
