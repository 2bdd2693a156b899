/**
 * Decided: what was decided about people lately. It counts from the moment it was decided, before the store has it, also
 * for somebody who is just coming in and was read from the store a moment ago.
 */
import type { Decision } from "../../shared/conduct/standing.ts";
import type { Store } from "../store/store.ts";

/** Nobody takes longer from reading how they stand to standing in a room, ms. */
const KEPT_MS = 60_000;

type Recent = { decision: Decision; writtenAt: number | null };

export class Decided {
  readonly #recent = new Map<string, Recent[]>();

  add(person: string, decision: Decision): void {
    this.#recent.set(person, [...(this.#recent.get(person) ?? []), { decision, writtenAt: null }]);
  }

  /** The store has it: it is forgotten here once nobody can have read the store before. */
  written(person: string, { id }: Decision, now: number): void {
    for (const one of this.#recent.get(person) ?? []) if (one.decision.id === id) one.writtenAt = now;
    for (const [who, recent] of this.#recent) {
      const left = recent.filter(({ writtenAt }) => writtenAt === null || now - writtenAt < KEPT_MS);
      if (left.length > 0) this.#recent.set(who, left);
      else this.#recent.delete(who);
    }
  }

  /** What the store had of somebody, with what was decided since. Asked in the moment in which it counts. */
  with(person: string, stored: readonly Decision[]): Decision[] {
    const known = new Set(stored.map(({ id }) => id));
    const since = (this.#recent.get(person) ?? []).map(({ decision }) => decision);
    return [...stored, ...since.filter(({ id }) => !known.has(id))].sort((a, b) => a.at - b.at);
  }

  /** All that how somebody stands at `now` rests on. */
  async of(store: Pick<Store, "conduct">, person: string, now: number): Promise<Decision[]> {
    return this.with(person, await store.conduct.decisions(person, now));
  }
}
