/**
 * Behind: where the camera stands for whoever looks at themselves from behind: over the right shoulder, as far back as
 * walls and floors let it. It comes nearer at once and goes back slowly, so that nothing is ever between it and me.
 */
import type { Ground } from "../../shared/space/ground.ts";
import type { Place } from "./own-step.ts";

export type View = "eyes" | "behind";

/** Metres: how far back at most and at least, how far to the right and up, and what stays between it and a wall. */
const FARTHEST = 2.6;
const NEAREST = 0.5;
const ASIDE = 0.42;
const UP = 0.22;
const CLEAR = 0.25;
/** Over the floor. */
const LOWEST = 0.35;
const TRIES = 12;
/** Going back takes about this long, seconds. */
const SLOW = 0.5;

export class Behind {
  #back = 0;

  /** The camera's place for eyes at `eyes` metres over `at`, who looks along `yaw` and `pitch`; `dt` seconds later. */
  place(ground: Ground, at: Place, eyes: number, yaw: number, pitch: number, dt: number): [number, number, number] {
    const y = at.y + eyes;
    const room = this.#room(ground, at, y, yaw, pitch);
    this.#back = room < this.#back ? room : this.#back + (room - this.#back) * (1 - Math.exp(-dt / SLOW));
    return spot(at, y, yaw, pitch, this.#back);
  }

  #room(ground: Ground, at: Place, y: number, yaw: number, pitch: number): number {
    for (let n = 0; n < TRIES; n++) {
      const back = FARTHEST - ((FARTHEST - NEAREST) * n) / TRIES;
      const [x, height, z] = spot(at, y, yaw, pitch, back + CLEAR);
      if (ground.walls.sees(at.x, y, at.z, x, height, z)) return back;
    }
    return NEAREST;
  }
}

function spot(at: Place, y: number, yaw: number, pitch: number, back: number): [number, number, number] {
  const share = Math.min(1, back / FARTHEST);
  const aside = ASIDE * share;
  const flat = back * Math.cos(pitch);
  return [
    at.x + Math.sin(yaw) * flat + Math.cos(yaw) * aside,
    Math.max(at.y + LOWEST, y + UP * share - back * Math.sin(pitch)),
    at.z + Math.cos(yaw) * flat - Math.sin(yaw) * aside,
  ];
}
