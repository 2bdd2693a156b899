/** Names: what people call themselves, for when they are not here; those that were known longest are asked of the store again. */
const MOST = 5000;

export class Names {
  readonly #of = new Map<string, string>();

  get(person: string): string | undefined {
    return this.#of.get(person);
  }

  set(person: string, name: string): void {
    this.#of.delete(person);
    this.#of.set(person, name);
    const [oldest] = this.#of.keys();
    if (this.#of.size > MOST && oldest !== undefined) this.#of.delete(oldest);
  }

  forget(person: string): void {
    this.#of.delete(person);
  }
}
