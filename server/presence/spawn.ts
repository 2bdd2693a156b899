/** Spawn: a slot for whoever enters, and the ground on which they come to stand. */
import type { Vec3 } from "../../shared/pose/pose.ts";
import { LANDING_REACH, land, landNear } from "./landing.ts";
import type { World } from "./world.ts";

/** Beyond the spawn's radius people land this much further out before a room is full. mm. */
const SPAWN_BEYOND = 20_000;
const SPAWN_TRIES = 30;

/** A free slot, by chance, so that a number says nothing of who came when; undefined while there is none. */
export function freeSlot({ bodies: { present, capacity }, random }: World): number | undefined {
  const first = Math.floor(random() * capacity);
  for (let n = 0; n < capacity; n++) {
    const slot = (first + n) % capacity;
    if (present[slot] === 0) return slot;
  }
  return undefined;
}

/** Lands somebody near a place (metres) that can be walked to from there. */
export function landAt(world: World, slot: number, [x, y, z]: Vec3): boolean {
  const height = world.ground.groundAt(x, z, y);
  return height !== undefined && land(world, slot, x * 1000, height, z * 1000, LANDING_REACH);
}

/** Lands somebody within the spawn's radius where there is free ground, else as near to it as there is. */
export function landAtSpawn(world: World, slot: number): boolean {
  const { position, radius } = world.space.spawn;
  const height = world.ground.groundAt(position[0], position[2], position[1]) ?? position[1];
  for (let n = 0; n < SPAWN_TRIES; n++) {
    const angle = world.random() * Math.PI * 2;
    const out = Math.sqrt(world.random()) * radius;
    const x = (position[0] + Math.cos(angle) * out) * 1000;
    const z = (position[2] + Math.sin(angle) * out) * 1000;
    if (landNear(world, slot, x, height, z, 0)) return true;
  }
  return landNear(world, slot, position[0] * 1000, height, position[2] * 1000, radius * 1000 + SPAWN_BEYOND);
}
