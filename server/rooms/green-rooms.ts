/**
 * GreenRooms: zones into which staff go, and whoever may speak from a stage just now. The step keeps everybody else out, by
 * whatever way they come; whoever is kept out is told why. Carries STG9.
 */
import { isStaff } from "../../shared/conduct/roles.ts";
import { NOWHERE } from "../../shared/space/zones.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Whoever stands before one and pushes is told once in a while, ms. */
const TOLD_EVERY_MS = 30_000;

const toldAt = new WeakMap<Visitor, number>();

/** Before each step. */
export function admitSpeakers({ world, company }: SpaceRoom): void {
  if (!world.zones.hasGreenRooms) return;
  for (const { slot, role, voice } of company.all()) world.mayEnter[slot] = isStaff(role) || voice.floor ? 1 : 0;
  // Whoever is mirrored is where they are.
  for (const { slot } of company.mirrors()) world.mayEnter[slot] = 1;
}

/** After each step. */
export function tellKeptOut(room: SpaceRoom, now: number): void {
  const { world, company } = room;
  if (!world.zones.hasGreenRooms) return;
  for (const visitor of company.all()) {
    const zone = world.zones.zone(world.keptOut[visitor.slot]!);
    world.keptOut[visitor.slot] = NOWHERE;
    if (zone === undefined || now - (toldAt.get(visitor) ?? Number.NEGATIVE_INFINITY) < TOLD_EVERY_MS) continue;
    toldAt.set(visitor, now);
    const text = houseWords(visitor.fields.language, "house.green-room", { zone: zone.name });
    room.notify(visitor, { kind: "house", text });
  }
}
