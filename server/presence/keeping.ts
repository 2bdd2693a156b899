/**
 * Keeping: the distances that hold between people in a world, in whole millimetres, and what happens when they grow.
 */
import {
  ABOVE_OR_BELOW,
  DEFAULT_RADIUS,
  distance,
  FLOOR,
  type Keeper,
  WIDEST,
  wish,
} from "../../shared/bubble/distance.ts";
import { NOWHERE } from "../../shared/space/zones.ts";
import type { World } from "./world.ts";

const LEVELS = ABOVE_OR_BELOW * 1000;
const found: { of: Int32Array } = { of: new Int32Array(0) };

/** The radius of a bubble by itself, metres. */
export function chosenRadius(keeper: Keeper): number {
  return keeper.panic ? WIDEST : (keeper.chosen ?? keeper.usual ?? DEFAULT_RADIUS);
}

/** The most that this person can make anybody keep, mm. */
export function widestOf(keeper: Keeper): number {
  return Math.max(FLOOR, keeper.minimum, keeper.usual ?? 0, chosenRadius(keeper)) * 1000;
}

/** Do the two count for each other at all? Who is hidden or isolated does not. */
export function counts(world: World, a: number, b: number): boolean {
  return a !== b && world.isolated[a] === 0 && world.isolated[b] === 0 && !world.pairs.hidden(a, b);
}

/** The distance that two people keep now, whole mm. */
export function keeps(world: World, a: number, b: number): number {
  const metres = distance(world.keepers[a]!, world.keepers[b]!, world.pairs.agreed(a, b));
  return Math.ceil(metres * 1000 * world.rules.share - 1e-6);
}

/** The same, where `b` had no wider bubble than is usual: nobody is in the way of a bubble that was made wide to meet them. */
export function keepsUnwidened(world: World, a: number, b: number): number {
  const one = world.keepers[a]!;
  const other = world.keepers[b]!;
  const usual = other.usual ?? DEFAULT_RADIUS;
  if (chosenRadius(other) <= usual) return keeps(world, a, b);
  const agreed = world.pairs.agreed(a, b);
  const theirs = Math.min(usual, wish(other, one, agreed));
  const metres = Math.max(FLOOR, one.minimum, other.minimum, wish(one, other, agreed), theirs);
  return Math.ceil(metres * 1000 * world.rules.share - 1e-6);
}

/** Are these two heights (mm) on levels that count for each other? */
export function sameLevel(y: number, otherY: number): boolean {
  return y - otherY <= LEVELS && otherY - y <= LEVELS;
}

/** Reads the faded mark of a pair anew: on while it counts and stands nearer than it keeps. */
export function refade(world: World, a: number, b: number): void {
  const { bodies, pairs, keepers } = world;
  const near = counts(world, a, b) && sameLevel(bodies.y[a]!, bodies.y[b]!);
  const x = bodies.x[a]! - bodies.x[b]!;
  const z = bodies.z[a]! - bodies.z[b]!;
  const keep = near ? keeps(world, a, b) : 0;
  const apart2 = x * x + z * z;
  if (apart2 >= keep * keep) {
    pairs.unfade(a, b);
    return;
  }
  const one = keepers[a]!;
  const other = keepers[b]!;
  const apart = Math.sqrt(apart2) / 1000;
  const agreed = pairs.agreed(a, b);
  const zone = Math.max(FLOOR, one.minimum, other.minimum) > apart;
  pairs.fade(a, b, zone || wish(one, other, agreed) > apart, zone || wish(other, one, agreed) > apart);
}

/** The distance of a pair may have grown: if they stand too near now, they are faded. */
export function growPair(world: World, a: number, b: number): void {
  if (world.rules.markGrowth || world.pairs.isFaded(a, b)) refade(world, a, b);
}

/** The distances of one person may have grown. */
export function grow(world: World, slot: number): void {
  const { bodies } = world;
  if (found.of.length < bodies.capacity) found.of = new Int32Array(bodies.capacity);
  const near = found.of;
  const count = world.grid.near(bodies.x[slot]!, bodies.z[slot]!, 3000, near);
  for (let n = 0; n < count; n++) if (near[n] !== slot) growPair(world, slot, near[n]!);
}

/**
 * The green room that keeps somebody out of a place (metres), by its number; `NOWHERE` where none does. Whoever is in one,
 * however they came to be there, walks in it and out of it.
 */
export function shutAt({ zones, zone, mayEnter }: World, slot: number, x: number, y: number, z: number): number {
  if (!zones.hasGreenRooms || mayEnter[slot] !== 0) return NOWHERE;
  const number = zones.find(x, y, z);
  return number !== zone[slot] && zones.zone(number)?.entry === "speakers" ? number : NOWHERE;
}

/** Puts somebody under the rules of the zone at a place (metres); `before` is the zone they were in. */
export function enterZone(world: World, slot: number, x: number, y: number, z: number, before: number): boolean {
  return setZone(world, slot, world.zones.find(x, y, z, before));
}

/** Puts somebody under the rules of this zone; true when they are others than before. */
export function setZone(world: World, slot: number, number: number): boolean {
  const zone = world.zones.zone(number);
  const keeper = world.keepers[slot]!;
  const { bubbles } = world.space;
  const minimum = zone?.minimum ?? bubbles.minimum;
  const said = zone?.usual ?? bubbles.usual ?? null;
  const usual = world.leastUsual === null ? said : Math.max(world.leastUsual, said ?? DEFAULT_RADIUS);
  world.zone[slot] = number;
  if (keeper.minimum === minimum && keeper.usual === usual) return false;
  keeper.minimum = minimum;
  keeper.usual = usual;
  return true;
}

/** Reads the zone anew after somebody's place changed. */
export function rereadZone(world: World, slot: number): void {
  const { x, y, z } = world.bodies;
  const changed = enterZone(world, slot, x[slot]! / 1000, y[slot]! / 1000, z[slot]! / 1000, world.zone[slot]!);
  if (changed) grow(world, slot);
}
