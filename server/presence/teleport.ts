/** Teleport: where somebody may go in one go, and how they land there. */
import type { Vec3 } from "../../shared/pose/pose.ts";
import { LANDING_REACH, land } from "./landing.ts";
import type { World } from "./world.ts";

/** Nobody teleports further than this, nor sooner after the last time. Metres, ms. */
const TELEPORT_REACH = 10;
const TELEPORT_EVERY = 500;
const EYES = 1.6;
/** A landing that is further than this from what was asked for is displaced. mm. */
const AS_ASKED = 3;

export type TeleportAnswer = "ok" | "too-fast" | "too-far" | "not-walkable" | "not-in-sight" | "full";

/** Teleports at most 10 m and once in 0.5 s, to walkable ground in straight sight; lands on the nearest free spot. */
export function teleportTo(world: World, slot: number, position: Vec3, yaw: number, now: number): TeleportAnswer {
  const { bodies, ground, keepers, teleportedAt } = world;
  if (now - teleportedAt[slot]! < TELEPORT_EVERY) return "too-fast";
  const x = bodies.x[slot]! / 1000;
  const y = bodies.y[slot]! / 1000;
  const z = bodies.z[slot]! / 1000;
  const [toX, toY, toZ] = position;
  const height = ground.groundAt(toX, toZ, toY);
  if (height === undefined) return "not-walkable";
  if (Math.hypot(toX - x, height - y, toZ - z) > TELEPORT_REACH) return "too-far";
  if (!ground.standable(toX, height, toZ, 0.001)) return "not-walkable";
  if (!ground.walls.sees(x, y + EYES, z, toX, height + 0.1, toZ)) return "not-in-sight";
  const keeper = keepers[slot]!;
  const { seated } = keeper;
  keeper.seated = false;
  if (!land(world, slot, toX * 1000, height, toZ * 1000, LANDING_REACH)) {
    keeper.seated = seated;
    return "full";
  }
  world.seats.leave(slot);
  teleportedAt[slot] = now;
  world.arrive(slot, yaw);
  world.displaced[slot] = Math.hypot(bodies.x[slot]! - toX * 1000, bodies.z[slot]! - toZ * 1000) > AS_ASKED ? 1 : 0;
  return "ok";
}
