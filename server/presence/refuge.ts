/**
 * Refuge: where somebody can be taken who wants to be away from people: a quiet zone, else the spawn, with nobody within
 * five metres. Of who is hidden from them nothing can be read off it: they do not count.
 */
import type { Vec3 } from "../../shared/pose/pose.ts";
import { counts, sameLevel } from "./keeping.ts";
import { landNear } from "./landing.ts";
import type { World } from "./world.ts";

/** Nobody stands nearer than this to a refuge. Metres, more than any distance that is kept. */
export const REFUGE_ALONE = 5;
/** Spots are tried on a golden-angle spiral, so many of them. */
const TRIES = 60;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** A place in metres, and the zone's or the space's name. */
export type Refuge = { position: Vec3; yaw: number; name: string };

/** A free refuge for somebody as people stand now; null while there is none. */
export function findRefuge(world: World, slot: number): Refuge | null {
  const { space, bodies } = world;
  for (const zone of space.zones) {
    if (zone.kind !== "quiet") continue;
    const xs = zone.polygon.map(([x]) => x);
    const zs = zone.polygon.map(([, z]) => z);
    const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, z: (Math.min(...zs) + Math.max(...zs)) / 2 };
    const out = Math.hypot(Math.max(...xs) - middle.x, Math.max(...zs) - middle.z);
    const inZone = ([x, y, z]: Vec3) => world.zones.zone(world.zones.find(x, y, z)) === zone;
    const position = freeSpot(world, slot, [middle.x, space.spawn.position[1], middle.z], out, inZone);
    if (position) return { position, yaw: bodies.yaw[slot]!, name: zone.name };
  }
  const { spawn } = space;
  const position = freeSpot(world, slot, spawn.position, spawn.radius, () => true);
  return position && { position, yaw: spawn.yaw, name: space.name };
}

/** Puts somebody there at once, off any seat and rails; the next step says that they jumped. */
export function enterRefuge(world: World, slot: number, { position: [x, y, z], yaw }: Refuge): boolean {
  const keeper = world.keepers[slot]!;
  const { seated } = keeper;
  keeper.seated = false;
  if (!landNear(world, slot, x * 1000, y, z * 1000, 0)) {
    keeper.seated = seated;
    return false;
  }
  world.seats.leave(slot);
  world.arrive(slot, yaw);
  return true;
}

function freeSpot(
  world: World,
  slot: number,
  [x, y, z]: Vec3,
  reach: number,
  fits: (spot: Vec3) => boolean,
): Vec3 | null {
  for (let n = 0; n < TRIES; n++) {
    const out = reach * Math.sqrt(n / TRIES);
    const toX = Math.round((x + Math.cos(n * GOLDEN_ANGLE) * out) * 1000) / 1000;
    const toZ = Math.round((z + Math.sin(n * GOLDEN_ANGLE) * out) * 1000) / 1000;
    const floor = world.ground.groundAt(toX, toZ, y);
    if (floor === undefined || !world.ground.standable(toX, floor, toZ) || !fits([toX, floor, toZ])) continue;
    if (isAlone(world, slot, toX * 1000, floor * 1000, toZ * 1000)) return [toX, floor, toZ];
  }
  return null;
}

function isAlone(world: World, slot: number, x: number, y: number, z: number): boolean {
  const { bodies } = world;
  for (let other = 0; other < bodies.capacity; other++) {
    if (bodies.present[other] === 0 || !counts(world, slot, other) || !sameLevel(y, bodies.y[other]!)) continue;
    const apart = Math.hypot(x - bodies.x[other]!, z - bodies.z[other]!);
    const drawn = Math.hypot(x - bodies.sentX[other]!, z - bodies.sentZ[other]!);
    if (Math.min(apart, drawn) < REFUGE_ALONE * 1000) return false;
  }
  return true;
}
