/**
 * Writer: puts messages on disk within a second of their being said, in batches, and keeps trying when the store fails.
 * Carries CHAT6. Timers are passed in.
 */
import type { Store, StoredMessage } from "../store/store.ts";

const BATCH_AFTER_MS = 250;
const RETRY_AFTER_MS = 1000;
/** What may wait in memory while the store is away; beyond it speaking is refused, so that nothing is lost in silence. */
const MOST_WAITING = 10_000;

export class MessageWriter {
  readonly #store: Store;
  readonly #failed: (error: unknown) => void;
  #waiting: StoredMessage[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(store: Store, failed: (error: unknown) => void) {
    this.#store = store;
    this.#failed = failed;
  }

  /** False when too much is waiting: the store has been away for long. */
  get open(): boolean {
    return this.#waiting.length < MOST_WAITING;
  }

  add(message: StoredMessage): void {
    this.#waiting.push(message);
    this.#schedule(BATCH_AFTER_MS);
  }

  /** Resolves when everything said so far is on disk; rejects when the store fails. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(
      () => this.#write(),
      () => this.#write(),
    );
    await this.#writing;
  }

  #schedule(after: number): void {
    this.#timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) => {
        this.#failed(error);
        this.#schedule(RETRY_AFTER_MS);
      });
    }, after);
  }

  async #write(): Promise<void> {
    const batch = this.#waiting;
    if (batch.length === 0) return;
    this.#waiting = [];
    try {
      await this.#store.messages.add(batch);
    } catch (error) {
      this.#waiting = [...batch, ...this.#waiting];
      throw error;
    }
  }
}
