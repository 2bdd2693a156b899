/**
 * Follower: the body of somebody who stands in another copy of the space. Its wishes are where they stand there, so it moves
 * under every promise of a step: nobody who stands is pushed by it, it slides along bubbles, and it lands on free ground
 * only. It never goes on rails, for nobody is boxed in where they are not: it follows like a wearer's own steps.
 */

import { STEP_MS, type Vec3, type Wish } from "../../../shared/pose/pose.ts";
import { AGES } from "../../../shared/pose/sent-body.ts";
import { landNear } from "../landing.ts";
import type { World } from "../world.ts";

/** Further than this from where they stand it is behind, mm; on another level, by so much of height. */
const BEHIND = 1200;
const LEVEL = 700;
/** After so long behind it lands near them; and no sooner again than so long after, ms. */
const BEHIND_MS = 500;
const LAND_AGAIN_MS = 1500;
/** A landing brings it nearer by this at least, and is looked for no further around them, mm. */
const NEARER = 500;
const LANDING_MOST = 6000;
/** Nearer than this it is where they stand, mm. */
const THERE = 20;
/** A seat that somebody sits on here is tried again, ms. */
const SEAT_AGAIN_MS = 1000;

export class Follower {
  readonly slot: number;
  readonly #world: World;
  #wish: Wish;
  #seat = "";
  #behindSince = Number.POSITIVE_INFINITY;
  #landedAt = Number.NEGATIVE_INFINITY;
  #satAt = Number.NEGATIVE_INFINITY;
  /** The step since which it was put somewhere: between two steps that happens once, so that each place is seen. */
  #putAt: number;
  /** They have jumped, and it has not gone after them. */
  #jumps = false;

  constructor(world: World, slot: number, wish: Wish) {
    this.#world = world;
    this.slot = slot;
    this.#wish = wish;
    this.#putAt = world.tick;
  }

  /** They stand so now; `age` is how old that was when their own step took it, in 24ths of a step's time. */
  follow(wish: Wish, jump: boolean, age: number, now: number): void {
    this.#wish = wish;
    this.#jumps ||= jump;
    this.#catchUp(now);
    this.#ask(now, now - (age * STEP_MS) / AGES);
  }

  /** They sit on this seat there, or ("") on none. */
  sit(seat: string, now: number): void {
    if (seat !== this.#seat) this.#satAt = Number.NEGATIVE_INFINITY;
    this.#seat = seat;
    this.#settle(now);
  }

  /** The seat it sits on here, or "". */
  get seat(): string {
    return this.#world.seats.of(this.slot) ?? "";
  }

  /** Before each step: what was not granted yet is wished again. */
  step(now: number): void {
    this.#settle(now);
    if (this.seat !== "" || this.#world.intake.pending[this.slot] === 1 || this.#far() <= THERE) return;
    this.#catchUp(now);
    this.#ask(now, now);
  }

  /** Who has just been put somewhere is seen there, and walks on with the next step. */
  #ask(now: number, sampled: number): void {
    const { tick, bodies } = this.#world;
    const at = (places: Int32Array) => places[this.slot]! / 1000;
    const position: Vec3 = tick === this.#putAt ? [at(bodies.x), at(bodies.y), at(bodies.z)] : this.#wish.position;
    this.#world.wish(this.slot, { ...this.#wish, position, body: true }, now, sampled);
  }

  /** How far from where they stand, along the floor, mm. */
  #far(): number {
    const { x, z } = this.#world.bodies;
    const [toX, , toZ] = this.#wish.position;
    return Math.hypot(toX * 1000 - x[this.slot]!, toZ * 1000 - z[this.slot]!);
  }

  #rise(): number {
    return Math.abs(this.#wish.position[1] * 1000 - this.#world.bodies.y[this.slot]!);
  }

  #catchUp(now: number): void {
    if (this.seat !== "" || this.#world.tick === this.#putAt) return;
    const jumps = this.#jumps && this.#far() > NEARER;
    this.#jumps = false;
    if (jumps || this.#isBehind(now)) this.#land(now);
  }

  #isBehind(now: number): boolean {
    if (this.#far() <= BEHIND && this.#rise() <= LEVEL) {
      this.#behindSince = Number.POSITIVE_INFINITY;
      return false;
    }
    this.#behindSince = Math.min(this.#behindSince, now);
    return now - this.#behindSince >= BEHIND_MS && now - this.#landedAt >= LAND_AGAIN_MS;
  }

  #land(now: number): void {
    const world = this.#world;
    const [x, y, z] = this.#wish.position;
    const reach = Math.min(LANDING_MOST, this.#rise() > LEVEL ? LANDING_MOST : this.#far() - NEARER);
    this.#landedAt = now;
    this.#behindSince = Number.POSITIVE_INFINITY;
    const height = world.ground.groundAt(x, z, y) ?? y;
    if (!landNear(world, this.slot, x * 1000, height, z * 1000, reach)) return;
    world.arrive(this.slot, this.#wish.yaw);
    this.#putAt = world.tick;
  }

  /** Sits down or stands up as they have; where their seat is taken here it stands as near to it as there is room. */
  #settle(now: number): void {
    const { seats, space, tick } = this.#world;
    if (this.#seat === this.seat || tick === this.#putAt) return;
    if (this.seat !== "") {
      seats.stand(this.slot);
      this.#putAt = tick;
      return;
    }
    const seat = space.seats.find(({ id }) => id === this.#seat);
    if (!seat || now - this.#satAt < SEAT_AGAIN_MS) return;
    this.#satAt = now;
    const answer = seats.sit(this.slot, seat.id);
    if (answer === "ok") this.#putAt = tick;
    if (answer !== "too-far") return;
    this.#land(now);
    if (tick === this.#putAt) this.#satAt = Number.NEGATIVE_INFINITY;
  }
}
