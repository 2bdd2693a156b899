/**
 * Panics: who panics in which space, beyond their connection and the copy they are in, and how lately moderators were
 * called and a refuge was taken. Kept in memory while it matters. Carries PAN3, PAN6 and PAN7.
 */

/** Whoever goes on to another copy of the space stands there by then, ms. */
const MOVING_MS = 30_000;
/** Moderators are called, and a refuge is taken, once in so long, ms. */
export const PANIC_EVERY_MS = 30_000;

type Entry = { until: number; calledAt: number; called: boolean; takenAt: number };

const NEVER = Number.NEGATIVE_INFINITY;

export class Panics {
  readonly #of = new Map<string, Entry>();

  isOn(space: string, person: string, now: number): boolean {
    return (this.#of.get(key(space, person))?.until ?? NEVER) > now;
  }

  raise(space: string, person: string, now: number): void {
    this.#entry(space, person, now).until = Number.POSITIVE_INFINITY;
  }

  /** Raised in another process; `called`: moderators were called there, and somebody was there to come. */
  raisedElsewhere(space: string, person: string, called: boolean, now: number): void {
    Object.assign(this.#entry(space, person, now), { until: Number.POSITIVE_INFINITY, calledAt: now, called });
  }

  /** Who panics in a space, wherever they stand. */
  in(space: string): { person: string; called: boolean }[] {
    return [...this.#of].flatMap(([id, { until, called }]) =>
      until === Number.POSITIVE_INFINITY && id.startsWith(`${space} `)
        ? [{ person: id.slice(space.length + 1), called }]
        : [],
    );
  }

  calm(space: string, person: string): void {
    const entry = this.#of.get(key(space, person));
    if (entry) entry.until = NEVER;
  }

  /**
   * A visit is over; `moving` says that the same person comes in elsewhere in the space, and it goes with them.
   * @returns whether they panicked, and do no more
   */
  left(space: string, person: string, moving: boolean, now: number): boolean {
    const entry = this.#of.get(key(space, person));
    if (!entry || entry.until <= now) return false;
    entry.until = moving ? now + MOVING_MS : NEVER;
    return !moving;
  }

  /** Calls moderators, unless they were just now; answers whether `call`, now or then, found anybody to come. */
  called(space: string, person: string, now: number, call: () => boolean): boolean {
    const entry = this.#entry(space, person, now);
    if (now - entry.calledAt >= PANIC_EVERY_MS) {
      entry.calledAt = now;
      entry.called = call();
    }
    return entry.called;
  }

  mayTake(space: string, person: string, now: number): boolean {
    return now - (this.#of.get(key(space, person))?.takenAt ?? NEVER) >= PANIC_EVERY_MS;
  }

  taken(space: string, person: string, now: number): void {
    this.#entry(space, person, now).takenAt = now;
  }

  #entry(space: string, person: string, now: number): Entry {
    for (const [id, { until, calledAt, takenAt }] of this.#of)
      if (until <= now && now - Math.max(calledAt, takenAt) >= PANIC_EVERY_MS) this.#of.delete(id);
    const id = key(space, person);
    const entry = this.#of.get(id) ?? { until: NEVER, calledAt: NEVER, called: false, takenAt: NEVER };
    this.#of.set(id, entry);
    return entry;
  }
}

const key = (space: string, person: string) => `${space} ${person}`;
