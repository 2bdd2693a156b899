/**
 * Choose: who is near to whom, who is mid, and who is far. Ranked by distance; who is near or mid already counts as
 * nearer, so that two who walk side by side do not change places all the time, and so does whoever one looks at, whoever
 * speaks, and whoever is on a stage. Whoever one sees pale comes first.
 */
import type { Bodies } from "../bodies.ts";
import type { Encoder } from "./encoder.ts";
import { FAR, MID, NEAR, type Neighbourhood } from "./neighbourhood.ts";

/** Factors on the square of the distance. */
const NEAR_ALREADY = 0.75;
const MID_ALREADY = 0.87;
const LOOKED_AT = 0.5;
/** The square of the cosine of the angle within which one looks at somebody: 20°. */
const LOOKING = 0.883;
/** Nobody is pale to somebody who is further off than the widest bubble. mm². */
const PALE_WITHIN = 4000 ** 2;
/** Ranks are whole numbers below 2^40, with the slot in the bits under them: one sort, no objects. cm². */
const SLOTS = 4096;
const MM2_PER_CM2 = 100;
/** The least that nearness already and being looked at leave of the square of a distance. */
const LEAST = NEAR_ALREADY * LOOKED_AT;

export type Attended = {
  readonly bodies: Bodies;
  fadedFor(receiver: number, other: number): boolean;
  /** What the square of everybody's distance to this one is multiplied by: less than 1 for who speaks or is on a stage. */
  prominence(slot: number): number;
};

export class Chooser {
  readonly #world: Attended;
  readonly #encoder: Encoder;
  readonly #prominence: Float64Array;
  #of = -1;
  readonly #ranks: Float64Array;
  /** By slot: the tier that it should have, good until the next choice. */
  readonly goal: Uint8Array;
  /** Those chosen, near ones first. */
  readonly chosen: Uint16Array;
  chosenCount = 0;

  constructor(world: Attended, encoder: Encoder) {
    const { capacity } = world.bodies;
    this.#world = world;
    this.#encoder = encoder;
    this.#prominence = new Float64Array(capacity);
    this.#ranks = new Float64Array(capacity);
    this.goal = new Uint8Array(capacity);
    this.chosen = new Uint16Array(capacity);
  }

  /** Fills `goal` and `chosen` for a receiver, who is always near to itself. */
  choose(
    receiver: number,
    neighbourhood: Neighbourhood,
    sees: (receiver: number, other: number) => boolean,
    near: number,
    mid: number,
  ): void {
    this.#begin();
    if (this.#pick(receiver, neighbourhood, sees, near, mid)) return;
    if (neighbourhood.reach === Number.POSITIVE_INFINITY) return;
    // Within reach there were too few who can be seen.
    neighbourhood.reach = Number.POSITIVE_INFINITY;
    this.#pick(receiver, neighbourhood, sees, near, mid);
  }

  /** Chooses among those within reach; answers whether every place was filled. */
  #pick(
    receiver: number,
    neighbourhood: Neighbourhood,
    sees: (receiver: number, other: number) => boolean,
    near: number,
    mid: number,
  ): boolean {
    for (let n = 0; n < this.chosenCount; n++) this.goal[this.chosen[n]!] = FAR;
    this.chosenCount = 0;
    if (this.#world.bodies.present[receiver] === 1) this.#take(receiver, NEAR);
    const self = this.chosenCount;
    const found = this.#rank(receiver, neighbourhood);
    const ranks = this.#ranks.subarray(0, found).sort();
    let furthest = 0;
    for (let n = 0; n < found && this.chosenCount < self + near + mid; n++) {
      const slot = ranks[n]! % SLOTS;
      if (!sees(receiver, slot)) continue;
      this.#take(slot, this.chosenCount < self + near ? NEAR : MID);
      furthest = ranks[n]!;
    }
    const full = this.chosenCount === self + near + mid;
    if (full) neighbourhood.reach = 2 * furthest;
    return full;
  }

  #take(slot: number, tier: number): void {
    this.goal[slot] = tier;
    this.chosen[this.chosenCount++] = slot;
  }

  /** Once per encoding: how prominent everybody is. */
  #begin(): void {
    if (this.#of === this.#encoder.encoding) return;
    this.#of = this.#encoder.encoding;
    const { here, hereCount } = this.#encoder;
    for (let n = 0; n < hereCount; n++) this.#prominence[here[n]!] = this.#world.prominence(here[n]!);
  }

  /** Fills `#ranks` with everybody but the receiver who may be among the first; answers how many. */
  #rank(receiver: number, { tiers, reach }: Neighbourhood): number {
    const { here, hereCount } = this.#encoder;
    const { sentX, sentY, sentZ, yaw } = this.#world.bodies;
    const x = sentX[receiver]!;
    const y = sentY[receiver]!;
    const z = sentZ[receiver]!;
    const aheadX = -Math.sin(yaw[receiver]!);
    const aheadZ = -Math.cos(yaw[receiver]!);
    const furthest = Math.floor(reach / SLOTS + 1) * (MM2_PER_CM2 / LEAST);
    let found = 0;
    for (let n = 0; n < hereCount; n++) {
      const slot = here[n]!;
      const dx = sentX[slot]! - x;
      const dz = sentZ[slot]! - z;
      const flat = dx * dx + dz * dz;
      // Most of a large room is too far to be among the first whatever counts for them.
      if (flat * this.#prominence[slot]! > furthest && flat >= PALE_WITHIN) continue;
      if (slot === receiver) continue;
      const dy = sentY[slot]! - y;
      let square = (flat + dy * dy) * this.#prominence[slot]!;
      const tier = tiers[slot]!;
      if (tier === NEAR) square *= NEAR_ALREADY;
      else if (tier === MID) square *= MID_ALREADY;
      const ahead = dx * aheadX + dz * aheadZ;
      if (ahead > 0 && ahead * ahead > LOOKING * flat) square *= LOOKED_AT;
      const pale = flat < PALE_WITHIN && this.#world.fadedFor(receiver, slot);
      const rank = pale ? slot : Math.floor(square / MM2_PER_CM2) * SLOTS + slot;
      if (rank <= reach) this.#ranks[found++] = rank;
    }
    return found;
  }
}
