/** Pales: whom each receiver sees pale, gathered once a step from a world that knows it by pairs. */

export class Pales {
  /** By receiver: the first of its own in the lists below; each says which is next. −1 is none. */
  readonly #first: Int32Array;
  readonly #next: number[] = [];
  readonly #others: number[] = [];
  #count = 0;

  constructor(capacity: number) {
    this.#first = new Int32Array(capacity).fill(-1);
  }

  /** Takes in how things are now. */
  gather(eachPale: (visit: (receiver: number, other: number) => void) => void): void {
    if (this.#count > 0) this.#first.fill(-1);
    this.#count = 0;
    eachPale(this.#add);
  }

  readonly #add = (receiver: number, other: number): void => {
    this.#others[this.#count] = other;
    this.#next[this.#count] = this.#first[receiver]!;
    this.#first[receiver] = this.#count++;
  };

  /** Fills `to` with those whom a receiver sees pale; answers how many. */
  of(receiver: number, to: Uint16Array): number {
    let count = 0;
    for (let n = this.#first[receiver]!; n >= 0; n = this.#next[n]!) to[count++] = this.#others[n]!;
    return count;
  }
}
