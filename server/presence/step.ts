/**
 * Step: moves everybody who has a new wish, one after another in a shuffled order, so that every promise holds after
 * every single mover. Synchronous; it touches no store and no network.
 */

import { ageOf } from "../../shared/pose/sent-body.ts";
import { GHOST, HEAD, JUMP, PART_FLOATS } from "./bodies.ts";
import { refade, rereadZone } from "./keeping.ts";
import type { Corrected, World } from "./world.ts";

/** A granted place that is no further from its wish than this is the wish. mm. */
const SAME = 3;
/** A wish for less than this moves nobody. mm. */
const STILL = 0.5;

/**
 * One step. Moves only those with a new wish (and ghosts); `world.bodies.changed` tells what changed.
 *
 * @param due when the step was due, ms: ages of samples are reckoned from then, so that a late step makes none older
 * @returns who was corrected, to be read before the next step
 */
export function step(world: World, now: number, due = now): readonly Corrected[] {
  const { bodies, corrections, intake, keepers, movers, stopped, walk } = world;
  corrections.begin();
  world.tick++;
  let moving = 0;
  for (let slot = 0; slot < bodies.capacity; slot++) {
    if (bodies.present[slot] === 0) continue;
    arriveAtLast(world, slot);
    if (intake.pending[slot] !== 0) movers[moving++] = slot;
  }
  shuffle(movers, moving, world.random);
  walk.begin();
  let waiting = 0;
  for (let n = 0; n < moving; n++) {
    const slot = movers[n]!;
    intake.reach(slot, world.tick, now);
    bodies.age[slot] = ageOf(due - intake.sampled[slot]!);
    adopt(world, slot);
    world.allowed[slot] = walk.credit(slot, now);
    if (walks(world, slot) && advance(world, slot)) stopped[waiting++] = slot;
  }
  // The one in front may have left since: queues and chains move on in the same step.
  for (let n = 0; n < waiting; n++) if (walk.mayGoOn(stopped[n]!)) advance(world, stopped[n]!);
  for (let n = 0; n < moving; n++) if (!keepers[movers[n]!]!.seated) reckon(world, movers[n]!, now);
  world.passes.step(now);
  for (let n = 0; n < moving; n++) {
    if (!keepers[movers[n]!]!.seated) compare(world, movers[n]!);
    intake.spend(movers[n]!);
  }
  finish(world);
  return corrections.end();
}

/** What happened between the steps: a jump is told in this step and no longer. */
function arriveAtLast(world: World, slot: number): void {
  const { bodies } = world;
  if ((bodies.flags[slot]! & JUMP) !== 0) {
    bodies.flags[slot]! &= ~JUMP;
    bodies.changed[slot] = world.tick;
  }
  if ((bodies.flags[slot]! & GHOST) !== 0 && !world.passes.isGhost(slot)) {
    bodies.flags[slot]! &= ~GHOST;
    bodies.changed[slot] = world.tick;
  }
  if (world.jumped[slot] !== 0) {
    world.jumped[slot] = 0;
    bodies.flags[slot]! |= JUMP;
    bodies.changed[slot] = world.tick;
    world.reach.stir(slot);
  }
  if (world.displaced[slot] !== 0) {
    world.displaced[slot] = 0;
    world.corrections.add(slot, "teleport");
  }
}

function shuffle(slots: Int32Array, count: number, random: () => number): void {
  for (let n = count - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    const slot = slots[n]!;
    slots[n] = slots[other]!;
    slots[other] = slot;
  }
}

