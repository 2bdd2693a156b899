/**
 * Cases: what is open, folded in memory, and every event on disk before anybody is told of it. Two who work at once, in this
 * process or another, never write over one another: an event has a number, and the second is told. Carries CAS1 to CAS5
 * and CAS17.
 */
import {
  type CaseDeed,
  type CaseRefusal,
  type CaseState,
  caseAfter,
  caseOf,
  refusalOf,
} from "../../shared/conduct/case.ts";
import { roomFor } from "../../shared/conduct/case-bounds.ts";
import { type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import type { CaseRecord, NewEvent, Store } from "../store/store.ts";
import { InTurn } from "./in-turn.ts";

/** A case, and how it stands. */
export type Case = CaseRecord & { state: CaseState };

/** How often it is tried again when somebody else writes to the same case. */
const TRIES = 8;

const REFUSALS: Record<CaseRefusal, { code: RefusalCode; message: string }> = {
  held: {
    code: "not-allowed",
    message: "A colleague works on that case. Take the next one, or ask them to hand it over.",
  },
  "not-held": { code: "not-allowed", message: "Claim the case first." },
  over: { code: "invalid", message: "That case is closed." },
  open: { code: "invalid", message: "That case is still open." },
};

type Added = Omit<NewEvent, "event">;
/** Adds one event more to the case that one works on. */
export type Adding = (by: string | null, deed: CaseDeed, added?: Added) => Promise<Case>;
type Begun = Pick<CaseRecord, "id" | "space" | "about" | "of">;

export class Cases {
  readonly #store: Store["cases"];
  readonly #now: () => number;
  readonly #open = new Map<string, Case>();
  readonly #work = new InTurn();
  /** Told of every case after each event. */
  changed: (one: Case) => void = () => {};

  private constructor(store: Store["cases"], now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** With what is open in these spaces. */
  static async load(store: Store["cases"], now: () => number, spaces: Iterable<string>): Promise<Cases> {
    const cases = new Cases(store, now);
    for (const space of spaces) for (const record of await store.open(space)) cases.#keep(record);
    return cases;
  }

  /** Those of a space that are not over. */
  in(space: string): Case[] {
    return [...this.#open.values()].filter((one) => one.space === space);
  }

  async find(id: string): Promise<Case | null> {
    const known = this.#open.get(id);
    if (known) return known;
    const record = await this.#store.find(id);
    return record && { ...record, state: caseOf(record.events) };
  }

  /** As the store has it: another process may have written to it since. */
  async fresh(id: string): Promise<Case | null> {
    const record = await this.#store.find(id);
    return record && this.#keep(record);
  }

  /**
   * The open case about a person in a space, or of a sanction, goes on; else one begins. What rules do again and again is
   * on it once in a while.
   * @throws {StoaError} when whoever reports it has said it there often enough
   */
  async begin(begun: Begun, by: string | null, deed: CaseDeed, added: Added = {}, tried = 0): Promise<Case> {
    const first: NewEvent = { event: { at: this.#now(), by, ...deed }, ...added };
    const id = await this.#store.begin({ ...begun, at: first.event.at }, first);
    if (id !== begun.id && begun.of !== null)
      throw new StoaError("invalid", "That is appealed already. Somebody else decides it.");
    if (id !== begun.id) {
      try {
        return await this.#work.run(id, () => this.#add(id, by, deed, added, withinBounds));
      } catch (error) {
        // It was decided, or merged, in this very moment: what is reported begins another one.
        if (tried >= TRIES || !isOver(await this.find(id))) throw error;
        return this.begin(begun, by, deed, added, tried + 1);
      }
    }
    const record: CaseRecord = {
      ...begun,
      at: first.event.at,
      events: [{ n: 0, ...first.event }],
      texts: [added.text ?? null],
    };
    return this.#told(record);
  }

  /**
   * One event more.
   * @throws {StoaError} when it may not be: somebody else holds the case, nobody does, or it is over
   */
  add(id: string, by: string | null, deed: CaseDeed, added: Added = {}): Promise<Case> {
    return this.#work.run(id, () => this.#add(id, by, deed, added));
  }

  /** Does several things with a case that nobody else may come between; `add` within it is the one that is passed. */
  during<Done>(id: string, work: (add: Adding) => Promise<Done>): Promise<Done> {
    return this.#work.run(id, () => work((by, deed, added = {}) => this.#add(id, by, deed, added)));
  }

  /** Somebody is forgotten in the store: nothing of them stays in what is open here. */
  async forget(person: string): Promise<void> {
    const about = [...this.#open.values()].filter(
      (one) => one.about === person || one.events.some((event) => event.by === person || toOf(event) === person),
    );
    await Promise.all(about.map(({ id }) => this.#work.run(id, () => this.fresh(id))));
  }

  async #add(
    id: string,
    by: string | null,
    deed: CaseDeed,
    asked: Added,
    bound: Bound = (_one, _deed, _by, _at, added) => added,
  ): Promise<Case> {
    let one = await this.find(id);
    for (let tried = 0; tried < TRIES; tried += 1) {
      if (one === null) throw new StoaError("not-found", "There is no such case here.");
      const at = this.#now();
      const refused = refusalOf(one.state, deed, by, at);
      if (refused !== null) throw new StoaError(REFUSALS[refused].code, REFUSALS[refused].message);
      const added = bound(one, deed, by, at, asked);
      if (added === null) return one;
      const n = one.events.length;
      const event = { at, by, ...deed };
      if (await this.#store.append(id, n, { event, ...added })) {
        const { state, ...record } = one;
        const events = [...record.events, { n, ...event }];
        return this.#told(
          { ...record, events, texts: [...record.texts, added.text ?? null] },
          caseAfter(state, events[n]!),
        );
      }
      // Another process was first.
      const read = await this.#store.find(id);
      one = read && { ...read, state: caseOf(read.events) };
    }
    throw new StoaError("too-fast", "Others work on that case just now. Try again.");
  }

  #told(record: CaseRecord, state = caseOf(record.events)): Case {
    const one = this.#keep(record, state);
    this.changed(one);
    return one;
  }

  #keep(record: CaseRecord, state = caseOf(record.events)): Case {
    const one = { ...record, state };
    if (isOver(one)) this.#open.delete(record.id);
    else this.#open.set(record.id, one);
    return one;
  }
}

/** What is added where it may be; null where nothing is, since it is on the case already. */
type Bound = (one: Case, deed: CaseDeed, by: string | null, at: number, added: Added) => Added | null;

const withinBounds: Bound = ({ state, events, texts }, deed, by, at, { text, ...rest }) => {
  const written = texts.reduce((sum, one, n) => sum + (events[n]?.kind === "reported" ? (one?.length ?? 0) : 0), 0);
  const room = roomFor(state, deed, by, at, written, text?.length);
  if (room === "all") return { ...rest, ...(text !== undefined && { text }) };
  if (room === "no-words") return rest;
  if (deed.kind === "flagged") return null;
  throw new StoaError("too-fast", "What you reported is being looked at. Moderators have what you told them.");
};

export const isOver = (one: Case | null) => one?.state.status === "closed" || one?.state.status === "merged";
const toOf = (event: CaseDeed) => ("to" in event ? event.to : null);
