/**
 * Landing: free ground near a place, for whoever enters, teleports, sits down or comes out of a pass.
 *
 * Candidates lie on a golden-angle spiral, nearest first.
 */
import { BODY_MARGIN } from "../../shared/space/walls.ts";
import { NOWHERE } from "../../shared/space/zones.ts";
import { counts, enterZone, keeps, sameLevel, setZone, shutAt } from "./keeping.ts";
import type { World } from "./world.ts";

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** The spiral's step, mm: near the middle, and further out than `FINE`. */
const STEP = 150;
const COARSE_STEP = 300;
const FINE = 4000;
/** A landing is looked for this far around what was asked. mm. */
export const LANDING_REACH = 3000;
/** No distance is wider than a bubble can be. mm. */
const WIDEST = 3000;

let near = new Int32Array(0);

/** Does somebody at this place (mm) keep their distance to everybody? Their keeper says by which rules. */
export function isFree(world: World, slot: number, x: number, y: number, z: number): boolean {
  const { bodies } = world;
  if (near.length < bodies.capacity) near = new Int32Array(bodies.capacity);
  const count = world.grid.near(x, z, WIDEST, near);
  for (let n = 0; n < count; n++) {
    const other = near[n]!;
    if (!counts(world, slot, other) || !sameLevel(y, bodies.y[other]!)) continue;
    const dx = x - bodies.x[other]!;
    const dz = z - bodies.z[other]!;
    const keep = keeps(world, slot, other);
    if (dx * dx + dz * dz < keep * keep) return false;
  }
  return true;
}

/** Puts somebody at a place (mm) at once: nobody sees them on a way there. */
export function put(world: World, slot: number, x: number, y: number, z: number): void {
  const { bodies } = world;
  bodies.x[slot] = x;
  bodies.y[slot] = y;
  bodies.z[slot] = z;
  bodies.sentX[slot] = x;
  bodies.sentY[slot] = y;
  bodies.sentZ[slot] = z;
  world.startX[slot] = x;
  world.startY[slot] = y;
  world.startZ[slot] = z;
  world.grid.place(slot, x, z);
}

/**
 * Lands somebody on the nearest free ground within `reach` mm of a place (x, z mm; floor at `height` metres), with no
 * wall between that place and the landing.
 * @param walls whether walls count at all: a seat may stand on a solid bench
 */
export function land(
  world: World,
  slot: number,
  x: number,
  height: number,
  z: number,
  reach: number,
  walls: boolean = true,
): boolean {
  return search(world, slot, x, height, z, reach, walls, true);
}

/** Lands somebody on the nearest free ground within `reach` mm, whatever lies between. */
export function landNear(world: World, slot: number, x: number, height: number, z: number, reach: number): boolean {
  return search(world, slot, x, height, z, reach, true, false);
}

function search(
  world: World,
  slot: number,
  x: number,
  height: number,
  z: number,
  reach: number,
  walls: boolean,
  reachable: boolean,
): boolean {
  const { ground } = world;
  const before = world.zone[slot]!;
  for (let k = 0; ; k++) {
    const fine = STEP * Math.sqrt(k);
    const out = fine <= FINE ? fine : FINE + COARSE_STEP * (Math.sqrt(k) - FINE / STEP);
    if (out > reach) break;
    const toX = Math.round(x + Math.cos(k * GOLDEN_ANGLE) * out);
    const toZ = Math.round(z + Math.sin(k * GOLDEN_ANGLE) * out);
    let floor: number | undefined = height;
    if (walls) {
      floor = reachable
        ? ground.walk(x / 1000, height, z / 1000, toX / 1000, toZ / 1000, 0)
        : ground.groundAt(toX / 1000, toZ / 1000, height);
      if (floor === undefined || !ground.standable(toX / 1000, floor, toZ / 1000, BODY_MARGIN)) continue;
    }
    const shut = shutAt(world, slot, toX / 1000, floor, toZ / 1000);
    if (shut !== NOWHERE) {
      // They asked for that very place; what lies round another is nothing they wanted.
      if (k === 0) world.keptOut[slot] = shut;
      continue;
    }
    enterZone(world, slot, toX / 1000, floor, toZ / 1000, before);
    const toY = Math.round(floor * 1000);
    if (!isFree(world, slot, toX, toY, toZ)) continue;
    put(world, slot, toX, toY, toZ);
    world.jumped[slot] = 1;
    return true;
  }
  setZone(world, slot, before);
  return false;
}
