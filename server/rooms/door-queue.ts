/**
 * DoorQueue: whoever finds a space full waits before it, and comes in in the order in which they came. Nothing is held open
 * for them: who waits asks again and again, and who has not asked for a while has gone. A host lets one guest at a time in over
 * the cap. One queue for all processes, which tell each other. Time is passed in. Carries DQU1 to DQU4.
 */
import type { Wire } from "../between/wire.ts";

/** Who has not asked for so long has gone, ms. */
const GONE_MS = 8000;
/** A guest who is let in over the cap comes within this, ms. */
const GUEST_MS = 30_000;
/** So many wait before one space. */
export const WAITING_MOST = 2000;

/** Somebody who waits, under a number of their own by chance. */
export type Waiting = { id: string; person: string; name: string; since: number };

type Queue = {
  /** In the order in which they came. */
  waiting: Map<string, Waiting & { asked: number }>;
  guest: { person: string; until: number } | null;
};

export class DoorQueue {
  readonly #of = new Map<string, Queue>();
  readonly #wire: Wire;
  readonly #newId: () => string;

  constructor(wire: Wire, newId: () => string) {
    this.#wire = wire;
    this.#newId = newId;
    wire.on("waits", ({ space, one, at }, from) => {
      if (from !== wire.here) this.#take(space, one, at);
    });
    wire.on("guest", ({ space, person, until }, from) => {
      if (from !== wire.here) this.#in(space).guest = { person, until };
    });
    wire.on("stood", ({ space, person }) => void this.#of.get(space)?.waiting.delete(person));
  }

  /** Whether anybody waits before the space. */
  any(space: string, now: number): boolean {
    return this.list(space, now).length > 0;
  }

  /** Those who wait, in their order. */
  list(space: string, now: number): Waiting[] {
    const { waiting } = this.#in(space);
    for (const [person, { asked }] of waiting) if (now - asked > GONE_MS) waiting.delete(person);
    return [...waiting.values()].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
  }

  /** How many wait before somebody who came, or comes just now. */
  ahead(space: string, person: string, now: number): number {
    const waiting = this.list(space, now);
    const place = waiting.findIndex((one) => one.person === person);
    return place < 0 ? waiting.length : place;
  }

  /** Somebody waits, or goes on waiting; null where too many do. */
  wait(space: string, person: string, name: string, now: number): { place: number; of: number } | null {
    const there = this.list(space, now);
    const { waiting } = this.#in(space);
    const known = waiting.get(person);
    if (!known && there.length >= WAITING_MOST) return null;
    const one = { id: known?.id ?? this.#newId(), person, name, since: known?.since ?? now };
    this.#take(space, one, now);
    this.#wire.tell("waits", { space, one, at: now });
    return { place: this.ahead(space, person, now) + 1, of: waiting.size };
  }

  /** Lets somebody in over the cap; false where they do not wait any more. */
  letIn(space: string, id: string, now: number): boolean {
    const one = this.list(space, now).find((waiting) => waiting.id === id);
    if (!one) return false;
    const guest = { person: one.person, until: now + GUEST_MS };
    this.#in(space).guest = guest;
    this.#wire.tell("guest", { space, ...guest });
    return true;
  }

  /** Whom a host has let in over the cap, and who has not come yet. */
  guest(space: string, now: number): string | null {
    const guest = this.#of.get(space)?.guest ?? null;
    return guest !== null && guest.until > now ? guest.person : null;
  }

  forget(person: string): void {
    for (const { waiting } of this.#of.values()) waiting.delete(person);
  }

  #take(space: string, one: Waiting, asked: number): void {
    const { waiting } = this.#in(space);
    const since = Math.min(one.since, waiting.get(one.person)?.since ?? one.since);
    waiting.set(one.person, { ...one, since, asked });
  }

  #in(space: string): Queue {
    const known = this.#of.get(space) ?? { waiting: new Map(), guest: null };
    this.#of.set(space, known);
    return known;
  }
}
