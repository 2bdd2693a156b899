/**
 * Friends: persons who have agreed to closeness, remembered beyond their visits while this process lives, so that they
 * are led to the same copy of a space. Carries COPY3.
 */

/** Beyond so many persons the longest known are no longer remembered. */
const MOST = 100_000;
const NONE: ReadonlySet<string> = new Set();

export class Friends {
  readonly #of = new Map<string, Set<string>>();

  of(person: string): ReadonlySet<string> {
    return this.#of.get(person) ?? NONE;
  }

  agree(a: string, b: string): void {
    this.#add(a, b);
    this.#add(b, a);
  }

  /** Either has withdrawn, or blocked the other. */
  part(a: string, b: string): void {
    this.#remove(a, b);
    this.#remove(b, a);
  }

  forget(person: string): void {
    for (const other of [...this.of(person)]) this.part(person, other);
  }

  #add(person: string, other: string): void {
    const known = this.#of.get(person);
    if (known) known.add(other);
    else this.#of.set(person, new Set([other]));
    const [oldest] = this.#of.keys();
    if (this.#of.size > MOST && oldest !== undefined) this.forget(oldest);
  }

  #remove(person: string, other: string): void {
    const known = this.#of.get(person);
    known?.delete(other);
    if (known?.size === 0) this.#of.delete(person);
  }
}
