/**
 * Talks: what people ask the house in every space; one for all copies. Who voted stands in the table of votes, and how many
 * did is asked of the store when somebody has. Carries TLK1 to TLK4.
 */
import {
  NO_QUESTIONS,
  type QuestionDeed,
  type QuestionRefusal,
  type Questions,
  questionRefusal,
  questionsAfter,
  standsFor,
  votedAs,
  voteRefusal,
} from "../../shared/conversation/questions.ts";
import { type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import type { Store } from "../store/store.ts";
import { Kept } from "./kept.ts";

const REFUSALS: Record<QuestionRefusal, { code: RefusalCode; message: string }> = {
  shut: { code: "not-allowed", message: "Questions are closed just now." },
  full: { code: "full", message: "There are more questions than can be answered. Vote for one of them." },
  many: { code: "too-fast", message: "Five of your questions wait already. Ask again when one is answered." },
  unknown: { code: "not-found", message: "There is no such question any more." },
  over: { code: "invalid", message: "That question is closed: it was answered, parked, declined or merged." },
  "not-over": { code: "invalid", message: "That question waits already." },
  itself: { code: "invalid", message: "A question is not merged into itself." },
  "not-yours": { code: "not-allowed", message: "Only whoever asked a question takes it back." },
};

export type TalksParts = {
  histories: Store["histories"];
  votes: Store["votes"];
  now: () => number;
  /** Told when questions, or their votes, are others now. */
  changed: (space: string) => void;
};

export class Talks {
  readonly #parts: TalksParts;
  readonly #kept: Kept<Questions, QuestionDeed>;
  /** By space, then by question. */
  readonly #counts = new Map<string, Map<number, number>>();
  /** Questions whose votes are to be counted again. */
  readonly #stale = new Map<string, Set<number>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: TalksParts) {
    this.#parts = parts;
    this.#kept = new Kept<Questions, QuestionDeed>({
      called: "questions",
      store: parts.histories,
      now: () => Math.round(parts.now()),
      empty: NO_QUESTIONS,
      after: questionsAfter,
      changed: (space, _state, event) => {
        if (event.kind === "merged") this.#stalely(space).add(event.into).add(event.question);
        if (event.kind === "reopened") this.#counts.delete(space);
        parts.changed(space);
      },
    });
  }

  async of(space: string): Promise<Questions> {
    return (await this.#kept.of(space)).state;
  }

  known(space: string): Questions {
    return this.#kept.known(space) ?? NO_QUESTIONS;
  }

  /**
   * Does something to the questions; answers the number of a new one.
   * @throws {StoaError} when it may not be
   */
  async add(space: string, by: string | null, deed: QuestionDeed, text?: string): Promise<number> {
    const history = await this.#kept.of(space);
    const after = await history.add((state) => {
      refuse(questionRefusal(state, deed, by));
      return { by, deed, ...(text !== undefined && { text }) };
    });
    if (deed.kind !== "asked") return "question" in deed ? deed.question : -1;
    return Math.max(...after.questions.keys());
  }

  /** Opens or closes asking; nothing where it stands so already. */
  async open(space: string, by: string | null, open: boolean): Promise<void> {
    const history = await this.#kept.of(space);
    await history.add((state) => (state.open === open ? null : { by, deed: { kind: open ? "opened" : "closed" } }));
  }

  /**
   * @param still throws where they may not vote any more: what became of them meanwhile counts
   * @throws {StoaError} for a second vote, and for one that comes too late
   */
  async vote(space: string, person: string, question: number, on: boolean, still: () => void): Promise<void> {
    const state = await this.of(space);
    refuse(voteRefusal(state, question));
    const subjects = votedAs(state, question).map((id) => subjectOf(space, id));
    const { votes, now } = this.#parts;
    if (on) {
      const before = await votes.of(person, subjectOf(space, ""));
      const again = new StoaError("invalid", "You have voted for that already. A vote counts once.");
      if (before.some(({ subject }) => subjects.includes(subject))) throw again;
      still();
      refuse(voteRefusal(this.known(space), question));
      const vote = { subject: subjectOf(space, question), person, choice: 1, at: Math.round(now()) };
      if (!(await votes.put(vote))) throw again;
    } else {
      const gone = await Promise.all(subjects.map((subject) => votes.remove(subject, person)));
      if (!gone.includes(true)) throw new StoaError("invalid", "You have not voted for that.");
    }
    // It may have been merged meanwhile.
    this.#stalely(space).add(standsFor(this.known(space), question));
    this.#parts.changed(space);
  }

  /** How many voted for each question; only what changed is counted again. */
  counts(space: string): Promise<ReadonlyMap<number, number>> {
    // One after another, so that what was counted last is what was counted newest.
    const counted = this.#turn.then(() => this.#count(space));
    this.#turn = counted.catch(() => {});
    return counted;
  }

  async #count(space: string): Promise<ReadonlyMap<number, number>> {
    const state = await this.of(space);
    const counts = this.#counts.get(space) ?? new Map<number, number>();
    const stale = this.#stalely(space);
    this.#stale.delete(space);
    const due = [...state.questions.keys()].filter((id) => !counts.has(id) || stale.has(id));
    const people = await this.#parts.votes.together(
      due.map((id) => votedAs(state, id).map((one) => subjectOf(space, one))),
    );
    for (const [n, id] of due.entries()) counts.set(id, people[n]!);
    for (const id of counts.keys()) if (!state.questions.has(id)) counts.delete(id);
    this.#counts.set(space, counts);
    return counts;
  }

  /** The questions that somebody voted for, with those that others were merged into. */
  async votedBy(space: string, person: string): Promise<number[]> {
    const state = await this.of(space);
    const voted = await this.#parts.votes.of(person, subjectOf(space, ""));
    const ids = voted.map(({ subject }) => Number(subject.slice(subjectOf(space, "").length)));
    return [...new Set(ids.flatMap((id) => [id, standsFor(state, id)]))].filter((id) => state.questions.has(id));
  }

  /** Somebody voted in another process. */
  voted(subject: string): void {
    const [, space, question] = /^questions:(.*)#(\d+)$/.exec(subject) ?? [];
    if (space === undefined || !this.#kept.known(space)) return;
    this.#stalely(space).add(standsFor(this.known(space), Number(question)));
    this.#parts.changed(space);
  }

  /** What other processes told of votes may have been missed: all of them are counted again. */
  recount(): void {
    for (const space of this.#counts.keys()) {
      this.#counts.delete(space);
      this.#parts.changed(space);
    }
  }

  /** Somebody was forgotten in the store; answers the spaces that this may concern. */
  forget(): Promise<string[]> {
    return this.#kept.afresh();
  }

  #stalely(space: string): Set<number> {
    const stale = this.#stale.get(space) ?? new Set();
    this.#stale.set(space, stale);
    return stale;
  }
}

const subjectOf = (space: string, question: number | "") => `questions:${space}#${question}`;

function refuse(refused: QuestionRefusal | null): void {
  if (refused !== null) throw new StoaError(REFUSALS[refused].code, REFUSALS[refused].message);
}
