/**
 * Reach: hands that reach into a bubble that is not theirs are drawn back, before encoding, for every receiver.
 *
 * A hand comes no nearer than 0.45 m to anybody else's centre. A head needs no drawing back: the root is the floor
 * below it, so it keeps the whole distance that the place keeps.
 */
import { HAND_APART } from "../../shared/bubble/distance.ts";
import { BODY } from "../../shared/pose/pose.ts";
import { type Bodies, GHOST, LEFT_HAND, PART_FLOATS, RIGHT_HAND } from "./bodies.ts";
import { counts, sameLevel } from "./keeping.ts";
import type { World } from "./world.ts";

/** mm, with half a millimetre for the rounding of what is sent. */
const APART = HAND_APART * 1000 + 1;
/** An arm, and with it the room around somebody else's centre. mm. */
const ARM = BODY.arm * 1000;
const REACH = ARM + APART;
const TRIES = 8;

export class Reach {
  readonly #world: World;
  readonly #near: Int32Array;
  readonly #dirty: Uint8Array;

  constructor(world: World) {
    this.#world = world;
    this.#near = new Int32Array(world.bodies.capacity);
    this.#dirty = new Uint8Array(world.bodies.capacity);
  }

  /** Somebody moved or reached out: their hands, and those of everybody near, are looked at again. */
  touch(slot: number): void {
    const { bodies, grid } = this.#world;
    this.#dirty[slot] = 1;
    const found = grid.near(bodies.x[slot]!, bodies.z[slot]!, REACH, this.#near);
    for (let n = 0; n < found; n++) if (bodies.parts[this.#near[n]!] !== 0) this.#dirty[this.#near[n]!] = 1;
  }

  /** Draws back what was touched; `changed` is told whose hands are now sent elsewhere. */
  draw(changed: (slot: number) => void): void {
    const { bodies, intake } = this.#world;
    for (let slot = 0; slot < bodies.capacity; slot++) {
      if (this.#dirty[slot] === 0) continue;
      this.#dirty[slot] = 0;
      const asked = intake.parts[slot]! & (LEFT_HAND | RIGHT_HAND);
      if (bodies.present[slot] === 0 || asked === 0) continue;
      const left = (asked & LEFT_HAND) !== 0 && this.#hand(slot, intake.left, bodies.left, LEFT_HAND);
      const right = (asked & RIGHT_HAND) !== 0 && this.#hand(slot, intake.right, bodies.right, RIGHT_HAND);
      if (left || right) changed(slot);
    }
  }

  /** One hand: out of every circle it is in, else over its own centre, else not shown. True when it changed. */
  #hand(slot: number, asked: Float64Array, sent: Float64Array, bit: number): boolean {
    const { bodies } = this.#world;
    const at = slot * PART_FLOATS;
    const cos = Math.cos(bodies.yaw[slot]!);
    const sin = Math.sin(bodies.yaw[slot]!);
    const rootX = bodies.sentX[slot]!;
    const rootZ = bodies.sentZ[slot]!;
    let x = rootX + (asked[at]! * cos + asked[at + 2]! * sin) * 1000;
    let z = rootZ + (asked[at + 2]! * cos - asked[at]! * sin) * 1000;
    const found = this.#neighbours(slot, bodies);
    let pushed = false;
    let other = this.#within(found, x, z);
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
      other = this.#within(found, x, z);
    }
    // Pushed from one to the next a hand may end further off than an arm is long.
    if (other >= 0 || (pushed && (x - rootX) ** 2 + (z - rootZ) ** 2 > ARM * ARM)) {
      x = rootX;
      z = rootZ;
      other = this.#within(found, x, z);
    }
    const shown = other < 0;
    const was = bodies.parts[slot]!;
    bodies.parts[slot] = shown ? was | bit : was & ~bit;
    const [oldX, oldY, oldZ] = [sent[at]!, sent[at + 1]!, sent[at + 2]!];
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

  #neighbours(slot: number, bodies: Bodies): number {
    const world = this.#world;
    const found = world.grid.near(bodies.sentX[slot]!, bodies.sentZ[slot]!, REACH, this.#near);
    let count = 0;
    for (let n = 0; n < found; n++) {
      const other = this.#near[n]!;
      if ((bodies.flags[other]! & GHOST) !== 0 || !counts(world, slot, other)) continue;
      if (sameLevel(bodies.sentY[slot]!, bodies.sentY[other]!)) this.#near[count++] = other;
    }
    return count;
  }

  /** The neighbour whose centre is too near to a hand, the nearest first; −1 for none. */
  #within(found: number, x: number, z: number): number {
    const { bodies } = this.#world;
    let least = APART * APART;
    let nearest = -1;
    for (let n = 0; n < found; n++) {
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
