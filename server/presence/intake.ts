/**
 * Intake: the newest wish of everybody, brought into one form before a step looks at it.
 *
 * Where there is a head, the root goes under it and turns with it: what the client said of position and yaw only gave
 * the frame. Arms are no longer than arms, heads no higher than people. Places are mm, parts metres in the root frame.
 */
import { gripCode } from "../../shared/pose/grip.ts";
import { BODY, type Part, type Quat, type Wish } from "../../shared/pose/pose.ts";
import { heading, turnAboutUp } from "../../shared/pose/rotation.ts";
import { HEAD, LEFT_HAND, PART_FLOATS, RIGHT_HAND } from "./bodies.ts";

export class Intake {
  /** 1 while a wish waits for its step. */
  readonly pending: Uint8Array;
  /** 1 when the wish is the wearer's own steps. */
  readonly body: Uint8Array;
  readonly x: Float64Array;
  readonly z: Float64Array;
  readonly yaw: Float64Array;
  /** When the newest wish came, and when its sample was taken, ms. */
  readonly at: Float64Array;
  readonly sampled: Float64Array;
  /** The last step that took a wish, and how long that wish had waited for it, ms. */
  readonly takenIn: Uint32Array;
  readonly waited: Float64Array;
  readonly parts: Uint8Array;
  /** How far hands close, as `shared/pose/grip.ts` codes it. */
  readonly grips: Uint8Array;
  readonly head: Float64Array;
  readonly left: Float64Array;
  readonly right: Float64Array;

  constructor(capacity: number) {
    this.pending = new Uint8Array(capacity);
    this.body = new Uint8Array(capacity);
    this.x = new Float64Array(capacity);
    this.z = new Float64Array(capacity);
    this.yaw = new Float64Array(capacity);
    this.at = new Float64Array(capacity).fill(Number.NEGATIVE_INFINITY);
    this.sampled = new Float64Array(capacity);
    this.takenIn = new Uint32Array(capacity);
    this.waited = new Float64Array(capacity);
    this.parts = new Uint8Array(capacity);
    this.grips = new Uint8Array(capacity);
    this.head = new Float64Array(capacity * PART_FLOATS);
    this.left = new Float64Array(capacity * PART_FLOATS);
    this.right = new Float64Array(capacity * PART_FLOATS);
  }

  /** Takes a wish that was checked at the door, and whose sample was taken at `sampled`; the one before it is forgotten. */
  take(slot: number, wish: Wish, now: number, sampled: number): void {
    let [x, , z] = wish.position;
    let yaw = wish.yaw;
    const { head, leftHand, rightHand } = wish;
    let parts = 0;
    if (head) {
      parts |= HEAD;
      const [hx, hy, hz] = head.position;
      x += hx * Math.cos(wish.yaw) + hz * Math.sin(wish.yaw);
      z += hz * Math.cos(wish.yaw) - hx * Math.sin(wish.yaw);
      const turned = turn(head.rotation, wish.yaw);
      yaw = heading(...turned);
      const height = Math.max(BODY.headLowest, Math.min(BODY.headHighest, hy));
      write(this.head, slot, 0, height, 0, turn(turned, -yaw));
    }
    const neck = head ? this.head[slot * PART_FLOATS + 1]! : BODY.eyes;
    if (leftHand) {
      parts |= LEFT_HAND;
      this.#hand(this.left, slot, leftHand, wish, yaw, x, z, neck);
    }
    if (rightHand) {
      parts |= RIGHT_HAND;
      this.#hand(this.right, slot, rightHand, wish, yaw, x, z, neck);
    }
    this.x[slot] = x * 1000;
    this.z[slot] = z * 1000;
    this.yaw[slot] = yaw;
    this.parts[slot] = parts;
    this.grips[slot] = gripCode(leftHand?.grip) | (gripCode(rightHand?.grip) << 2);
    this.body[slot] = wish.body ? 1 : 0;
    this.at[slot] = now;
    this.sampled[slot] = sampled;
    this.pending[slot] = 1;
  }

  /** A hand, from the frame it came in to the one under the head, and no further from the head than an arm. */
  #hand(to: Float64Array, slot: number, hand: Part, wish: Wish, yaw: number, x: number, z: number, neck: number): void {
    const [hx, hy, hz] = hand.position;
    const dx = wish.position[0] + hx * Math.cos(wish.yaw) + hz * Math.sin(wish.yaw) - x;
    const dz = wish.position[2] + hz * Math.cos(wish.yaw) - hx * Math.sin(wish.yaw) - z;
    const dy = hy - neck;
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const share = length > BODY.arm ? BODY.arm / length : 1;
    const rx = (dx * Math.cos(yaw) - dz * Math.sin(yaw)) * share;
    const rz = (dz * Math.cos(yaw) + dx * Math.sin(yaw)) * share;
    write(to, slot, rx, neck + dy * share, rz, turn(hand.rotation, wish.yaw - yaw));
  }

  /** A step takes the wish. */
  reach(slot: number, tick: number, now: number): void {
    this.takenIn[slot] = tick;
    this.waited[slot] = now - this.at[slot]!;
  }

  /** The wish is granted or void. */
  spend(slot: number): void {
    this.pending[slot] = 0;
  }

  clear(slot: number): void {
    this.pending[slot] = 0;
    this.parts[slot] = 0;
    this.body[slot] = 0;
    this.takenIn[slot] = 0;
    this.at[slot] = Number.NEGATIVE_INFINITY;
  }
}

/** A rotation, turned further about +Y, of unit length. */
function turn([x, y, z, w]: Quat, angle: number): Quat {
  const size = Math.sqrt(x * x + y * y + z * z + w * w) || 1;
  return turnAboutUp([x / size, y / size, z / size, w / size], angle);
}

function write(to: Float64Array, slot: number, x: number, y: number, z: number, rotation: Quat): void {
  const at = slot * PART_FLOATS;
  to[at] = x;
  to[at + 1] = y;
  to[at + 2] = z;
  for (let n = 0; n < 4; n++) to[at + 3 + n] = rotation[n]!;
}
