/** Hands in: whose hand reaches for somebody, and stays there from look to look. */
import { LEFT_HAND, PART_FLOATS, RIGHT_HAND } from "./bodies.ts";
import type { World } from "./world.ts";

/** A hand so near to somebody's middle reaches for them, mm; and after so long it counts anew, ms. */
const HAND_IN = 300;
const HAND_AGAIN_MS = 2000;
/** Seen there in so many looks, it stays; one that is waved about does not. */
const HAND_LOOKS = 3;

export class HandsIn {
  readonly #looks: Uint8Array;
  readonly #toldAt: Float64Array;

  constructor(capacity: number) {
    this.#looks = new Uint8Array(capacity);
    this.#toldAt = new Float64Array(capacity);
  }

  /** Somebody else is in this slot. */
  clear(slot: number): void {
    this.#looks[slot] = 0;
  }

  /** Takes a look; whether a hand has reached in, and that is to be told now. */
  look(slot: number, isIn: boolean, now: number): boolean {
    if (!isIn) {
      this.#looks[slot] = 0;
      return false;
    }
    const before = this.#looks[slot]!;
    this.#looks[slot] = Math.min(HAND_LOOKS, before + 1);
    if (before < HAND_LOOKS - 1 || (before === HAND_LOOKS && now - this.#toldAt[slot]! < HAND_AGAIN_MS)) return false;
    this.#toldAt[slot] = now;
    return true;
  }
}

/** Whether one of these hands (a sum of parts) is at somebody's middle. */
export function reaches({ bodies, intake }: World, slot: number, other: number, hands: number): boolean {
  const cos = Math.cos(bodies.yaw[slot]!);
  const sin = Math.sin(bodies.yaw[slot]!);
  const dx = bodies.sentX[other]! - bodies.sentX[slot]!;
  const dz = bodies.sentZ[other]! - bodies.sentZ[slot]!;
  return (
    ((hands & LEFT_HAND) !== 0 && isAt(intake.left, slot, cos, sin, dx, dz)) ||
    ((hands & RIGHT_HAND) !== 0 && isAt(intake.right, slot, cos, sin, dx, dz))
  );
}

/** Whether a hand (metres, in its owner's frame) is at somebody who stands `dx`, `dz` mm away. */
function isAt(part: Float64Array, slot: number, cos: number, sin: number, dx: number, dz: number): boolean {
  const at = slot * PART_FLOATS;
  const x = (part[at]! * cos + part[at + 2]! * sin) * 1000 - dx;
  const z = (part[at + 2]! * cos - part[at]! * sin) * 1000 - dz;
  return x * x + z * z < HAND_IN * HAND_IN;
}
