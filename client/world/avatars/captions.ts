/**
 * Captions: what people say as machines wrote it down, for as long as one needs to read it. Words that come while earlier
 * ones still stand go on behind them, as on a screen under a film. Times are seconds. Carries VOI84.
 */

/** So many letters are read in a second, by slow readers too. */
const LETTERS_A_SECOND = 14;
const SHORTEST = 3;
const LONGEST = 9;
/** No more letters than this stand over a head. */
const MOST = 150;

type Shown = { words: string; until: number };

export class Captions {
  readonly #shown = new Map<string, Shown>();

  /** Somebody says something at `now`. */
  hear(avatar: string, said: string, now: number): void {
    const before = this.of(avatar, now);
    const words = lastWords(before === null ? said : `${before} ${said}`);
    this.#shown.set(avatar, { words, until: now + readingTime(words) });
  }

  /** What stands over somebody's head at `now`; null is nothing. */
  of(avatar: string, now: number): string | null {
    const shown = this.#shown.get(avatar);
    if (shown === undefined) return null;
    if (now < shown.until) return shown.words;
    this.#shown.delete(avatar);
    return null;
  }

  /** How many people words are kept of. */
  get kept(): number {
    return this.#shown.size;
  }

  forget(avatar: string): void {
    this.#shown.delete(avatar);
  }
}

/** How long one needs to read it. */
export function readingTime(words: string): number {
  return Math.min(LONGEST, Math.max(SHORTEST, 1 + words.length / LETTERS_A_SECOND));
}

/** The end of it, from a word on where there is one. */
function lastWords(words: string): string {
  if (words.length <= MOST) return words;
  const cut = words.slice(-MOST);
  const space = cut.indexOf(" ");
  return `…${space < 0 || space > MOST / 2 ? [...cut].slice(1).join("") : cut.slice(space)}`;
}
