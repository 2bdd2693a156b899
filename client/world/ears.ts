/** Ears: who listens to what happens in the world. Whoever plays it is outside; metres, in the space's frame. */
import { type Camera, Vector3 } from "three";
import { BODY } from "../../shared/pose/pose.ts";

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
/** Slower than this is swaying, and further in one picture a jump: neither is a step. Metres a second, metres. */
const SLOWEST = 0.3;
const JUMP = 1.2;

/** My own ears and feet, once a picture. */
export class OwnEars {
  readonly #ahead = new Vector3();
  #last: { x: number; z: number } | null = null;
  #walked = 0;

  /** `foot` is where I stand; `dt` seconds have passed. */
  frame(ears: Ears, camera: Camera, foot: { x: number; y: number; z: number }, dt: number): void {
    camera.getWorldDirection(this.#ahead);
    const { x, y, z } = this.#ahead;
    ears.listen(foot.x, foot.y + BODY.eyes, foot.z, x, y, z);
    const went = this.#last === null ? 0 : Math.hypot(foot.x - this.#last.x, foot.z - this.#last.z);
    this.#last = { x: foot.x, z: foot.z };
    this.#walked = went < SLOWEST * dt || went > JUMP ? 0 : this.#walked + went;
    if (this.#walked < STRIDE) return;
    this.#walked %= STRIDE;
    ears.step(foot.x, foot.y, foot.z, true);
  }
}
