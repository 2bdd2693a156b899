/** Stand: where something stands before a wearer, until they have gone from it. Pure; metres, radians, in the space's frame. */
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { Eyes } from "./lazily.ts";

/** Further off than this, or so much higher or lower, it comes before them anew. */
const LEFT = 2.4;
const STOREY = 0.9;

export class Stand {
  readonly position: Vec3 = [0, 0, 0];
  /** The way along which it was looked at when it was put there. */
  yaw = 0;
  #stands = false;

  /** One frame: `away` ahead of the eyes and `below` them. Answers whether it was put somewhere anew. */
  frame({ at, ahead, clear }: Eyes, away: number, below: number): boolean {
    const [x, y, z] = this.position;
    const gone = Math.hypot(at[0] - x, at[2] - z) > LEFT || Math.abs(at[1] - below - y) > STOREY;
    const flat = Math.hypot(ahead[0], ahead[2]);
    if ((this.#stands && !gone) || flat < 0.05) return false;
    const far = Math.min(away, clear(away));
    this.position[0] = at[0] + (ahead[0] / flat) * far;
    this.position[1] = at[1] - below;
    this.position[2] = at[2] + (ahead[2] / flat) * far;
    this.yaw = Math.atan2(-ahead[0], -ahead[2]);
    this.#stands = true;
    return true;
  }
}
