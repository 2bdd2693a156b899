/** Shown: what a space was told last, by name, so that only what changed is told again. */
export class Shown<Name, View> {
  readonly #last = new Map<string, { views: Map<Name, string>; beside: unknown }>();

  /**
   * What changed since the last call, and what is not there any more.
   * @param beside what else is told; `isNew` where it is another
   */
  take(
    space: string,
    views: readonly (readonly [Name, View])[],
    beside?: unknown,
  ): { list: View[]; gone: Name[]; isNew: boolean } {
    const before = this.#last.get(space) ?? { views: new Map<Name, string>(), beside: undefined };
    const now = new Map(views.map(([name, view]) => [name, JSON.stringify(view)]));
    this.#last.set(space, { views: now, beside });
    return {
      list: views.filter(([name]) => before.views.get(name) !== now.get(name)).map(([, view]) => view),
      gone: [...before.views.keys()].filter((name) => !now.has(name)),
      isNew: beside !== before.beside,
    };
  }
}
