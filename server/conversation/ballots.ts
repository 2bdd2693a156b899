/**
 * Ballots: the polls of every space; one for all copies. A history opens and closes them, and answers stand in the table of
 * votes, so that a thousand people may answer at the same moment. Carries TLK4 to TLK6.
 */
import {
  type Answer,
  answerOf,
  choiceOf,
  NO_POLLS,
  type Poll,
  type PollDeed,
  type PollRefusal,
  type PollResult,
  type PollSpec,
  type Polls,
  pollRefusal,
  pollsAfter,
  resultOf,
} from "../../shared/conversation/polls.ts";
import { pollOf } from "../../shared/programme/programme.ts";
import { type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import { Kept } from "./kept.ts";
import type { TalksParts } from "./talks.ts";

const REFUSALS: Record<PollRefusal | "programme", { code: RefusalCode; message: string }> = {
  unknown: { code: "not-found", message: "There is no such poll." },
  open: { code: "invalid", message: "That poll is open already." },
  over: { code: "invalid", message: "That poll is closed." },
  full: { code: "full", message: "Ten polls are open. Close one first." },
  programme: { code: "invalid", message: "The programme asks that: it is open while its cue is on." },
};

export class Ballots {
  readonly #parts: TalksParts;
  readonly #kept: Kept<Polls, PollDeed>;
  /** By space and poll, as it was counted after the newest answer. */
  readonly #results = new Map<string, PollResult>();
  /** How many answers were given here: whoever counts meanwhile counts again. */
  #answers = 0;

  constructor(parts: TalksParts) {
    this.#parts = parts;
    this.#kept = new Kept<Polls, PollDeed>({
      called: "polls",
      store: parts.histories,
      now: () => Math.round(parts.now()),
      empty: NO_POLLS,
      after: pollsAfter,
      changed: (space) => parts.changed(space),
    });
  }

  async of(space: string): Promise<Polls> {
    return (await this.#kept.of(space)).state;
  }

  /** What a host asks: their words are under their key. With its chart on `screen`, or (null) on none. */
  open(space: string, by: string, poll: string, spec: PollSpec, screen: string | null): Promise<void> {
    const deed: PollDeed = { kind: "opened", poll, spec: null, ...(screen !== null && { screen }) };
    return this.#add(space, by, deed, JSON.stringify(spec));
  }

  close(space: string, by: string | null, poll: string): Promise<void> {
    return this.#add(space, by, { kind: "closed", poll });
  }

  /** Opens one again, with the answers that it has; what a programme asks is open while its cue is on. */
  async reopen(space: string, by: string, poll: string): Promise<void> {
    const known = (await this.of(space)).get(poll);
    refuse(known === undefined ? "unknown" : poll.includes("/") ? "programme" : null);
    return this.#add(space, by, { kind: "opened", poll, spec: null });
  }

  /** Brings what the house itself asks, by the polls' ids, to these: others of the programme that are open close. */
  async bringTo(space: string, programme: string, asked: ReadonlyMap<string, PollSpec>): Promise<void> {
    const history = await this.#kept.of(space);
    const own = (id: string) => id.startsWith(`${programme}/`);
    const isOn = (polls: Polls, id: string) => polls.get(id)?.closedAt === null;
    for (const [id, spec] of asked) {
      const poll = pollOf(programme, id);
      await history.add((polls) => (isOn(polls, poll) ? null : { by: null, deed: { kind: "opened", poll, spec } }));
    }
    for (const poll of [...history.state.keys()].filter(own)) {
      if (asked.has(poll.slice(programme.length + 1))) continue;
      await history.add((polls) => (isOn(polls, poll) ? { by: null, deed: { kind: "closed", poll } } : null));
    }
  }

  /**
   * @param still throws where they may not answer any more: what became of them meanwhile counts
   * @throws {StoaError} for what answers nothing, and for what comes too late
   */
  async answer(space: string, person: string, id: string, answer: Answer, still: () => void): Promise<void> {
    const poll = (await this.of(space)).get(id);
    refuse(poll === undefined ? "unknown" : poll.closedAt === null ? null : "over");
    const { spec } = poll!;
    const choice = spec && choiceOf(spec, answer);
    if (choice === null) throw new StoaError("invalid", "That is no answer to this poll.");
    still();
    const { votes, now } = this.#parts;
    if (!(await votes.put({ subject: subjectOf(space, id), person, choice, at: Math.round(now()) }))) return;
    this.#answers += 1;
    this.#results.delete(subjectOf(space, id));
    this.#parts.changed(space);
  }

  async resultOf(space: string, { id, spec }: Poll): Promise<PollResult> {
    if (spec === null) return { people: 0, counts: [] };
    const subject = subjectOf(space, id);
    const known = this.#results.get(subject);
    if (known) return known;
    const answers = this.#answers;
    const result = resultOf(spec, await this.#parts.votes.tally(subject));
    if (answers === this.#answers) this.#results.set(subject, result);
    return result;
  }

  async answersOf(space: string, person: string): Promise<Record<string, Answer>> {
    const polls = await this.of(space);
    const given = new Map(
      (await this.#parts.votes.of(person, `polls:${space}:`)).map(({ subject, choice }) => [subject, choice]),
    );
    return Object.fromEntries(
      [...polls.values()].flatMap(({ id, spec }) => {
        const choice = given.get(subjectOf(space, id));
        return spec === null || choice === undefined ? [] : [[id, answerOf(spec, choice)]];
      }),
    );
  }

  /** Somebody answered in another process. */
  voted(subject: string): void {
    const [, space] = /^polls:([^:]*):.*#$/.exec(subject) ?? [];
    if (space === undefined || !this.#kept.known(space)) return;
    this.#answers += 1;
    this.#results.delete(subject);
    this.#parts.changed(space);
  }

  /** What other processes told of answers may have been missed: all of them are counted again. */
  recount(): void {
    const spaces = new Set([...this.#results.keys()].map((subject) => subject.split(":")[1]!));
    this.#answers += 1;
    this.#results.clear();
    for (const space of spaces) this.#parts.changed(space);
  }

  /** Somebody was forgotten in the store; answers the spaces that this may concern. */
  forget(): Promise<string[]> {
    return this.#kept.afresh();
  }

  async #add(space: string, by: string | null, deed: PollDeed, text?: string): Promise<void> {
    const history = await this.#kept.of(space);
    await history.add((polls) => {
      refuse(pollRefusal(polls, deed));
      return { by, deed, ...(text !== undefined && { text }) };
    });
  }
}

const subjectOf = (space: string, poll: string) => `polls:${space}:${poll}#`;

function refuse(refused: keyof typeof REFUSALS | null): void {
  if (refused !== null) throw new StoaError(REFUSALS[refused].code, REFUSALS[refused].message);
}
