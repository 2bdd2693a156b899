/**
 * Lazily: keeps something before the eyes without gluing it there: it hangs still until it is far off, then glides back
 * before them. It never comes nearer than its distance, and never through a wall. Pure; metres, seconds.
 */
import type { Quat, Vec3 } from "../../shared/pose/pose.ts";
import { facing } from "./turn.ts";

/** Off by more than this it comes along; by this little it has come; by more than that it cuts, as after a jump. */
const COMES = 0.45;
const COME = 0.03;
const CUTS = 2.5;
const PACE = 3.2;
/** A wall keeps it this near at least. */
const LEAST = 0.4;

/** Where the eyes are, and how far along a way they see, up to `far`. */
export type Eyes = { at: Vec3; ahead: Vec3; clear: (far: number) => number };

export class Lazily {
  position: Vec3 = [0, 0, 0];
  rotation: Quat = [0, 0, 0, 1];
  #placed = false;
  #coming = false;

  /** One frame: `away` ahead of the eyes, `below` them. */
  frame({ at, ahead, clear }: Eyes, away: number, below: number, dt: number): void {
    const flat = Math.hypot(ahead[0], ahead[2]);
    if (flat > 0.05) {
      const far = Math.max(LEAST, Math.min(away, clear(away + 0.1) - 0.1));
      const to: Vec3 = [at[0] + (ahead[0] / flat) * far, at[1] - below, at[2] + (ahead[2] / flat) * far];
      const [dx, dy, dz] = [to[0] - this.position[0], to[1] - this.position[1], to[2] - this.position[2]];
      const off = Math.hypot(dx, dy, dz);
      if (!this.#placed || off > CUTS) {
        this.position = to;
        this.#placed = true;
        this.#coming = false;
      } else if (off > COMES || (this.#coming && off > COME)) {
        this.#coming = true;
        const by = 1 - Math.exp(-dt * PACE);
        this.position = [this.position[0] + dx * by, this.position[1] + dy * by, this.position[2] + dz * by];
      } else this.#coming = false;
    }
    this.rotation = facing(this.position, at);
  }

  /** The next frame hangs it anew. */
  forget(): void {
    this.#placed = false;
  }
}