/** How somebody holds themselves is theirs; only hands are drawn back, at the end of the step. */
function adopt(world: World, slot: number): void {
  const { bodies, intake } = world;
  const at = slot * PART_FLOATS;
  let changed =
    bodies.yaw[slot] !== intake.yaw[slot] ||
    bodies.parts[slot] !== intake.parts[slot] ||
    bodies.grips[slot] !== intake.grips[slot];
  bodies.yaw[slot] = intake.yaw[slot]!;
  bodies.parts[slot] = intake.parts[slot]!;
  bodies.grips[slot] = intake.grips[slot]!;
  if ((intake.parts[slot]! & HEAD) !== 0) {
    for (let n = at; n < at + PART_FLOATS; n++) {
      if (bodies.head[n] === intake.head[n]) continue;
      bodies.head[n] = intake.head[n]!;
      changed = true;
    }
  }
  if (changed) bodies.changed[slot] = world.tick;
  if (intake.parts[slot] !== 0) world.reach.touch(slot);
}

/** One move towards the wish within what may be walked; true when a bubble stopped it. */
function advance(world: World, slot: number): boolean {
  const { bodies, intake, walk } = world;
  const fromX = bodies.x[slot]!;
  const fromZ = bodies.z[slot]!;
  let vx = intake.x[slot]! - fromX;
  let vz = intake.z[slot]! - fromZ;
  const length = Math.sqrt(vx * vx + vz * vz);
  if (length < STILL) return false;
  const share = Math.min(1, world.credit[slot]! / length);
  vx *= share;
  vz *= share;
  world.reach.stir(slot);
  if (walk.move(slot, vx, vz)) {
    const dx = bodies.x[slot]! - fromX;
    const dz = bodies.z[slot]! - fromZ;
    world.credit[slot] = Math.max(0, world.credit[slot]! - Math.sqrt(dx * dx + dz * dz));
    bodies.changed[slot] = world.tick;
    world.reach.stir(slot);
  }
  if (walk.touchedBubble) world.touched[slot]! |= BY_BUBBLE;
  if (walk.touchedWall) world.touched[slot]! |= BY_WALL;
  return walk.touchedBubble;
}

/** Bits of `touched`. */
const BY_BUBBLE = 1;
const BY_WALL = 2;

/** Who sits stays on the seat, and a ghost on its rails. */
function walks(world: World, slot: number): boolean {
  return !world.keepers[slot]!.seated && !world.passes.isGhost(slot);
}

/** Tells the passes what the wish came to. */
function reckon(world: World, slot: number, now: number): void {
  const fromX = world.startX[slot]!;
  const fromZ = world.startZ[slot]!;
  const vx = world.intake.x[slot]! - fromX;
  const vz = world.intake.z[slot]! - fromZ;
  const length = Math.sqrt(vx * vx + vz * vz);
  const share = length > 0 ? Math.min(1, world.allowed[slot]! / length) : 0;
  const byBubble = (world.touched[slot]! & BY_BUBBLE) !== 0;
  world.passes.reckon(slot, fromX, fromZ, vx * share, vz * share, byBubble, now);
}

/** A granted place that is not the wish is told, with what stood in the way. */
function compare(world: World, slot: number): void {
  const { bodies, intake } = world;
  const dx = intake.x[slot]! - bodies.sentX[slot]!;
  const dz = intake.z[slot]! - bodies.sentZ[slot]!;
  const touched = world.touched[slot]!;
  world.touched[slot] = 0;
  if (dx * dx + dz * dz <= SAME * SAME) return;
  const byBubble = (touched & BY_BUBBLE) !== 0 || world.passes.isGhost(slot);
  world.corrections.add(slot, byBubble ? "bubble" : (touched & BY_WALL) !== 0 ? "wall" : "speed");
}

/** Zones and fades are read anew, hands drawn back, and the straight line to the next step begins here. */
function finish(world: World): void {
  const { bodies, startX, startY, startZ } = world;
  for (let slot = 0; slot < bodies.capacity; slot++) {
    if (bodies.present[slot] === 0) continue;
    const x = bodies.x[slot]!;
    const y = bodies.y[slot]!;
    const z = bodies.z[slot]!;
    if (x === startX[slot] && y === startY[slot] && z === startZ[slot]) continue;
    startX[slot] = x;
    startY[slot] = y;
    startZ[slot] = z;
    rereadZone(world, slot);
  }
  world.pairs.eachFaded((a, b) => refade(world, a, b));
  world.reach.draw();
}
