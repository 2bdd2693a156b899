/** Orbit: a standpoint that goes round a point of the place, nearer and further. Radians, metres. Pure. */
import type { Vec3 } from "../../../shared/pose/pose.ts";

const LOWEST = 0.06;
const HIGHEST = 1.54;
const NEAREST = 1.2;
const FURTHEST = 60;
/** How quickly the point that is looked at follows those it belongs to. */
const FOLLOWS = 4;
/** So many ways round are tried for a clear view. */
const TURNS = 24;
/** Looked at above the floor. */
const EYE_HEIGHT = 1.1;
/** Floors beside it may lie so much higher. */
const STEPS_HIGH = 0.6;

export class Orbit {
  yaw = 0.6;
  pitch = 0.42;
  distance = 7;
  /** The point gone round, and how far it was moved from those it follows. */
  readonly target: Vec3 = [0, EYE_HEIGHT, 0];
  readonly #moved: Vec3 = [0, 0, 0];
  #fresh = true;

  turn(yaw: number, pitch: number): void {
    this.yaw += yaw;
    this.pitch = Math.min(HIGHEST, Math.max(LOWEST, this.pitch + pitch));
  }

  /** Above 1 further, below 1 nearer. */
  zoom(by: number): void {
    this.distance = Math.min(FURTHEST, Math.max(NEAREST, this.distance * by));
  }

  /** Moves the point over the floor, to the right of the picture and into it. */
  pan(right: number, ahead: number): void {
    const [sin, cos] = [Math.sin(this.yaw), Math.cos(this.yaw)];
    this.#moved[0] += right * cos - ahead * sin;
    this.#moved[2] += -right * sin - ahead * cos;
  }

  /** Straight above, or as it was in the beginning. */
  stand(where: "above" | "free"): void {
    this.pitch = where === "above" ? HIGHEST : 0.42;
    this.distance = where === "above" ? 14 : 7;
    this.#moved.fill(0);
  }

  /** Turns to where most is seen, by `seen` of a place for the eye: as it stands, or the least turn that is better. */
  clear(seen: (eye: Vec3) => number): void {
    const began = this.yaw;
    let best = { yaw: began, worth: Number.NEGATIVE_INFINITY };
    for (let n = 0; n < TURNS; n++) {
      const side = n % 2 === 0 ? 1 : -1;
      this.yaw = began + side * Math.ceil(n / 2) * ((2 * Math.PI) / TURNS);
      const worth = seen(this.place());
      if (worth > best.worth) best = { yaw: this.yaw, worth };
    }
    this.yaw = best.yaw;
  }

  /** Goes after a place on the floor, `dt` seconds after the last time; at once where nothing should move by itself. */
  follow([x, y, z]: Readonly<Vec3>, dt: number, still: boolean): void {
    const share = this.#fresh || still ? 1 : 1 - Math.exp(-dt * FOLLOWS);
    this.#fresh = false;
    const to = [x + this.#moved[0], y + EYE_HEIGHT + this.#moved[1], z + this.#moved[2]] as const;
    for (let axis = 0; axis < 3; axis++) this.target[axis]! += (to[axis]! - this.target[axis]!) * share;
  }

  /** How high the eye is over the floor that is looked at. */
  get high(): number {
    return EYE_HEIGHT + this.distance * Math.sin(this.pitch);
  }

  /** How deep in the picture the nearest floor lies, for an eye that sees `half` to below. */
  floorDepth(half: number): number {
    const high = this.high - STEPS_HIGH;
    return (0.97 * high * Math.cos(half)) / Math.sin(Math.min(Math.PI / 2, this.pitch + half));
  }

  /** Where the eye is. */
  place(): Vec3 {
    const flat = this.distance * Math.cos(this.pitch);
    const [x, y, z] = this.target;
    return [x + flat * Math.sin(this.yaw), y + this.distance * Math.sin(this.pitch), z + flat * Math.cos(this.yaw)];
  }
}
