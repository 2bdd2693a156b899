/**
 * Expected: who has been given a seat in a room and is on their way to it. Their place is kept until they come, or until
 * they can come no more. Time is passed in.
 */
import type { Occupant } from "./copies.ts";

/** A seat is good for 15 s, and coming in takes a moment more. */
const KEPT_MS = 20_000;

export class Expected {
  readonly #people = new Map<string, { one: Occupant; until: number }>();

  add({ person, group }: Occupant, now: number): void {
    this.#people.set(person, { one: { person, group }, until: now + KEPT_MS });
  }

  remove(person: string): void {
    this.#people.delete(person);
  }

  all(now: number): Occupant[] {
    for (const [person, { until }] of this.#people) if (until < now) this.#people.delete(person);
    return [...this.#people.values()].map(({ one }) => one);
  }
}
