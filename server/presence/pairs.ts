/**
 * Pairs: what two people in a room are to each other: agreed, hidden from each other, faded.
 *
 * Keyed by both slots together, so that nothing is kept for pairs that are nothing to each other; counters per slot
 * answer the usual case without a look-up.
 */

/** Which of a faded pair sees the other pale: the one in the lower slot, in the higher, or both. */
const LOWER = 1;
const HIGHER = 2;

export class Pairs {
  readonly #capacity: number;
  readonly #agreed = new Set<number>();
  readonly #hidden = new Set<number>();
  readonly #faded = new Map<number, number>();
  readonly #ties: Uint16Array;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#ties = new Uint16Array(capacity);
  }

  #key(a: number, b: number): number {
    return a < b ? a * this.#capacity + b : b * this.#capacity + a;
  }

  /** `#ties` counts agreements and hidings of a slot: most people have none. */
  #tie(ties: Set<number>, a: number, b: number, on: boolean): boolean {
    const key = this.#key(a, b);
    if (ties.has(key) === on) return false;
    if (on) ties.add(key);
    else ties.delete(key);
    const change = on ? 1 : -1;
    this.#ties[a]! += change;
    this.#ties[b]! += change;
    return true;
  }

  agreed(a: number, b: number): boolean {
    return this.#ties[a] !== 0 && this.#ties[b] !== 0 && this.#agreed.has(this.#key(a, b));
  }

  hidden(a: number, b: number): boolean {
    return this.#ties[a] !== 0 && this.#ties[b] !== 0 && this.#hidden.has(this.#key(a, b));
  }

  /** Both setters say whether anything changed. */
  setAgreed(a: number, b: number, on: boolean): boolean {
    return this.#tie(this.#agreed, a, b, on);
  }

  setHidden(a: number, b: number, on: boolean): boolean {
    return this.#tie(this.#hidden, a, b, on);
  }

  isFaded(a: number, b: number): boolean {
    return this.#faded.size !== 0 && this.#faded.has(this.#key(a, b));
  }

  /** Does `receiver` see `other` pale? */
  fadedFor(receiver: number, other: number): boolean {
    if (this.#faded.size === 0) return false;
    const eyes = this.#faded.get(this.#key(receiver, other));
    return eyes !== undefined && (eyes & (receiver < other ? LOWER : HIGHER)) !== 0;
  }

  /** Marks the pair faded, in the eyes of `a`, of `b`, or of both. */
  fade(a: number, b: number, forA: boolean, forB: boolean): void {
    const lower = a < b ? forA : forB;
    const higher = a < b ? forB : forA;
    this.#faded.set(this.#key(a, b), (lower ? LOWER : 0) | (higher ? HIGHER : 0));
  }

  unfade(a: number, b: number): void {
    this.#faded.delete(this.#key(a, b));
  }

  /** Every faded pair, lower slot first; pairs may be faded anew or unfaded meanwhile. */
  eachFaded(visit: (a: number, b: number) => void): void {
    for (const key of this.#faded.keys()) visit(Math.floor(key / this.#capacity), key % this.#capacity);
  }

  /** Everybody who sees somebody pale, and whom. */
  eachPale(visit: (receiver: number, other: number) => void): void {
    for (const [key, eyes] of this.#faded) {
      const lower = Math.floor(key / this.#capacity);
      const higher = key % this.#capacity;
      if (eyes & LOWER) visit(lower, higher);
      if (eyes & HIGHER) visit(higher, lower);
    }
  }

  /** Forgets everything about a slot: somebody else may stand in it next. */
  clear(slot: number): void {
    for (const ties of [this.#agreed, this.#hidden]) {
      if (this.#ties[slot] === 0) break;
      for (const key of ties) {
        const a = Math.floor(key / this.#capacity);
        const b = key % this.#capacity;
        if (a === slot || b === slot) this.#tie(ties, a, b, false);
      }
    }
    this.eachFaded((a, b) => {
      if (a === slot || b === slot) this.unfade(a, b);
    });
  }
}
