/** Teleport arc: where a throw from the hand lands, and the way there. Pure; metres, seconds. */
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { Ground } from "../../shared/space/ground.ts";

/** The server lets nobody go farther at once. */
export const TELEPORT_FAR = 10;
const THROW = 8.8;
const FALL = 9.8;
const STEP = 0.03;
const STEPS = 90;

export type Arc = { points: Vec3[]; landing: Vec3 | null };

/**
 * The way of a throw from `from` along the unit vector `along`, up to the floor; `landing` is null where it meets no
 * walkable ground, something solid, or is farther than 10 m from `feet`.
 */
export function teleportArc(ground: Ground, from: Vec3, along: Vec3, feet: Vec3): Arc {
  const points: Vec3[] = [from];
  let [x, y, z] = from;
  let vy = along[1] * THROW;
  for (let i = 0; i < STEPS; i += 1) {
    const [nx, ny, nz] = [x + along[0] * THROW * STEP, y + vy * STEP, z + along[2] * THROW * STEP];
    vy -= FALL * STEP;
    const floor = ground.groundAt(nx, nz, ny);
    if (floor !== undefined && y >= floor - 0.3 && ny <= floor) {
      const landing: Vec3 = [nx, floor, nz];
      points.push(landing);
      const near = Math.hypot(nx - feet[0], nz - feet[2]) <= TELEPORT_FAR;
      return { points, landing: near && ground.standable(nx, floor, nz) ? landing : null };
    }
    points.push([nx, ny, nz]);
    if (!ground.walls.sees(x, y, z, nx, ny, nz)) break;
    [x, y, z] = [nx, ny, nz];
  }
  return { points, landing: null };
}
