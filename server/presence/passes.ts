/**
 * Passes: the way out for who is blocked by others.
 */
export class Passes {
  readonly #capacity: number;
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  clear(slot: number): void {
    if (slot >= this.#capacity) throw new RangeError(`no slot ${slot}`);
  }
}
