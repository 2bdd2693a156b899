/** Speaker timer: how long whoever speaks still has, as they and hosts are shown it. Pure. Carries STG2. */

/** From so long before the end on it is time to come to an end, ms. */
export const SOON_MS = 2 * 60_000;

export type SpeakerTime = {
  /** ms; fewer than none where it is over. */
  left: number;
  tone: "plain" | "soon" | "over";
};

/** The time that is left of a part or a turn that ends then, at `now`; ms since 1970. It is soon over for the last `soon` ms. */
export function speakerTime(ends: number, now: number, soon = SOON_MS): SpeakerTime {
  const left = ends - now;
  return { left, tone: left <= 0 ? "over" : left <= soon ? "soon" : "plain" };
}

/** What a view of an evening has of a cue. */
type Talk = { id: string; kind: string; status: string; ends: number | null; speakers?: readonly string[] };

/** The talk that is on and has an end. */
export const talkOn = <Cue extends Talk>(cues: readonly Cue[]): Cue | null =>
  cues.find(({ kind, status, ends }) => kind === "talk" && status === "on" && ends !== null) ?? null;

/** The talk that comes next. */
export const nextTalk = <Cue extends Talk>(cues: readonly Cue[]): Cue | null =>
  cues.find(({ kind, status }) => kind === "talk" && status === "waiting") ?? null;
