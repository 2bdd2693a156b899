/**
 * Own step: where walls, floors and bubbles would let me go, so that I need not wait for the server to see myself stop.
 * It only predicts: the server decides, and `reconcile.ts` makes up for every difference.
 */
import type { Ground } from "../../shared/space/ground.ts";
import { BODY_MARGIN, type Hit, sweepCircle } from "../../shared/space/walls.ts";

export type Place = { x: number; y: number; z: number };
/** Somebody's centre, and how near to it mine may come. */
export type Around = { x: number; y: number; z: number; reach: number };

/** A move is cut into no more than this many straight pieces. */
const PIECES = 3;
/** Kept from every edge, so that rounding never starts a step inside. */
const SKIN = 0.003;
/** People more than this above or below do not stop each other. Metres. */
const STOREY = 2;

/** The place after moving by `vx`, `vz` metres, sliding along what is in the way, and whether something was. */
export function ownStep(
  ground: Ground,
  from: Place,
  vx: number,
  vz: number,
  people: readonly Around[],
): Place & { stopped: boolean } {
  const at = { ...from };
  let stopped = false;
  const hit: Hit = { at: 1, nx: 0, nz: 0 };
  for (let piece = 0; piece < PIECES && Math.hypot(vx, vz) > 1e-6; piece += 1) {
    hit.at = 1;
    let met = ground.walls.sweep(at.x, at.y, at.z, vx, vz, BODY_MARGIN + SKIN, hit);
    for (const { x, y, z, reach } of people)
      if (Math.abs(y - at.y) <= STOREY && sweepCircle(at.x, at.z, vx, vz, x, z, reach + SKIN, hit)) met = true;
    const part = met ? Math.max(0, hit.at) : 1;
    const height = ground.follow(at.x, at.z, at.y, at.x + vx * part, at.z + vz * part);
    if (height === undefined) return { ...at, stopped: true };
    at.x += vx * part;
    at.z += vz * part;
    at.y = height;
    if (!met) break;
    stopped = true;
    const [restX, restZ] = [vx * (1 - part), vz * (1 - part)];
    const into = Math.min(0, restX * hit.nx + restZ * hit.nz);
    vx = restX - into * hit.nx;
    vz = restZ - into * hit.nz;
  }
  return { ...at, stopped };
}
