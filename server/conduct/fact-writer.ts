/** FactWriter: puts facts on disk in batches. What the store cannot take for long is let go: nobody is judged by it again. */
import type { NotedFact, Store } from "../store/store.ts";

const BATCH_AFTER_MS = 2000;
const RETRY_AFTER_MS = 5000;
const MOST_WAITING = 20_000;

export class FactWriter {
  readonly #store: { facts: Pick<Store["facts"], "add"> };
  readonly #failed: (error: unknown) => void;
  #waiting: NotedFact[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(store: { facts: Pick<Store["facts"], "add"> }, failed: (error: unknown) => void) {
    this.#store = store;
    this.#failed = failed;
  }

  add(fact: NotedFact): void {
    this.#waiting.push(fact);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.splice(0, MOST_WAITING / 10);
    this.#schedule(BATCH_AFTER_MS);
  }

  forget(person: string): void {
    this.#waiting = this.#waiting.filter((fact) => fact.person !== person);
  }

  /** Resolves when everything noted so far is on disk; rejects when the store fails. */
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
      this.#timer = null;
      this.flush().catch((error: unknown) => {
        this.#failed(error);
        this.#schedule(RETRY_AFTER_MS);
      });
    }, after);
    this.#timer.unref();
  }

  async #write(): Promise<void> {
    const batch = this.#waiting;
    if (batch.length === 0) return;
    this.#waiting = [];
    try {
      await this.#store.facts.add(batch);
    } catch (error) {
      this.#waiting = [...batch, ...this.#waiting];
      throw error;
    }
  }
}
