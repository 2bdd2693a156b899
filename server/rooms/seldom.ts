/** Seldom: what is to be told again and again is told at once, and then at most once in a while, with all that came meanwhile. */
export class Seldom {
  readonly #every: number;
  readonly #after: (ms: number, act: () => void) => () => void;
  readonly #failed: (error: unknown) => void;
  /** What is being told or was a moment ago, and whether it is to be told again. */
  readonly #resting = new Map<string, { again: boolean }>();

  /** @param every the time between two tellings, ms */
  constructor(
    every: number,
    after: (ms: number, act: () => void) => () => void,
    failed: (error: unknown) => void = () => {},
  ) {
    this.#every = every;
    this.#after = after;
    this.#failed = failed;
  }

  /** Does `act` soon; once for all calls with the same name until then. Never two of a name at a time. */
  soon(name: string, act: () => Promise<void>): void {
    const resting = this.#resting.get(name);
    if (resting) {
      resting.again = true;
      return;
    }
    const turn = { again: false };
    this.#resting.set(name, turn);
    act()
      .catch(this.#failed)
      .finally(() =>
        this.#after(this.#every, () => {
          this.#resting.delete(name);
          if (turn.again) this.soon(name, act);
        }),
      );
  }
}
