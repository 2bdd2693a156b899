/**
 * History: something that is a fold over events which only grow: an evening, a queue of hands, questions. Folded in memory,
 * and every event on disk before anybody is told of it. Two who write at once, in this process or another, never write over
 * one another: an event has a number, and the second folds the first one's event before it tries again. Carries HIS1 to HIS3.
 */
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { HistoryEvent, Store } from "../store/store.ts";
import type { FollowedHistories } from "./followed.ts";

/** An event as its fold sees it; `text` is what its author wrote in it. */
export type EventOf<Deed extends { kind: string }> = Deed & {
  n: number;
  at: number;
  by: string | null;
  text: string | null;
};

export type HistoryParts<State, Deed extends { kind: string }> = {
  /** What it is called in the store; unique in the house. */
  name: string;
  store: Store["histories"] & Partial<Pick<FollowedHistories, "follow">>;
  now: () => number;
  empty: State;
  /** How it stands after one event more; pure. */
  after: (state: State, event: EventOf<Deed>) => State;
};

export type Adding<Deed> = { by: string | null; deed: Deed; text?: string; at?: number };

/** How often it is tried again when others write to the same history. */
const TRIES = 40;

export class History<State, Deed extends { kind: string }> {
  readonly #parts: HistoryParts<State, Deed>;
  readonly #listeners = new Set<(state: State, event: EventOf<Deed>) => void>();
  #state: State;
  #count = 0;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(parts: HistoryParts<State, Deed>) {
    this.#parts = parts;
    this.#state = parts.empty;
  }

  /** With everything that has happened. */
  static async load<State, Deed extends { kind: string }>(
    parts: HistoryParts<State, Deed>,
  ): Promise<History<State, Deed>> {
    const history = new History(parts);
    parts.store.follow?.(parts.name, history);
    await history.#read();
    return history;
  }

  get state(): State {
    return this.#state;
  }

  /** How many events there are. */
  get count(): number {
    return this.#count;
  }

  /** Told of each event, in order, once it is on disk; returns the way to stop. */
  onEvent(listener: (state: State, event: EventOf<Deed>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Adds what `decide` makes of how it stands then, one after another; null adds nothing. It may be asked again when
   * somebody else was first, and throws to refuse.
   * @returns the state afterwards
   */
  add(decide: (state: State) => Adding<Deed> | null): Promise<State> {
    return this.#inTurn(async () => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const adding = decide(this.#state);
        if (adding === null) return this.#state;
        const { by, deed, text = null, at = this.#parts.now() } = adding;
        const { kind, ...what } = deed;
        const event: HistoryEvent = { n: this.#count, at, kind, by, what, text };
        if (await this.#parts.store.append(this.#parts.name, event)) {
          this.#take(event);
          return this.#state;
        }
        await this.#read();
      }
      throw new StoaError("too-fast", "Others are at it just now. Try again.");
    });
  }

  /** Takes in what other processes have added. */
  refresh(): Promise<State> {
    return this.#inTurn(async () => {
      await this.#read();
      return this.#state;
    });
  }

  /** Somebody is forgotten in the store: reads all of it anew, and tells nobody of what had happened. */
  afresh(): Promise<State> {
    return this.#inTurn(async () => {
      const events = await this.#parts.store.read(this.#parts.name, 0);
      this.#count = 0;
      this.#state = this.#parts.empty;
      for (const event of events) this.#take(event, false);
      return this.#state;
    });
  }

  async #read(): Promise<void> {
    for (const event of await this.#parts.store.read(this.#parts.name, this.#count)) this.#take(event);
  }

  #take({ n, at, kind, by, what, text }: HistoryEvent, isNew = true): void {
    // What is read twice, or out of its turn, is read again with the next.
    if (n !== this.#count) return;
    const event = { ...what, kind, n, at, by, text } as EventOf<Deed>;
    this.#count += 1;
    this.#state = this.#parts.after(this.#state, event);
    if (isNew) for (const listener of this.#listeners) listener(this.#state, event);
  }

  #inTurn<Done>(work: () => Promise<Done>): Promise<Done> {
    const done = this.#turn.then(work, work);
    this.#turn = done.catch(() => {});
    return done;
  }
}
