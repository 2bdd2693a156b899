/** Cues: which is on, which comes next, and how far one has come: for whoever hosts an evening and whoever visits it. Pure. */
import type { EveningCue, EveningView } from "../net/index.ts";

/** How far a cue that is on has come, 0 to 1; null without a length. */
export function shareOf({ begins, ends, status }: EveningCue, now: number): number | null {
  if (status !== "on" || begins === null || ends === null || ends <= begins) return null;
  return Math.min(1, Math.max(0, (now - begins) / (ends - begins)));
}

/** What comes next by itself, else by hand, and last of all the close; null when nothing is left. */
export function nextOf(cues: readonly EveningCue[]): EveningCue | null {
  const waiting = cues.filter(({ status }) => status === "waiting");
  const parts = waiting.filter(({ kind }) => kind !== "close");
  const timed = parts.filter(({ begins }) => begins !== null).sort((a, b) => a.begins! - b.begins!);
  return timed[0] ?? parts[0] ?? waiting[0] ?? null;
}

/** The part that is on, else what else is, the newest first; null before the first, between two, and once it is closed. */
export function nowOf({
  cues,
  inForce,
  closedAt,
}: Pick<EveningView, "cues" | "inForce" | "closedAt">): EveningCue | null {
  if (closedAt !== null) return null;
  const on = cues.filter(({ status }) => status === "on").sort((a, b) => (b.begins ?? 0) - (a.begins ?? 0));
  // Questions and a poll may be on beside a part: they say more of what one can do.
  return on.find(({ kind }) => kind === "questions") ?? on.find(({ id }) => id === inForce.part) ?? on[0] ?? null;
}

/** "4:20", "1:02:07". */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const two = (count: number) => String(count).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
