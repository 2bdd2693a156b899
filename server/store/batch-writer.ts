/**
 * BatchWriter: puts on disk, in batches and in their order, what must not keep anybody waiting for the store, and keeps
 * trying when the store fails. Timers are passed in.
 */

/** A timer; answers the way to call it off. */
export type After = (ms: number, act: () => void) => () => void;

export type BatchParts<Row> = {
  write(rows: Row[]): Promise<void>;
  /** Is told why a batch was not written; it is tried again. */
  failed(error: unknown): void;
  after: After;
  /** So long after the first of a batch it is written, and after a failure tried again, ms. */
  batchMs: number;
  retryMs: number;
  /** So many may wait, beside those that are being written. */
  most: number;
  /** Beyond that the oldest are let go; otherwise it is for whoever adds to ask whether it is `open`. */
  letsGo?: boolean;
};

export class BatchWriter<Row> {
  readonly #parts: BatchParts<Row>;
  #waiting: Row[] = [];
  /** Those that the store has been given and has not answered for. */
  #given: Row[] = [];
  #callOff: (() => void) | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: BatchParts<Row>) {
    this.#parts = parts;
  }

  /** False when too many wait: the store has been away for long. */
  get open(): boolean {
    return this.#waiting.length < this.#parts.most;
  }

  add(row: Row): void {
    this.#waiting.push(row);
    this.#letGo();
    this.#schedule(this.#parts.batchMs);
  }

  /** Those that wait and are `unwanted` are not written, nor tried again. */
  drop(unwanted: (row: Row) => boolean): void {
    this.#waiting = this.#waiting.filter((row) => !unwanted(row));
    this.#given = this.#given.filter((row) => !unwanted(row));
  }

  /** Resolves when everything added so far is on disk; rejects when the store fails, and it is tried again. */
  async flush(): Promise<void> {
    this.#callOff?.();
    this.#callOff = null;
    const write = () => this.#write();
    this.#writing = this.#writing.then(write, write);
    try {
      await this.#writing;
    } catch (error) {
      this.#schedule(this.#parts.retryMs);
      throw error;
    }
  }

  #schedule(ms: number): void {
    this.#callOff ??= this.#parts.after(ms, () => {
      this.flush().catch((error: unknown) => this.#parts.failed(error));
    });
  }

  async #write(): Promise<void> {
    if (this.#waiting.length === 0) return;
    this.#given = this.#waiting;
    this.#waiting = [];
    try {
      await this.#parts.write(this.#given);
    } catch (error) {
      this.#waiting = [...this.#given, ...this.#waiting];
      this.#letGo();
      throw error;
    } finally {
      this.#given = [];
    }
  }

  /** A tenth at a time, for each time moves all that wait. */
  #letGo(): void {
    const { letsGo, most } = this.#parts;
    const over = this.#waiting.length - most;
    if (letsGo && over > 0) this.#waiting.splice(0, Math.max(over, Math.floor(most / 10)));
  }
}
