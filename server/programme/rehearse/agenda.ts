/** Agenda: what is to be done when, the earliest first, and of the same moment what was put down first. */
export class Agenda {
  #acts: { at: number; act: () => void }[] = [];

  put(at: number, act: () => void): void {
    let [from, to] = [0, this.#acts.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#acts[middle]!.at <= at) from = middle + 1;
      else to = middle;
    }
    this.#acts.splice(from, 0, { at, act });
  }

  /** When the next is; null when nothing is left. */
  get next(): number | null {
    return this.#acts[0]?.at ?? null;
  }

  /** Does what is due by now. */
  do(now: number): void {
    while (this.#acts.length > 0 && this.#acts[0]!.at <= now) this.#acts.shift()!.act();
  }
}
