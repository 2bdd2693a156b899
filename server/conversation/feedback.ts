/**
 * Feedback: how people say that an evening was, each once, the newest counts. It stands in the table of votes, and nobody but
 * its report counts it. Carries VEV9.
 */
import type { Store } from "../store/store.ts";

/** It is taken until so long after the close, and told in no report before: from two of them one could tell who said what. ms */
export const FEEDBACK_MS = 10 * 60_000;

export class Feedback {
  readonly #parts: { votes: Store["votes"]; now: () => number };

  constructor(parts: { votes: Store["votes"]; now: () => number }) {
    this.#parts = parts;
  }

  /**
   * @param run the evening with when it began
   * @param answer from 1 to 5
   */
  async give(space: string, run: string, person: string, answer: number): Promise<void> {
    const { votes, now } = this.#parts;
    await votes.put({ subject: feedbackSubject(space, run), person, choice: answer, at: Math.round(now()) });
  }

  /** What somebody said; null where they have not. */
  async of(space: string, run: string, person: string): Promise<number | null> {
    const [given] = await this.#parts.votes.of(person, feedbackSubject(space, run));
    return given?.choice ?? null;
  }
}

export const feedbackSubject = (space: string, run: string): string => `feedback:${space}:${run}#`;
