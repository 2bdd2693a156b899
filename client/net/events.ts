/** Events: who listens to what. A listener that throws keeps nobody else from hearing. */

export class Events<Map extends object> {
  readonly #handlers = new Map<keyof Map, Set<(value: never) => void>>();

  /** Calls `handler` at each `name`; returns the way to stop. */
  on<Name extends keyof Map>(name: Name, handler: (value: Map[Name]) => void): () => void {
    const handlers = this.#handlers.get(name) ?? new Set();
    this.#handlers.set(name, handlers);
    // Listening twice with one function is two listenings, each with its own stop.
    const own = (value: Map[Name]) => handler(value);
    handlers.add(own);
    return () => handlers.delete(own);
  }

  emit<Name extends keyof Map>(name: Name, value: Map[Name]): void {
    for (const handler of [...(this.#handlers.get(name) ?? [])]) {
      try {
        (handler as (value: Map[Name]) => void)(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
