/**
 * Neighbourhood: what one receiver has been told of whom; the same as its `FrameReader` knows, so that a frame need only
 * say what differs.
 */

/** Tiers, by how much is told. */
export const UNKNOWN = 0;
export const FAR = 1;
export const MID = 2;
export const NEAR = 3;

/** A list that both sides keep alike: what is taken out is replaced by the last. */
export class Roster {
  readonly slots: Uint16Array;
  count = 0;

  constructor(capacity: number) {
    this.slots = new Uint16Array(capacity);
  }

  add(slot: number): void {
    this.slots[this.count++] = slot;
  }

  takeAt(index: number): void {
    this.slots[index] = this.slots[--this.count]!;
  }

  take(slot: number): void {
    for (let index = 0; index < this.count; index++) {
      if (this.slots[index] !== slot) continue;
      this.takeAt(index);
      return;
    }
  }
}

export class Neighbourhood {
  /** The next frame is full. */
  fresh = true;
  /** The encoding that its last frame was made after, and the step of the last frame that went out. */
  served: number;
  tick = 0;
  /** Its neighbours are chosen anew with the next frame. */
  stale = true;
  /** The world's `visibility` when they were chosen. */
  visibility = -1;
  /** How much is left out for it: an index of `THINNINGS`. */
  thinning = 0;
  /** What the last of its neighbours ranked, so that whoever is far beyond need not be sorted. */
  reach = Number.POSITIVE_INFINITY;
  readonly near: Roster;
  readonly mid: Roster;
  readonly tiers: Uint8Array;
  /** Whom it has been told to see pale, as a list and by slot. */
  readonly #pale: number[] = [];
  readonly #isPale: Uint8Array;

  constructor(capacity: number, encoding: number) {
    this.served = encoding;
    this.near = new Roster(capacity);
    this.mid = new Roster(capacity);
    this.tiers = new Uint8Array(capacity);
    this.#isPale = new Uint8Array(capacity);
  }

  get pale(): readonly number[] {
    return this.#pale;
  }

  isPale(slot: number): boolean {
    return this.#isPale[slot] === 1;
  }

  /** It is told that somebody is pale, or no longer. */
  turnPale(slot: number): void {
    if (this.#isPale[slot] === 1) this.#pale.splice(this.#pale.indexOf(slot), 1);
    else this.#pale.push(slot);
    this.#isPale[slot]! ^= 1;
  }

  /** Forgets everything: the receiver will, too. */
  begin(): void {
    this.fresh = false;
    this.stale = true;
    this.near.count = 0;
    this.mid.count = 0;
    this.tiers.fill(UNKNOWN);
    this.#pale.length = 0;
    this.#isPale.fill(0);
  }

  /** Somebody is not there for it any more. */
  drop(slot: number): void {
    if (this.tiers[slot] === NEAR) this.near.take(slot);
    else if (this.tiers[slot] === MID) this.mid.take(slot);
    this.tiers[slot] = UNKNOWN;
    if (this.isPale(slot)) this.turnPale(slot);
  }
}

/** What a receiver is told, from all of it to the least; the far go first, then the mid, then the near. */
export type Thinning = {
  /** Shares of the near and mid places that are filled. */
  readonly near: number;
  readonly mid: number;
  /** The far are told of every so many turns. */
  readonly farEvery: 1 | 2 | 4;
};
export const THINNINGS: readonly Thinning[] = [
  { near: 1, mid: 1, farEvery: 1 },
  { near: 1, mid: 1, farEvery: 2 },
  { near: 1, mid: 1, farEvery: 4 },
  { near: 1, mid: 0.5, farEvery: 4 },
  { near: 1, mid: 0.25, farEvery: 4 },
  { near: 0.75, mid: 0.25, farEvery: 4 },
  { near: 0.5, mid: 0.25, farEvery: 4 },
  { near: 0.25, mid: 0.25, farEvery: 4 },
];
