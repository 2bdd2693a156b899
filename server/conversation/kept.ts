/** Kept: the histories of one kind, one for each space, read when they are asked for first. */
import { type EventOf, History, type HistoryParts } from "../history/history.ts";

type KeptParts<State, Deed extends { kind: string }> = Omit<HistoryParts<State, Deed>, "name"> & {
  /** `hands`: the history of a space is `hands:<space>`. */
  called: string;
  /** Told of each event, in order, once it is on disk. */
  changed: (space: string, state: State, event: EventOf<Deed>) => void;
};

export class Kept<State, Deed extends { kind: string }> {
  readonly #parts: KeptParts<State, Deed>;
  readonly #loading = new Map<string, Promise<History<State, Deed>>>();
  readonly #loaded = new Map<string, History<State, Deed>>();

  constructor(parts: KeptParts<State, Deed>) {
    this.#parts = parts;
  }

  of(space: string): Promise<History<State, Deed>> {
    const known = this.#loading.get(space);
    if (known) return known;
    const loading = this.#load(space);
    this.#loading.set(space, loading);
    // What could not be read is read again when it is asked for again.
    loading.catch(() => this.#loading.delete(space));
    return loading;
  }

  /** How it stands, where it was read already. */
  known(space: string): State | undefined {
    return this.#loaded.get(space)?.state;
  }

  /** Takes in what other processes have added. */
  async refresh(space: string): Promise<State> {
    return (await this.of(space)).refresh();
  }

  /** Somebody was forgotten in the store: nothing of them stays here; answers the spaces that were read. */
  async afresh(): Promise<string[]> {
    await Promise.all([...this.#loaded.values()].map((history) => history.afresh()));
    return [...this.#loaded.keys()];
  }

  async #load(space: string): Promise<History<State, Deed>> {
    const { called, changed, ...parts } = this.#parts;
    const history = await History.load({ ...parts, name: `${called}:${space}` });
    history.onEvent((state, event) => changed(space, state, event));
    this.#loaded.set(space, history);
    return history;
  }
}
