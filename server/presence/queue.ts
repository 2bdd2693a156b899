/**
 * Queue: cells in the order of what the way to them costs, for a search whose costs never fall.
 *
 * Costs are whole numbers; a ring of buckets, one for each cost, so that neither putting in nor taking out sorts.
 */

/** What is put in costs no less than what was put in first or taken out last, and by less than this more. A power of two. */
const SPAN = 2048;

export class Queue {
  readonly #first = new Int32Array(SPAN).fill(-1);
  readonly #cell: Int32Array;
  readonly #next: Int32Array;
  #cost = 0;
  #used = 0;
  #waiting = 0;

  /** @param most how often something is put in between two clearings */
  constructor(most: number) {
    this.#cell = new Int32Array(most);
    this.#next = new Int32Array(most);
  }

  clear(): void {
    this.#first.fill(-1);
    this.#cost = -1;
    this.#used = 0;
    this.#waiting = 0;
  }

  put(cell: number, cost: number): void {
    if (this.#cost < 0) this.#cost = cost;
    const entry = this.#used++;
    const bucket = cost % SPAN;
    this.#cell[entry] = cell;
    this.#next[entry] = this.#first[bucket]!;
    this.#first[bucket] = entry;
    this.#waiting++;
  }

  /** The cell that costs least, or −1 for none. */
  take(): number {
    if (this.#waiting === 0) return -1;
    while (this.#first[this.#cost % SPAN]! < 0) this.#cost++;
    const bucket = this.#cost % SPAN;
    const entry = this.#first[bucket]!;
    this.#first[bucket] = this.#next[entry]!;
    this.#waiting--;
    return this.#cell[entry]!;
  }
}
