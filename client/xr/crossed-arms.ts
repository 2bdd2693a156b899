/**
 * CrossedArms: both arms crossed before the face or chest, each hand by the other shoulder, held for a moment: how somebody
 * in a headset asks for space. Pure; metres, seconds, in any upright frame.
 */
import type { Part, Vec3 } from "../../shared/pose/pose.ts";
import { heading } from "../../shared/pose/rotation.ts";

/** Held for so long. Waves, claps and a reach across are over sooner. */
const HELD = 0.6;
/** Each hand is so far over the middle at least, and the two are so far apart. */
const OVER = 0.05;
const APART = 0.18;
const FURTHEST_ASIDE = 0.42;
/** From the shoulders to above the brow, seen from the eyes. Folded arms lie lower. */
const LOWEST = -0.3;
const HIGHEST = 0.22;
/** Ahead of the eyes: by the shoulders, and no longer than a bent arm. */
const NEAREST = -0.08;
const FURTHEST = 0.5;

export class CrossedArms {
  #since: number | null = null;
  #told = false;

  /** One frame; true once for each time they are crossed and held. */
  frame(head: Part, left: Part | undefined, right: Part | undefined, now: number): boolean {
    if (!areCrossed(head, left, right)) {
      this.#since = null;
      this.#told = false;
      return false;
    }
    this.#since ??= now;
    if (this.#told || now - this.#since < HELD) return false;
    this.#told = true;
    return true;
  }
}

/** Whether the arms are crossed just now; a hand that is not tracked crosses nothing. */
export function areCrossed(head: Part, left: Part | undefined, right: Part | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const yaw = heading(...head.rotation);
  const [leftAside, ,] = fromEyes(head.position, yaw, left.position);
  const [rightAside] = fromEyes(head.position, yaw, right.position);
  if (leftAside < OVER || rightAside > -OVER || leftAside - rightAside < APART) return false;
  return [left, right].every(({ position }) => {
    const [aside, up, ahead] = fromEyes(head.position, yaw, position);
    return Math.abs(aside) <= FURTHEST_ASIDE && up >= LOWEST && up <= HIGHEST && ahead >= NEAREST && ahead <= FURTHEST;
  });
}

/** How far to the right of, above and ahead of the eyes a place is, by where the head is headed. */
function fromEyes([x, y, z]: Vec3, yaw: number, at: Vec3): [aside: number, up: number, ahead: number] {
  const [dx, dz] = [at[0] - x, at[2] - z];
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  return [dx * cos - dz * sin, at[1] - y, -dx * sin - dz * cos];
}
