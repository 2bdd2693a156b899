/** Lately: what was done a moment ago is not done again. Time is passed in. */
export class Lately {
  readonly #every: number;
  readonly #at = new Map<string, number>();

  /** @param every how long it counts as lately, ms */
  constructor(every: number) {
    this.#every = every;
  }

  /** Whether this is the first time in a while; from now on it was lately. */
  isFirst(what: string, now: number): boolean {
    for (const [one, at] of this.#at) if (now - at >= this.#every) this.#at.delete(one);
    if (this.#at.has(what)) return false;
    this.#at.set(what, now);
    return true;
  }
}
