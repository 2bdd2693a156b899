/**
 * Conductor: runs the evenings of one space: does what is due when it is due, and what hosts do. All of it are events in the
 * space's history: after a restart, and beside other processes, the same evening goes on. Carries PRG4, EVE1 and EVE3.
 */
import {
  nextDue,
  type Run,
  type RunDeed,
  type RunEvent,
  type RunRefusal,
  runAfter,
  runRefusal,
  UNSET,
} from "../../shared/programme/run.ts";
import { type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import { History } from "../history/history.ts";
import type { Store } from "../store/store.ts";
import { runEventOf, type StoredDeed, storedOf } from "./stored.ts";

/** How often the clock is looked at, ms. */
const LOOK_MS = 250;

export const EVENING = "evening:";

export type ConductorParts = {
  store: Store["histories"];
  now: () => number;
  after: (ms: number, act: () => void) => () => void;
  /** Something could not be written; it is tried again with the next look. */
  failed: (error: unknown) => void;
};

/** What hosts do. */
export type HostDeed = Exclude<RunDeed, { kind: "lost" }>;

export class Conductor {
  readonly #parts: ConductorParts;
  readonly #history: History<Run, StoredDeed>;
  #looking: Promise<unknown> = Promise.resolve();
  #callOff: (() => void) | null = null;
  #stopped = false;

  private constructor(history: History<Run, StoredDeed>, parts: ConductorParts) {
    this.#history = history;
    this.#parts = parts;
    history.onEvent(() => this.#wake());
  }

  static async load(space: string, parts: ConductorParts): Promise<Conductor> {
    const { store, now } = parts;
    const name = EVENING + space;
    const after = (run: Run, event: Parameters<typeof runEventOf>[0]) => runAfter(run, runEventOf(event));
    return new Conductor(await History.load<Run, StoredDeed>({ name, store, now, empty: UNSET, after }), parts);
  }

  get run(): Run {
    return this.#history.state;
  }

  /** Told of each event once it is on disk, whoever added it. */
  onEvent(listener: (run: Run, event: RunEvent) => void): void {
    this.#history.onEvent((run, event) => listener(run, runEventOf(event)));
  }

  /**
   * `by` is a person; null for the file. Answers the number of the event.
   * @throws {StoaError} where it may not be done now
   */
  async do(by: string | null, deed: HostDeed): Promise<number> {
    // What is due comes first, also where the clock was not looked at yet.
    await this.#look();
    let event = 0;
    await this.#history.add((run) => {
      const at = Math.max(this.#parts.now(), run.lastAt);
      const refusal = runRefusal(run, deed, at);
      if (refusal !== null) throw new StoaError(...WORDS[refusal]);
      event = run.events;
      return { ...storedOf(deed, by), at };
    });
    return event;
  }

  /** From now on what is due is done. */
  start(): void {
    this.#wake();
  }

  /** Takes in what other processes have added. */
  refresh(): Promise<Run> {
    return this.#history.refresh();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#callOff?.();
    await this.#looking;
  }

  #wake(): void {
    if (this.#stopped || this.#callOff !== null) return;
    const { programme, closedAt } = this.run;
    if (programme === null || closedAt !== null) return;
    this.#callOff = this.#parts.after(LOOK_MS, () => {
      this.#looking = this.#look().finally(() => {
        this.#callOff = null;
        this.#wake();
      });
    });
  }

  /** Does what is due, in order; whatever another process has done of it meanwhile is not done again. */
  async #look(): Promise<void> {
    try {
      while (nextDue(this.run, this.#parts.now()) !== null && !this.#stopped)
        await this.#history.add((run) => {
          const due = nextDue(run, this.#parts.now());
          return due === null ? null : { by: null, deed: due.deed as StoredDeed, at: due.at };
        });
    } catch (error) {
      this.#parts.failed(error);
    }
  }
}

const WORDS: Record<RunRefusal, [RefusalCode, string]> = {
  closed: ["invalid", "The evening is closed."],
  running: ["invalid", "Another evening is on. Close it first."],
  past: ["invalid", "There was an evening of that id already. Give this one an id of its own."],
  "unknown-cue": ["not-found", "There is no such cue in the programme."],
  "not-waiting": ["invalid", "That cue does not wait any more."],
  "not-on": ["invalid", "That cue is not on."],
  "no-length": ["invalid", "That cue has no length, or would be longer than a day."],
  held: ["invalid", "The evening is held already."],
  "not-held": ["invalid", "The evening is not held."],
  unset: ["not-found", "No evening is set here."],
  late: ["invalid", "Something was done after it, or it is longer ago than a minute. It cannot be taken back."],
  said: ["invalid", "What was said cannot be taken back."],
};
