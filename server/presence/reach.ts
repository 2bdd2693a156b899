/**
 * Reach: hands that reach into a bubble that is not theirs are drawn back, before encoding, for every receiver.
 *
 * A hand comes no nearer than 0.45 m to anybody else's centre. A head needs no drawing back: the root is the floor
 * below it, so it keeps the whole distance that the place keeps.
 */
import { HAND_APART } from "../../shared/bubble/distance.ts";
import { BODY } from "../../shared/pose/pose.ts";
import { GHOST, LEFT_HAND, PART_FLOATS, RIGHT_HAND } from "./bodies.ts";
import { counts, sameLevel } from "./keeping.ts";
import type { World } from "./world.ts";

/** mm, with half a millimetre for the rounding of what is sent. */
const APART = HAND_APART * 1000 + 1;
/** An arm, and with it the room around somebody else's centre. mm. */
const ARM = BODY.arm * 1000;
const REACH = ARM + APART;
const TRIES = 8;
const HANDS = LEFT_HAND | RIGHT_HAND;

export class Reach {
  readonly #world: World;
  readonly #near: Int32Array;
  #count = 0;
  readonly #touched: Uint8Array;
  /** Of the root frame of whoever is looked at. */
  #cos = 1;
  #sin = 0;

  constructor(world: World) {
    this.#world = world;
    this.#near = new Int32Array(world.bodies.capacity);
    this.#touched = new Uint8Array(world.bodies.capacity);
  }

  /** Somebody moves from here or has come here: their hands, and those of everybody near, are looked at again. */
  stir(slot: number): void {
    this.#touched[slot] = 1;
    this.#world.grid.stir(slot, this.#world.tick);
  }

  /** Somebody only holds their hands another way. */
  touch(slot: number): void {
    this.#touched[slot] = 1;
  }

  /** Draws back the hands of those who were touched or near somebody who moved, and marks who is now sent otherwise. */
  draw(): void {
    const { bodies, grid, intake, tick } = this.#world;
    for (let slot = 0; slot < bodies.capacity; slot++) {
      const asked = intake.parts[slot]! & HANDS;
      const touched = this.#touched[slot] !== 0;
      this.#touched[slot] = 0;
      if (asked === 0 || bodies.present[slot] === 0) continue;
      const x = bodies.sentX[slot]!;
      const z = bodies.sentZ[slot]!;
      if (!touched && !grid.stirredNear(x, z, REACH, tick)) continue;
      this.#turn(bodies.yaw[slot]!);
      this.#gather(slot, this.#furthest(slot, asked) * 1000 + APART);
      const left = (asked & LEFT_HAND) !== 0 && this.#hand(slot, intake.left, bodies.left, LEFT_HAND);
      const right = (asked & RIGHT_HAND) !== 0 && this.#hand(slot, intake.right, bodies.right, RIGHT_HAND);
      if (left || right) bodies.changed[slot] = tick;
    }
  }

  #turn(yaw: number): void {
    this.#cos = Math.cos(yaw);
    this.#sin = Math.sin(yaw);
  }

  /** How far out somebody asks to hold a hand, metres. */
  #furthest(slot: number, asked: number): number {
    const { left, right } = this.#world.intake;
    const at = slot * PART_FLOATS;
    const left2 = (asked & LEFT_HAND) !== 0 ? left[at]! * left[at]! + left[at + 2]! * left[at + 2]! : 0;
    const right2 = (asked & RIGHT_HAND) !== 0 ? right[at]! * right[at]! + right[at + 2]! * right[at + 2]! : 0;
    return Math.sqrt(Math.max(left2, right2));
  }

  /** One hand: out of every circle it is in, else over its own centre, else not shown. True when it changed. */
  #hand(slot: number, asked: Float64Array, sent: Float64Array, bit: number): boolean {
    const { bodies } = this.#world;
    const at = slot * PART_FLOATS;
    const cos = this.#cos;
    const sin = this.#sin;
    const rootX = bodies.sentX[slot]!;
    const rootZ = bodies.sentZ[slot]!;
    let x = rootX + (asked[at]! * cos + asked[at + 2]! * sin) * 1000;
    let z = rootZ + (asked[at + 2]! * cos - asked[at]! * sin) * 1000;
    let pushed = false;
    let other = this.#within(x, z);
    // Pushed away it may come to others whom it would not have come to by itself.
    if (other >= 0) this.#gather(slot, REACH);
    for (let n = 0; n < TRIES && other >= 0; n++) {
      pushed = true;
      let dx = x - bodies.sentX[other]!;
      let dz = z - bodies.sentZ[other]!;
      let length = Math.sqrt(dx * dx + dz * dz);
      if (length < 1) {
        dx = rootX - bodies.sentX[other]!;
        dz = rootZ - bodies.sentZ[other]!;
        length = Math.sqrt(dx * dx + dz * dz) || 1;
      }
      x = bodies.sentX[other]! + (dx / length) * (APART + 1);
      z = bodies.sentZ[other]! + (dz / length) * (APART + 1);
      other = this.#within(x, z);
    }
    // Pushed from one to the next a hand may end further off than an arm is long.
    if (other >= 0 || (pushed && (x - rootX) ** 2 + (z - rootZ) ** 2 > ARM * ARM)) {
      x = rootX;
      z = rootZ;
      other = this.#within(x, z);
    }
    const shown = other < 0;
    const was = bodies.parts[slot]!;
    bodies.parts[slot] = shown ? was | bit : was & ~bit;
    const oldX = sent[at]!;
    const oldY = sent[at + 1]!;
    const oldZ = sent[at + 2]!;
    const dx = (x - rootX) / 1000;
    const dz = (z - rootZ) / 1000;
    sent[at] = pushed ? dx * cos - dz * sin : asked[at]!;
    sent[at + 1] = asked[at + 1]!;
    sent[at + 2] = pushed ? dz * cos + dx * sin : asked[at + 2]!;
    let turned = false;
    for (let n = 3; n < PART_FLOATS; n++) {
      if (sent[at + n] !== asked[at + n]) turned = true;
      sent[at + n] = asked[at + n]!;
    }
    return turned || was !== bodies.parts[slot] || oldX !== sent[at] || oldY !== sent[at + 1] || oldZ !== sent[at + 2];
  }

  /** Finds those who count for a slot within `reach` mm of it. */
  #gather(slot: number, reach: number): void {
    const world = this.#world;
    const { bodies } = world;
    const x = bodies.sentX[slot]!;
    const z = bodies.sentZ[slot]!;
    const found = world.grid.near(x, z, reach, this.#near);
    let count = 0;
    for (let n = 0; n < found; n++) {
      const other = this.#near[n]!;
      const dx = x - bodies.sentX[other]!;
      const dz = z - bodies.sentZ[other]!;
      if (dx * dx + dz * dz > reach * reach) continue;
      if ((bodies.flags[other]! & GHOST) !== 0 || !counts(world, slot, other)) continue;
      if (sameLevel(bodies.sentY[slot]!, bodies.sentY[other]!)) this.#near[count++] = other;
    }
    this.#count = count;
  }

  /** The neighbour whose centre is too near to a hand, the nearest first; −1 for none. */
  #within(x: number, z: number): number {
    const { bodies } = this.#world;
    let least = APART * APART;
    let nearest = -1;
    for (let n = 0; n < this.#count; n++) {
      const other = this.#near[n]!;
      const dx = x - bodies.sentX[other]!;
      const dz = z - bodies.sentZ[other]!;
      const apart2 = dx * dx + dz * dz;
      if (apart2 >= least) continue;
      least = apart2;
      nearest = other;
    }
    return nearest;
  }
}
