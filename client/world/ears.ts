/** Ears: who listens to what happens in the world. Whoever plays it is outside; metres, in the space's frame. */

import type { Camera } from "three";
import { Vector3 } from "three";

export type Ears = {
  /** Where my ears are, and the way I look. */
  listen(x: number, y: number, z: number, aheadX: number, aheadY: number, aheadZ: number): void;
  /** Somebody puts down a foot. */
  step(x: number, y: number, z: number, mine: boolean): void;
};

/** Steps further away than this are not heard. Metres. */
export const STEPS_WITHIN = 12;
/** I put down a foot so often. Metres. */
const STRIDE = 0.75;

/** My own ears and feet, once a picture. */
export class OwnEars {
  readonly #ahead = new Vector3();
  #walked = 0;

  /** `speed` in metres a second, `dt` seconds. */
  frame(ears: Ears, camera: Camera, foot: { x: number; y: number; z: number }, speed: number, dt: number): void {
    camera.getWorldDirection(this.#ahead);
    const { x, y, z } = this.#ahead;
    ears.listen(foot.x, foot.y + 1.6, foot.z, x, y, z);
    this.#walked = speed < 0.3 ? 0 : this.#walked + Math.min(speed, 6) * dt;
    if (this.#walked < STRIDE) return;
    this.#walked %= STRIDE;
    ears.step(foot.x, foot.y, foot.z, true);
  }
}
