/** InTurn: work on one thing goes one after another; what concerns different things goes on at once. */
export class InTurn {
  /** The last work on each thing: what follows waits for it. */
  readonly #last = new Map<string, Promise<unknown>>();

  run<Done>(thing: string, work: () => Promise<Done>): Promise<Done> {
    const before = this.#last.get(thing) ?? Promise.resolve();
    const done = before.then(work, work);
    this.#last.set(thing, done);
    const clear = () => {
      if (this.#last.get(thing) === done) this.#last.delete(thing);
    };
    done.then(clear, clear);
    return done;
  }
}
