/**
 * Cases: what is open, folded in memory, and every event on disk before anybody is told of it. Two who work at once, in this
 * process or another, never write over one another: an event has a number, and the second is told. Carries CAS1 to CAS5.
 */
import {
  type CaseDeed,
  type CaseRefusal,
  type CaseState,
  caseAfter,
  caseOf,
  refusalOf,
} from "../../shared/conduct/case.ts";
import { type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import type { CaseRecord, NewEvent, Store } from "../store/store.ts";

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
type Begun = Pick<CaseRecord, "id" | "space" | "about" | "of">;

export class Cases {
  readonly #store: Store["cases"];
  readonly #now: () => number;
  readonly #open = new Map<string, Case>();
  /** The last work on each case: what follows waits for it. */
  readonly #work = new Map<string, Promise<unknown>>();
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

  /** The open case about a person in a space, or of a sanction, goes on; else one begins. */
  async begin(begun: Begun, by: string | null, deed: CaseDeed, added: Added = {}): Promise<Case> {
    const first: NewEvent = { event: { at: this.#now(), by, ...deed }, ...added };
    const id = await this.#store.begin({ ...begun, at: first.event.at }, first);
    if (id !== begun.id && begun.of !== null)
      throw new StoaError("invalid", "That is appealed already. Somebody else decides it.");
    if (id !== begun.id) return this.add(id, by, deed, added);
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
    return this.#alone(id, () => this.#add(id, by, deed, added));
  }

  /** Does several things with a case that nobody else may come between; `add` within it is the one that is passed. */
  during<Done>(
    id: string,
    work: (add: (by: string | null, deed: CaseDeed, added?: Added) => Promise<Case>) => Promise<Done>,
  ): Promise<Done> {
    return this.#alone(id, () => work((by, deed, added = {}) => this.#add(id, by, deed, added)));
  }

  async #add(id: string, by: string | null, deed: CaseDeed, added: Added): Promise<Case> {
    let one = await this.find(id);
    for (let tried = 0; tried < TRIES; tried += 1) {
      if (one === null) throw new StoaError("not-found", "There is no such case here.");
      const at = this.#now();
      const refused = refusalOf(one.state, deed, by, at);
      if (refused !== null) throw new StoaError(REFUSALS[refused].code, REFUSALS[refused].message);
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
    if (state.status === "closed" || state.status === "merged") this.#open.delete(record.id);
    else this.#open.set(record.id, one);
    return one;
  }

  #alone<Done>(id: string, work: () => Promise<Done>): Promise<Done> {
    const before = this.#work.get(id) ?? Promise.resolve();
    const done = before.then(work, work);
    this.#work.set(id, done);
    const clear = () => {
      if (this.#work.get(id) === done) this.#work.delete(id);
    };
    done.then(clear, clear);
    return done;
  }
}
