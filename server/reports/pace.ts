/** Pace: how many reports and appeals one person sends, so that nobody fills the queue. Time is passed in. */
const MOST = 10;
const WITHIN_MS = 10 * 60_000;

export class Pace {
  readonly #sent = new Map<string, number[]>();

  forget(person: string): void {
    this.#sent.delete(person);
  }

  /** Counts one of a person's; false when there were too many lately. */
  take(person: string, now: number): boolean {
    for (const [who, times] of this.#sent) if (now - (times.at(-1) ?? 0) >= WITHIN_MS) this.#sent.delete(who);
    const lately = (this.#sent.get(person) ?? []).filter((at) => now - at < WITHIN_MS);
    if (lately.length >= MOST) return false;
    this.#sent.set(person, [...lately, now]);
    return true;
  }
}
