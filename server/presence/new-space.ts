/** New space: the file of a space changed while people stand in it. Carries PRE10. */
import { Ground } from "../../shared/space/ground.ts";
import type { Space } from "../../shared/space/space.ts";
import { NOWHERE, Zones } from "../../shared/space/zones.ts";
import { Grid } from "./grid.ts";
import { grow, rereadZone } from "./keeping.ts";
import { LANDING_REACH, landNear } from "./landing.ts";
import { landAtSpawn } from "./spawn.ts";
import type { World } from "./world.ts";

/** People stay where they are; who is now in a wall or off the ground jumps to free ground. */
export function replaceSpace(world: World, space: Space): void {
  const { bodies } = world;
  world.space = space;
  world.ground = new Ground(space);
  world.zones = new Zones(space);
  world.grid = new Grid(bodies.capacity, world.ground.bounds);
  for (let slot = 0; slot < bodies.capacity; slot++) {
    if (bodies.present[slot] === 0) continue;
    world.passes.clear(slot);
    bodies.sentX[slot] = bodies.x[slot]!;
    bodies.sentY[slot] = bodies.y[slot]!;
    bodies.sentZ[slot] = bodies.z[slot]!;
    world.grid.place(slot, bodies.x[slot]!, bodies.z[slot]!);
    world.zone[slot] = NOWHERE;
  }
  for (let slot = 0; slot < bodies.capacity; slot++) if (bodies.present[slot] !== 0) settle(world, slot);
  for (let slot = 0; slot < bodies.capacity; slot++) if (bodies.present[slot] !== 0) rereadZone(world, slot);
}

function settle(world: World, slot: number): void {
  const { bodies, ground, seats } = world;
  if (seats.isThere(slot)) return;
  seats.leave(slot);
  const x = bodies.x[slot]!;
  const y = bodies.y[slot]! / 1000;
  const z = bodies.z[slot]!;
  const height = ground.stepTo(x / 1000, z / 1000, y);
  if (height !== undefined && ground.standable(x / 1000, height, z / 1000)) {
    bodies.y[slot] = Math.round(height * 1000);
    bodies.sentY[slot] = bodies.y[slot]!;
    if (height !== y) world.jumped[slot] = 1;
    grow(world, slot);
  } else if (!landNear(world, slot, x, height ?? y, z, LANDING_REACH)) landAtSpawn(world, slot);
}
