/** Cards: what of an evening asks somebody for a word just now, quietly and once. Pure. Carries VEV3 and VEV9. */
import type { EveningView, FeedbackView, Poll, Role } from "../../net/index.ts";

/** Somebody is asked how it was until so long after the close, ms. */
const ASKED_MS = 10 * 60_000;

/** The newest poll that is open, and which they have neither answered nor put away. */
export function pollWaiting(polls: readonly Poll[], away: ReadonlySet<string>): Poll | null {
  return (
    polls.find(
      ({ id, spec, closedAt, answer }) => spec !== null && closedAt === null && answer === null && !away.has(id),
    ) ?? null
  );
}

type Asked = {
  evening: EveningView | null;
  feedback: FeedbackView | null;
  role: Role;
  /** The evenings, `<space>/<id>`, for which they were asked. */
  asked: readonly string[];
  space: string;
  now: number;
};

/** The evening of which they may be asked how it was: on leaving it, or (`closed`) once it is over; null where they were. */
export function feedbackDue(
  { evening, feedback, role, asked, space, now }: Asked,
  closed: boolean,
): EveningView | null {
  if (evening === null || role !== "visitor" || feedback?.evening === evening.id) return null;
  if (asked.includes(`${space}/${evening.id}`) || evening.cues.every(({ status }) => status === "waiting")) return null;
  const { closedAt } = evening;
  if (closedAt === null) return closed ? null : evening;
  return now - closedAt < ASKED_MS ? evening : null;
}
