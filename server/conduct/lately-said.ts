/** LatelySaid: when somebody last wrote, and a number made of what it said, to know what is said again. No words are kept. */

const LAST = 5;
/** What was said longer ago may be said again, ms. */
const LATELY_MS = 5 * 60_000;

export class LatelySaid {
  /** When they last wrote, ms since 1970. */
  at = Number.NEGATIVE_INFINITY;
  readonly #gists: { gist: number; at: number }[] = [];

  /** Notes one more message; answers whether one of the last ones said the same. `gist` is null for what says little. */
  says(gist: string | null, now: number): boolean {
    this.at = now;
    if (gist === null) return false;
    const number = numberOf(gist);
    const again = this.#gists.some((one) => one.gist === number && now - one.at < LATELY_MS);
    this.#gists.push({ gist: number, at: now });
    if (this.#gists.length > LAST) this.#gists.shift();
    return again;
  }
}

/** FNV-1a: the same for the same words, and for hardly any others. */
function numberOf(words: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) number = Math.imul(number ^ words.charCodeAt(at), 0x01000193);
  return number >>> 0;
}
