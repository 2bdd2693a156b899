/** LatelySaid: when somebody last wrote, and the gist of it, to know what is said again. Never kept longer, nor elsewhere. */

const LAST = 5;
/** What was said longer ago may be said again, ms. */
const LATELY_MS = 5 * 60_000;

export class LatelySaid {
  /** When they last wrote, ms since 1970. */
  at = Number.NEGATIVE_INFINITY;
  readonly #gists: { gist: string; at: number }[] = [];

  /** Notes one more message; answers whether one of the last ones said the same. `gist` is null for what says little. */
  says(gist: string | null, now: number): boolean {
    this.at = now;
    if (gist === null) return false;
    const again = this.#gists.some((one) => one.gist === gist && now - one.at < LATELY_MS);
    this.#gists.push({ gist, at: now });
    if (this.#gists.length > LAST) this.#gists.shift();
    return again;
  }
}
