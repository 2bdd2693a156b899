/** Pace: how many reports and appeals one person sends, so that nobody fills the queue. Time is passed in. */
export class Pace {
  readonly #sent = new Map<string, number[]>();
  readonly #most: number;
  readonly #within: number;

  /** @param within ms */
  constructor(most = 10, within = 10 * 60_000) {
    this.#most = most;
    this.#within = within;
  }

  forget(person: string): void {
    this.#sent.delete(person);
  }

  /** Counts one of a person's; false when there were too many lately. */
  take(person: string, now: number): boolean {
    for (const [who, times] of this.#sent) if (now - (times.at(-1) ?? 0) >= this.#within) this.#sent.delete(who);
    const lately = (this.#sent.get(person) ?? []).filter((at) => now - at < this.#within);
    if (lately.length >= this.#most) return false;
    this.#sent.set(person, [...lately, now]);
    return true;
  }
}
