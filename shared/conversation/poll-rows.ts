/** Poll rows: how a poll stands, an option each, for whoever draws it. Pure. Carries VEV3. */
import type { Answer, PollResult, PollSpec } from "./polls.ts";

export type PollRow = {
  /** What an answer is: the option from 0, or the step from 1. */
  value: number;
  words: string;
  count: number;
  /** Of those who answered, 0 to 1; and in whole percent. */
  share: number;
  percent: number;
  /** I chose it. */
  mine: boolean;
};

/** The rows in the poll's order; a step of a scale goes by its number, and the two at its ends by what they are called too. */
export function pollRows(spec: PollSpec, { people, counts }: PollResult, answer: Answer | null = null): PollRow[] {
  const chosen = new Set(answer === null ? [] : typeof answer === "number" ? [answer] : answer);
  return choicesOf(spec).map(({ value, words }, n) => {
    const count = counts[n] ?? 0;
    const share = people > 0 ? Math.min(1, count / people) : 0;
    return { value, words, count, share, percent: Math.round(share * 100), mine: chosen.has(value) };
  });
}

/** What can be chosen, with what an answer to it is. */
export function choicesOf({ answers, options, scale }: PollSpec): { value: number; words: string }[] {
  if (answers !== "scale") return (options ?? []).map((words, value) => ({ value, words }));
  const { from, to, steps } = scale!;
  return Array.from({ length: steps }, (_, n) => {
    const end = n === 0 ? from : n === steps - 1 ? to : null;
    return { value: n + 1, words: end === null ? `${n + 1}` : `${n + 1} · ${end}` };
  });
}

/** The mean step of a scale; null for any other poll, and while nobody has answered. */
export function meanOf({ answers }: PollSpec, { people, counts }: PollResult): number | null {
  if (answers !== "scale" || people === 0) return null;
  return counts.reduce((sum, count, n) => sum + count * (n + 1), 0) / people;
}

/** What was chosen as an answer; null while it is none. */
export function answerFrom({ answers }: PollSpec, chosen: Iterable<number>): Answer | null {
  const values = [...new Set(chosen)].sort((a, b) => a - b);
  if (values.length === 0) return null;
  return answers === "many" ? values : values[0]!;
}
