/**
 * Circles: private conversations. Two to six people who stand within three metres of a point agree to be heard by one
 * another alone; who walks out of the circle leaves it. Carries CIRC1 to CIRC4. Numbers are those of bodies.
 */

/** The most people in one circle. */
export const CIRCLE_LIMIT = 6;
/** How far from its middle one may stand, and so much further before one has left, metres. */
export const CIRCLE_REACH = 3;
const LINGER = 0.5;
/** An invitation that nobody has answered by then is void, ms. */
const INVITED_MS = 60_000;
/** The same person is invited by the same so many times within that. */
const MOST_ASKED = 3;

type Place = readonly [x: number, y: number, z: number];
type Circle = { readonly number: number; readonly middle: Place; readonly members: number[] };
export type CircleRefusal = "far" | "full" | "not-invited" | "elsewhere" | "again";

export class Circles {
  readonly #placeOf: (number: number) => Place;
  readonly #of = new Map<number, Circle>();
  /** Who invited whom: when last, and when first and how often of late. */
  readonly #invited = new Map<string, { at: number; first: number; asked: number }>();
  #last = 0;

  /** `placeOf` tells where somebody stands, metres. */
  constructor(placeOf: (number: number) => Place) {
    this.#placeOf = placeOf;
  }

  /** The number of the circle somebody is in; 0 is none. */
  of(number: number): number {
    return this.#of.get(number)?.number ?? 0;
  }

  /** Everybody in somebody's circle, they among them; empty for who is in none. */
  members(number: number): readonly number[] {
    return this.#of.get(number)?.members ?? [];
  }

  /** Where somebody's circle is; null for who is in none. */
  middle(number: number): Place | null {
    return this.#of.get(number)?.middle ?? null;
  }

  /** Invites somebody who stands near into one's circle, or one to be; null when that is done. */
  invite(by: number, other: number, now: number): CircleRefusal | null {
    const before = this.#invited.get(`${by} ${other}`);
    const lately = before !== undefined && now - before.first <= INVITED_MS;
    if (lately && before.asked >= MOST_ASKED) return "again";
    const refusal = this.#refusal(this.#of.get(by), by, other);
    if (refusal !== null) return refusal;
    const [first, asked] = lately ? [before.first, before.asked + 1] : [now, 1];
    this.#invited.set(`${by} ${other}`, { at: now, first, asked });
    return null;
  }

  /** Takes an invitation: one leaves any other circle and is in that of whoever invited. */
  join(who: number, by: number, now: number): CircleRefusal | null {
    const invitation = this.#invited.get(`${by} ${who}`);
    if (invitation === undefined || now - invitation.at > INVITED_MS) return "not-invited";
    const circle = this.#of.get(by);
    const refusal = this.#refusal(circle, by, who);
    if (refusal !== null) return refusal;
    this.#invited.delete(`${by} ${who}`);
    this.leave(who);
    const joined = circle ?? this.#form(by, who);
    joined.members.push(who);
    this.#of.set(who, joined);
    return null;
  }

  /** Somebody leaves their circle; answers all who were in it, they among them. One alone is no circle. */
  leave(number: number): readonly number[] {
    const circle = this.#of.get(number);
    if (!circle) return [];
    const were = [...circle.members];
    circle.members.splice(circle.members.indexOf(number), 1);
    this.#of.delete(number);
    if (circle.members.length === 1) {
      this.#of.delete(circle.members[0]!);
      circle.members.length = 0;
    }
    return were;
  }

  /** Somebody's number is free: their invitations are void too. Answers as `leave` does. */
  forget(number: number): readonly number[] {
    for (const key of this.#invited.keys()) if (key.split(" ").includes(String(number))) this.#invited.delete(key);
    return this.leave(number);
  }

  /** Lets go who has walked out; answers all whose circle is another now. */
  step(now: number): Set<number> {
    const changed = new Set<number>();
    for (const [number, circle] of [...this.#of]) {
      if (this.#of.has(number) && !within(this.#placeOf(number), circle.middle, CIRCLE_REACH + LINGER))
        for (const one of this.leave(number)) changed.add(one);
    }
    for (const [key, { at }] of this.#invited) if (now - at > INVITED_MS) this.#invited.delete(key);
    return changed;
  }

  #refusal(circle: Circle | undefined, by: number, other: number): CircleRefusal | null {
    if (circle !== undefined && circle === this.#of.get(other)) return "elsewhere";
    if (circle !== undefined && circle.members.length >= CIRCLE_LIMIT) return "full";
    const reach = circle === undefined ? 2 * CIRCLE_REACH : CIRCLE_REACH;
    return within(this.#placeOf(other), circle?.middle ?? this.#placeOf(by), reach) ? null : "far";
  }

  #form(by: number, who: number): Circle {
    const a = this.#placeOf(by);
    const b = this.#placeOf(who);
    this.#last += 1;
    const circle = {
      number: this.#last,
      middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2] as const,
      members: [by],
    };
    this.#of.set(by, circle);
    return circle;
  }
}

function within(a: Place, b: Place, metres: number): boolean {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2 <= metres ** 2;
}
