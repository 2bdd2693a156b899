/** Own place: where somebody was before they were taken to the stage, and the way back there, where they agreed to it. Carries STG5. */
import type { Vec3 } from "../../shared/pose/pose.ts";
import { landNear } from "../presence/landing.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** `yaw` in radians, metres; the seat they sat on, or null. */
export type OwnPlace = { position: Vec3; yaw: number; seat: string | null };

/** So near to where they were somebody is set down, mm. */
const NEAR = 2500;

const keptOf = new WeakMap<Visitor, OwnPlace>();

export function placeOf(room: SpaceRoom, visitor: Visitor): OwnPlace {
  const yaw = room.world.bodies.yaw[visitor.slot]!;
  return { position: [...room.placeOf(visitor.slot)], yaw, seat: visitor.fields.seat || null };
}

/** They wish to be taken back there, or (null) nowhere. */
export function keepPlace(visitor: Visitor, place: OwnPlace | null): void {
  if (place) keptOf.set(visitor, place);
  else keptOf.delete(visitor);
}

/** Their turn is over: where they agreed to it they are where they were before, or as near as there is free ground. */
export function bringBack(room: SpaceRoom, visitor: Visitor): void {
  const place = keptOf.get(visitor);
  keptOf.delete(visitor);
  if (!place || visitor.over) return;
  const { world } = room;
  const [x, y, z] = place.position;
  const keeper = world.keepers[visitor.slot]!;
  const { seated } = keeper;
  keeper.seated = false;
  const height = world.ground.groundAt(x, z, y) ?? y;
  if (!landNear(world, visitor.slot, x * 1000, height, z * 1000, NEAR)) {
    keeper.seated = seated;
    return;
  }
  world.seats.leave(visitor.slot);
  world.arrive(visitor.slot, place.yaw);
  const sits = place.seat !== null && world.seats.sit(visitor.slot, place.seat) === "ok";
  room.company.change(visitor, { seat: sits ? place.seat! : "" });
}
