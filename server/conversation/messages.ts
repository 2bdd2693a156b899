/**
 * Messages: what the house says to people in every space, prepared ahead; one for all copies. What is due by itself goes out
 * when its time has come, whichever process looks first. Carries MSG1 and MSG3 to MSG5.
 */
import {
  type MessageDeed,
  type MessageEvent,
  type MessageRefusal,
  type MessageWish,
  messageRefusal,
  NO_MESSAGES,
  nextMessage,
  type Stock,
  stockAfter,
  type Terms,
} from "../../shared/messages/stock.ts";
import type { Run } from "../../shared/programme/run.ts";
import { type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import type { Store } from "../store/store.ts";
import { Kept } from "./kept.ts";

/** How often the clock is looked at while something waits for it, ms. */
const LOOK_MS = 250;

const REFUSALS: Record<MessageRefusal, { code: RefusalCode; message: string }> = {
  full: { code: "full", message: "There are more drafts than anybody can keep an eye on. Throw some of them away." },
  unknown: { code: "not-found", message: "There is no such message any more." },
  lost: { code: "not-found", message: "Whoever wrote it is forgotten, and its words with them." },
  sent: { code: "invalid", message: "That message was sent already. Correct it, or take it back." },
  withdrawn: { code: "invalid", message: "That message was taken back." },
  own: { code: "not-allowed", message: "Whoever wrote a message does not approve it. Ask a colleague to." },
  approved: { code: "invalid", message: "That message is approved already." },
  "other-words": { code: "invalid", message: "Its words were changed meanwhile. Read it again." },
  "needs-approval": { code: "not-allowed", message: "A second person approves this message before it goes out." },
  sensitive: {
    code: "not-allowed",
    message: "This touches on a sensitive topic. Let a second person approve it, or say that it goes out anyway.",
  },
  unsourced: {
    code: "not-allowed",
    message: "This claims a figure and names no source. Name one, let a second person approve it, or send it anyway.",
  },
  cooling: { code: "too-fast", message: "This touches on a sensitive topic, and rests before it is sent." },
  corrected: { code: "invalid", message: "That was corrected already. Correct the correction." },
  released: { code: "invalid", message: "That message goes out by itself already." },
  unsaid: { code: "invalid", message: "That was not sent yet. Change it." },
};

export type MessagesParts = {
  histories: Store["histories"];
  now: () => number;
  after: (ms: number, act: () => void) => () => void;
  runOf: (space: string) => Run;
  termsOf: (space: string) => Terms;
  /** Told of each event, in order, once it is on disk. */
  changed: (space: string, stock: Stock, event: MessageEvent) => void;
  /** Something that was due could not be written; it is tried again. */
  failed: (error: unknown) => void;
};

export class Messages {
  readonly #parts: MessagesParts;
  readonly #kept: Kept<Stock, MessageDeed>;
  readonly #timers = new Map<string, () => void>();
  #looking: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(parts: MessagesParts) {
    this.#parts = parts;
    this.#kept = new Kept<Stock, MessageDeed>({
      called: "messages",
      store: parts.histories,
      now: () => Math.round(parts.now()),
      empty: NO_MESSAGES,
      after: stockAfter,
      changed: (space, stock, event) => {
        this.#watch(space);
        parts.changed(space, stock, event);
      },
    });
  }

  async of(space: string): Promise<Stock> {
    const { state } = await this.#kept.of(space);
    this.#watch(space);
    return state;
  }

  /** How it stands, where it was asked for before. */
  known(space: string): Stock {
    return this.#kept.known(space) ?? NO_MESSAGES;
  }

  /** From now on what is due in these spaces goes out, also where nobody came yet. */
  async watch(spaces: Iterable<string>): Promise<void> {
    const kept = new Set(await this.#parts.histories.named("messages:"));
    for (const space of spaces) if (kept.has(`messages:${space}`)) await this.of(space);
  }

  /**
   * Does something to the messages; answers the number of the one it is about.
   * @param words what its author wrote
   * @throws {StoaError} when it may not be
   */
  async add(space: string, by: string | null, wish: MessageWish, words?: string): Promise<number> {
    const history = await this.#kept.of(space);
    const drafted = { n: -1 };
    const { version: _, ...deed } = wish;
    await history.add((stock) => {
      const { now, termsOf } = this.#parts;
      const refused = messageRefusal(stock, wish, by, now(), termsOf(space));
      if (refused !== null) throw new StoaError(REFUSALS[refused].code, REFUSALS[refused].message);
      drafted.n = history.count;
      return { by, deed, ...(words !== undefined && { text: words }) };
    });
    return deed.kind === "drafted" ? drafted.n : deed.message;
  }

  /** What was said reached so many here. */
  async reached(space: string, said: string, reached: number, held: number): Promise<void> {
    const history = await this.#kept.of(space);
    await history.add(() => ({ by: null, deed: { kind: "reached", said, reached, held } }));
  }

  /** Takes in what other processes have added. */
  async refresh(space: string): Promise<void> {
    await this.#kept.refresh(space);
  }

  /** Somebody was forgotten in the store; answers the spaces that this may concern. */
  forget(): Promise<string[]> {
    return this.#kept.afresh();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of this.#timers.values()) stop();
    await this.#looking;
  }

  #watch(space: string): void {
    const waits = [...this.known(space).messages.values()].some(({ status }) => status === "released");
    if (!waits || this.#closed || this.#timers.has(space)) return;
    const stop = this.#parts.after(LOOK_MS, () => {
      this.#looking = this.#look(space)
        .catch(this.#parts.failed)
        .finally(() => {
          this.#timers.delete(space);
          this.#watch(space);
        });
    });
    this.#timers.set(space, stop);
  }

  /** Sends what is due, in order; whatever another process has sent meanwhile is not sent again. */
  async #look(space: string): Promise<void> {
    const history = await this.#kept.of(space);
    const { now, runOf, termsOf } = this.#parts;
    const next = (stock: Stock) => nextMessage(stock, runOf(space), now(), termsOf(space));
    while (!this.#closed && next(history.state) !== null)
      await history.add((stock) => {
        const due = next(stock);
        // Who reads it reads it now: its time is when it was said.
        return due === null ? null : { by: null, deed: due.deed };
      });
  }
}
