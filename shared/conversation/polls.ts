/**
 * Polls: what everybody may answer while it is open, as a fold over events that only grow: it opens and closes them. Answers
 * are no events but stand in the table of votes, as one number each. Pure: times are ms since 1970. Carries TLK5 and TLK6.
 */
import { z } from "zod";
import { POLL_KINDS } from "../programme/cue.ts";

const words = (most: number) => z.string().trim().min(1).max(most);

/** What is asked, and how it is answered. */
export const pollSpec = z
  .strictObject({
    question: words(200),
    answers: z.enum(POLL_KINDS).default("single"),
    options: z.array(words(80)).min(2).max(12).optional().describe("for single and many"),
    scale: z
      .strictObject({ from: words(40), to: words(40), steps: z.int().min(2).max(10).default(5) })
      .optional()
      .describe("for scale: what its two ends are called"),
  })
  .superRefine(({ answers, options, scale }, context) => {
    const [wanted, other] = answers === "scale" ? [scale, options] : [options, scale];
    const path = [answers === "scale" ? "scale" : "options"];
    if (wanted === undefined || other !== undefined)
      context.addIssue({ code: "custom", path, message: "a scale has its ends, and any other poll its options" });
  });
export type PollSpec = z.output<typeof pollSpec>;
/** As its author may write it. */
export type PollWish = z.input<typeof pollSpec>;

export type PollDeed =
  /** `spec` is what the programme says; what a host asks is in the text, and has its chart on `screen`. */
  { kind: "opened"; poll: string; spec: PollSpec | null; screen?: string } | { kind: "closed"; poll: string };
export type PollEvent = { n: number; at: number; by: string | null; text: string | null } & PollDeed;

export type Poll = {
  id: string;
  /** Null once whoever asked it was forgotten. */
  spec: PollSpec | null;
  /** Where a host has its chart; null for none, and for what a programme asks. */
  screen: string | null;
  at: number;
  /** Null while it is open. */
  closedAt: number | null;
};
export type Polls = ReadonlyMap<string, Poll>;

export const NO_POLLS: Polls = new Map();
/** So many are open at once, and so many that are over are kept. */
export const POLLS_MOST = 10;
const OVER_KEPT = 50;

export const pollsOf = (events: readonly PollEvent[]): Polls => events.reduce(pollsAfter, NO_POLLS);

/** How they stand after one event more. */
export function pollsAfter(polls: Polls, event: PollEvent): Polls {
  const before = polls.get(event.poll);
  const after = new Map(polls);
  if (event.kind === "closed") {
    if (before) after.set(event.poll, { ...before, closedAt: before.closedAt ?? event.at });
    return after;
  }
  const spec = specOf(event);
  // What is opened again goes on with the answers that it has.
  after.set(
    event.poll,
    before
      ? { ...before, closedAt: null }
      : { id: event.poll, spec, screen: event.screen ?? null, at: event.at, closedAt: null },
  );
  const over = [...after.values()].filter(({ closedAt }) => closedAt !== null);
  for (const { id } of over.sort((a, b) => a.closedAt! - b.closedAt!).slice(0, Math.max(0, over.length - OVER_KEPT)))
    after.delete(id);
  return after;
}

/** What an event that opens a poll asks; null once whoever asked it was forgotten. */
export const specOf = ({ spec, text }: Pick<PollEvent & { kind: "opened" }, "spec" | "text">): PollSpec | null =>
  spec ?? (text === null ? null : (JSON.parse(text) as PollSpec));

export type PollRefusal = "unknown" | "open" | "over" | "full";

/** Why something may not be done now; null when it may. */
export function pollRefusal(polls: Polls, deed: PollDeed): PollRefusal | null {
  const poll = polls.get(deed.poll);
  if (deed.kind === "closed") return poll === undefined ? "unknown" : poll.closedAt === null ? null : "over";
  if (poll?.closedAt === null) return "open";
  return [...polls.values()].filter(({ closedAt }) => closedAt === null).length >= POLLS_MOST ? "full" : null;
}

/** An answer: an option's number from 0, several of them, or a step of the scale from 1. */
export type Answer = number | readonly number[];

/** An answer as one number, as it is kept; null for what answers nothing that was asked. Of several, one bit each. */
export function choiceOf({ answers, options, scale }: PollSpec, answer: Answer): number | null {
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  if (answers === "many") {
    if (typeof answer === "number" || answer.length === 0) return null;
    if (answer.some((option) => !within(option, 0, options!.length - 1))) return null;
    return answer.reduce((bits, option) => bits | (1 << option), 0);
  }
  if (typeof answer !== "number") return null;
  const [least, most] = answers === "scale" ? [1, scale!.steps] : [0, options!.length - 1];
  return within(answer, least, most) ? answer : null;
}

/** The answer again. */
export const answerOf = ({ answers, options }: PollSpec, choice: number): Answer =>
  answers === "many" ? options!.map((_, option) => option).filter((option) => (choice >> option) & 1) : choice;

/** How many people answered, and how many each option or step has. */
export type PollResult = { people: number; counts: readonly number[] };

export function resultOf(
  { answers, options, scale }: PollSpec,
  tally: Iterable<{ choice: number; count: number }>,
): PollResult {
  const counts = Array.from({ length: answers === "scale" ? scale!.steps : options!.length }, () => 0);
  let people = 0;
  for (const { choice, count } of tally) {
    people += count;
    if (answers === "many")
      for (const [option] of counts.entries()) counts[option]! += ((choice >> option) & 1) * count;
    else counts[answers === "scale" ? choice - 1 : choice]! += count;
  }
  return { people, counts };
}
