/**
 * Addressed: who read which word of the house this evening, and how often anybody was addressed lately, in memory: one for
 * all spaces and copies, told by every process to all; who read what is taken anew from the store when a process begins. It
 * forgets what is long ago and what is too much. Carries MSG2, MSG5, MSG9 and MSG10.
 */

/** A word of the house was said to these in one process. */
export type AddressedWord = {
  space: string;
  /** What it is called when it is corrected, and what it said. */
  said: string;
  text: string | null;
  /** Who wrote it. */
  authors: readonly string[];
  persons: readonly string[];
  /** So many others were addressed enough. */
  held: number;
  /** Whether it counts as addressing them: bigger news and corrections do not. */
  counts: boolean;
  at: number;
};

/** How long a message counts as lately, ms. */
export const LATELY_MS = 10 * 60_000;
/** So long it is known who read what, ms: an evening and what follows it. */
export const REMEMBERED_MS = 18 * 3_600_000;
/** So many words are remembered in a space, so many readers in all, and of so many people how often they were addressed. */
const WORDS_MOST = 300;
export const READERS_MOST = 500_000;
const PEOPLE_MOST = 50_000;

/** So much of what was said in a space is told again. */
const TOLD_AGAIN = 50;

type Said = { text: string | null; authors: readonly string[]; at: number; readers: Set<string>; held: number };

export class Addressed {
  readonly #lately = new Map<string, number[]>();
  readonly #said = new Map<string, Map<string, Said>>();
  #readers = 0;

  /** How often somebody was addressed in the last ten minutes. */
  lately(person: string, now: number): number {
    return (this.#lately.get(person) ?? []).filter((at) => now - at < LATELY_MS).length;
  }

  /** Whether somebody has read it. */
  has(space: string, said: string, person: string): boolean {
    return this.#said.get(space)?.get(said)?.readers.has(person) ?? false;
  }

  /** What somebody has read in a space, in the order in which it was first said. */
  readBy(space: string, person: string): { said: string; at: number }[] {
    const words = [...(this.#said.get(space) ?? [])];
    return words.flatMap(([said, { at, readers }]) => (readers.has(person) ? [{ said, at }] : []));
  }

  /** What was said, and how many read it; null where that is not known any more. */
  find(space: string, said: string): { text: string | null; reached: number; held: number } | null {
    const known = this.#said.get(space)?.get(said);
    return known === undefined ? null : { text: known.text, reached: known.readers.size, held: known.held };
  }

  take({ space, said, text, authors, persons, held, counts, at }: AddressedWord): void {
    const words = this.#said.get(space) ?? new Map<string, Said>();
    this.#said.set(space, words);
    const known = words.get(said) ?? { text, authors, at, readers: new Set(), held: 0 };
    words.set(said, known);
    known.held += held;
    for (const person of persons) {
      if (!known.readers.has(person)) this.#readers += 1;
      known.readers.add(person);
      if (counts) this.#count(person, at);
    }
    this.#prune(at);
  }

  /** What was said last, for a process that has not heard it: of how often anybody was addressed it tells nothing. */
  *lastSaid(): Generator<AddressedWord> {
    for (const [space, words] of this.#said)
      for (const [said, { text, authors, at, readers }] of [...words].slice(-TOLD_AGAIN))
        yield { space, said, text, authors, persons: [...readers], held: 0, counts: false, at };
  }

  /** Somebody is forgotten: nothing of them stays here, nor of what they wrote. */
  forget(person: string): void {
    this.#lately.delete(person);
    for (const words of this.#said.values())
      for (const said of words.values()) {
        if (said.authors.includes(person)) said.text = null;
        if (said.readers.delete(person)) this.#readers -= 1;
      }
  }

  #count(person: string, at: number): void {
    const times = (this.#lately.get(person) ?? []).filter((one) => at - one < LATELY_MS);
    this.#lately.delete(person);
    this.#lately.set(person, [...times, at]);
    const [oldest] = this.#lately.keys();
    if (this.#lately.size > PEOPLE_MOST && oldest !== undefined) this.#lately.delete(oldest);
  }

  #prune(now: number): void {
    for (const [space, words] of this.#said) {
      for (const [said, { at }] of words)
        if (now - at > REMEMBERED_MS || words.size > WORDS_MOST || this.#readers > READERS_MOST) {
          this.#readers -= words.get(said)?.readers.size ?? 0;
          words.delete(said);
        } else break;
      if (words.size === 0) this.#said.delete(space);
    }
  }
}
