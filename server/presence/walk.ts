/**
 * Walk: how far one mover's wish is granted: speed, walls, and the distances of everybody near.
 *
 * A sweep and a slide find a smooth way; the check after them is the proof: no distance smaller than
 * min(what is kept, what it was), at the end and on the straight line from the last step. Nobody else is ever moved.
 * Scratch arrays are kept, nothing is allocated per pair. Whole millimetres at the end of every move.
 */
import { WIDEST } from "../../shared/bubble/distance.ts";
import { type Hit, sweepCircle } from "../../shared/space/walls.ts";
import { NOWHERE } from "../../shared/space/zones.ts";
import { counts, keeps, sameLevel, shutAt, widestOf } from "./keeping.ts";
import type { World } from "./world.ts";

/** Running speed, mm per ms, and the most that may be saved, mm (0.5 s of it). */
const SPEED = 6;
export const MOST_CREDIT = 3000;
/** A sweep stops this much before a limit, so that rounding to whole mm keeps it. mm. */
const SKIN = 2;
/** The straight line between two steps may come this much nearer than both its ends: rounding, not a way in. mm. */
const CHORD_SLACK = 9;
const BODY = 0.2;
/** Walls keep this much from the straight line between two steps. Metres. */
const CHORD_MARGIN = 0.1;
const PIECES = 3;

export class Walk {
  /** What the last move touched. */
  touchedBubble = false;
  touchedWall = false;
  /** Moves are counted through a step: by slot, when somebody last moved, and when and by whom they were stopped. */
  #moves = 0;
  readonly #movedAt: Int32Array;
  readonly #stoppedAt: Int32Array;
  readonly #stoppedBy: Int32Array;
  /** The most that anybody has moved since the last step, and the widest distance in the room. mm. */
  #mostMoved = 0;
  #widest = 0;
  /** There are walls so near that the last move could have met them. */
  #walled = false;
  readonly #world: World;
  readonly #near: Int32Array;
  readonly #other: Int32Array;
  readonly #keep: Float64Array;
  readonly #limit: Float64Array;
  #count = 0;
  readonly #hit: Hit = { at: 1, nx: 0, nz: 0 };
  readonly #endsX = new Float64Array(PIECES + 1);
  readonly #endsZ = new Float64Array(PIECES + 1);

  constructor(world: World) {
    const { capacity } = world.bodies;
    this.#world = world;
    this.#movedAt = new Int32Array(capacity);
    this.#stoppedAt = new Int32Array(capacity);
    this.#stoppedBy = new Int32Array(capacity);
    this.#near = new Int32Array(capacity);
    this.#other = new Int32Array(capacity);
    this.#keep = new Float64Array(capacity);
    this.#limit = new Float64Array(capacity);
  }

  /** Before the first move of a step. */
  begin(): void {
    const { bodies, keepers } = this.#world;
    this.#moves = 0;
    this.#movedAt.fill(0);
    this.#mostMoved = 0;
    this.#widest = 0;
    for (let slot = 0; slot < bodies.capacity; slot++) {
      if (bodies.present[slot] !== 0) this.#widest = Math.max(this.#widest, widestOf(keepers[slot]!));
    }
  }

  /** What somebody may walk now, mm, with the time since they last could. */
  credit(slot: number, now: number): number {
    const world = this.#world;
    const gained = Math.max(0, now - world.creditAt[slot]!) * SPEED;
    world.creditAt[slot] = now;
    world.credit[slot] = Math.min(MOST_CREDIT, world.credit[slot]! + gained);
    return world.credit[slot]!;
  }

  /** Moves a slot towards a place by (vx, vz) mm, as far as that is lawful; true when it moved. */
  move(slot: number, vx: number, vz: number): boolean {
    const { bodies } = this.#world;
    const fromX = bodies.x[slot]!;
    const fromZ = bodies.z[slot]!;
    const length = Math.sqrt(vx * vx + vz * vz);
    this.touchedBubble = false;
    this.touchedWall = false;
    this.#gather(slot, length);
    const pieces = this.#sweep(slot, fromX, fromZ, vx, vz);
    for (let n = pieces; n >= 0; n--) {
      // Before giving up, half of the first piece: a chord that cuts a corner often passes when it is shorter.
      const x = Math.round(n > 0 ? this.#endsX[n]! : (fromX + this.#endsX[1]!) / 2);
      const z = Math.round(n > 0 ? this.#endsZ[n]! : (fromZ + this.#endsZ[1]!) / 2);
      if (x === fromX && z === fromZ) return false;
      const y = this.#floor(slot, x, z);
      if (y === undefined) {
        this.touchedWall = true;
        continue;
      }
      const by = this.#tooNear(slot, x, y, z);
      if (by >= 0) {
        this.#stop(slot, by);
        continue;
      }
      this.#settle(slot, x, y, z);
      return true;
    }
    return false;
  }

  /** Has whoever stood in the way of a slot's last move moved since? */
  mayGoOn(slot: number): boolean {
    return this.#movedAt[this.#stoppedBy[slot]!]! > this.#stoppedAt[slot]!;
  }

  /** May a slot be put at this place (mm) within a step, seen as standing there since the last one? */
  mayLand(slot: number, x: number, y: number, z: number): boolean {
    const { startX, startY, startZ } = this.#world;
    const [wasX, wasY, wasZ] = [startX[slot]!, startY[slot]!, startZ[slot]!];
    startX[slot] = x;
    startY[slot] = y;
    startZ[slot] = z;
    this.#gather(slot, 0, x, y, z, true);
    const holds = this.#tooNear(slot, x, y, z, true) < 0;
    startX[slot] = wasX;
    startY[slot] = wasY;
    startZ[slot] = wasZ;
    return holds;
  }

  /** Everybody whom a move of this length could bring too near, with the distance that must be left to each. */
  #gather(slot: number, length: number, x?: number, y?: number, z?: number, landing = false): void {
    const world = this.#world;
    const { bodies, startX, startZ } = world;
    const fromX = x ?? bodies.x[slot]!;
    const fromY = y ?? bodies.y[slot]!;
    const fromZ = z ?? bodies.z[slot]!;
    const sx = fromX - startX[slot]!;
    const sz = fromZ - startZ[slot]!;
    const gone = length + Math.sqrt(sx * sx + sz * sz) + 2 * SKIN;
    this.#walled = world.ground.walls.anyNear(fromX / 1000, fromZ / 1000, gone / 1000 + BODY);
    const reach = (landing ? WIDEST * 1000 : this.#widest) + gone + this.#mostMoved;
    const found = world.grid.near(fromX, fromZ, reach, this.#near);
    let count = 0;
    for (let n = 0; n < found; n++) {
      const other = this.#near[n]!;
      const otherX = bodies.x[other]!;
      const otherZ = bodies.z[other]!;
      const dx = fromX - otherX;
      const dz = fromZ - otherZ;
      const apart2 = dx * dx + dz * dz;
      if (apart2 > reach * reach || !counts(world, slot, other)) continue;
      const mx = otherX - startX[other]!;
      const mz = otherZ - startZ[other]!;
      const keep = keeps(world, slot, other);
      const cares = keep + gone + Math.sqrt(mx * mx + mz * mz);
      if (apart2 > cares * cares) continue;
      const apart = Math.sqrt(apart2);
      this.#other[count] = other;
      this.#keep[count] = keep;
      this.#limit[count] = !landing && apart < keep && sameLevel(fromY, bodies.y[other]!) ? apart : keep;
      count++;
    }
    this.#count = count;
  }

  /** At most three straight pieces, each up to the first contact and then along it; returns how many. */
  #sweep(slot: number, fromX: number, fromZ: number, vx: number, vz: number): number {
    const { bodies, ground } = this.#world;
    const hit = this.#hit;
    const y = bodies.y[slot]!;
    let x = fromX;
    let z = fromZ;
    let lastX = 0;
    let lastZ = 0;
    let restX = vx;
    let restZ = vz;
    let n = 1;
    for (; n <= PIECES; n++) {
      hit.at = 1;
      let by = -1;
      for (let k = 0; k < this.#count; k++) {
        const other = this.#other[k]!;
        if (!sameLevel(y, bodies.y[other]!)) continue;
        const reach = this.#limit[k]! + SKIN;
        if (sweepCircle(x, z, restX, restZ, bodies.x[other]!, bodies.z[other]!, reach, hit)) by = other;
      }
      const wall =
        this.#walled &&
        ground.walls.sweep(x / 1000, y / 1000, z / 1000, restX / 1000, restZ / 1000, BODY + SKIN / 1000, hit);
      x += restX * hit.at;
      z += restZ * hit.at;
      this.#endsX[n] = x;
      this.#endsZ[n] = z;
      if (by < 0 && !wall) break;
      if (wall) this.touchedWall = true;
      else this.#stop(slot, by);
      restX *= 1 - hit.at;
      restZ *= 1 - hit.at;
      const into = restX * hit.nx + restZ * hit.nz;
      restX -= into * hit.nx;
      restZ -= into * hit.nz;
      const cornered = n > 1 && restX * lastX + restZ * lastZ < 0;
      if (cornered || restX * restX + restZ * restZ < 0.25) break;
      lastX = hit.nx;
      lastZ = hit.nz;
    }
    return Math.min(n, PIECES);
  }

  #stop(slot: number, by: number): void {
    if (!this.touchedBubble) {
      this.#stoppedAt[slot] = this.#moves;
      this.#stoppedBy[slot] = by;
    }
    this.touchedBubble = true;
  }

  /** The floor (mm) at a place that the slot walks straight to; undefined where a wall or an edge is in the way. */
  #floor(slot: number, x: number, z: number): number | undefined {
    const { bodies, ground, startX, startY, startZ } = this.#world;
    const fromX = bodies.x[slot]! / 1000;
    const fromY = bodies.y[slot]! / 1000;
    const fromZ = bodies.z[slot]! / 1000;
    const toX = x / 1000;
    const toZ = z / 1000;
    const height = ground.follow(fromX, fromZ, fromY, toX, toZ);
    if (height === undefined) return undefined;
    const shut = shutAt(this.#world, slot, toX, height, toZ);
    if (shut !== NOWHERE) {
      this.#world.keptOut[slot] = shut;
      return undefined;
    }
    if (!this.#walled) return Math.round(height * 1000);
    const { walls } = ground;
    const left = walls.clearance(toX, height, toZ, BODY);
    if (left < BODY - 0.0005 && left < walls.clearance(fromX, fromY, fromZ, BODY)) return undefined;
    const low = Math.min(height, startY[slot]! / 1000);
    const high = Math.max(height, startY[slot]! / 1000);
    const margin = Math.min(CHORD_MARGIN, left * 0.99);
    if (!walls.wayClear(startX[slot]! / 1000, startZ[slot]! / 1000, toX, toZ, low, high, margin)) return undefined;
    return Math.round(height * 1000);
  }

  /** The proof: whose distance is not kept at this place, or on the straight line to it from the last step; −1 for nobody's. */
  #tooNear(slot: number, x: number, y: number, z: number, landing = false): number {
    const { bodies, rules, startX, startY, startZ } = this.#world;
    for (let k = 0; k < this.#count; k++) {
      const other = this.#other[k]!;
      const limit = this.#limit[k]!;
      const bx = x - bodies.x[other]!;
      const bz = z - bodies.z[other]!;
      const by = y - bodies.y[other]!;
      if (sameLevel(by, 0) && bx * bx + bz * bz < limit * limit - 0.01) return other;
      if (!rules.chord) continue;
      const ax = startX[slot]! - startX[other]!;
      const az = startZ[slot]! - startZ[other]!;
      const ay = startY[slot]! - startY[other]!;
      const start = landing ? Number.POSITIVE_INFINITY : Math.sqrt(ax * ax + az * az);
      if (!chordKeeps(ax, ay, az, bx, by, bz, Math.min(limit, start), this.#keep[k]!)) return other;
    }
    return -1;
  }

  #settle(slot: number, x: number, y: number, z: number): void {
    const { bodies, grid, startX, startZ } = this.#world;
    bodies.x[slot] = x;
    bodies.y[slot] = y;
    bodies.z[slot] = z;
    bodies.sentX[slot] = x;
    bodies.sentY[slot] = y;
    bodies.sentZ[slot] = z;
    grid.place(slot, x, z);
    this.#movedAt[slot] = ++this.#moves;
    const dx = x - startX[slot]!;
    const dz = z - startZ[slot]!;
    this.#mostMoved = Math.max(this.#mostMoved, Math.sqrt(dx * dx + dz * dz));
  }
}

/**
 * Does the straight line from offset a to offset b (mm, one person seen from the other) keep `limit` while the two
 * are on levels that count? Who was on another level at its start must keep all of `keep`.
 */
function chordKeeps(
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
  limit: number,
  keep: number,
): boolean {
  let from = 0;
  let to = 1;
  const level = sameLevel(ay, 0);
  if (!level || !sameLevel(by, 0)) {
    const rise = by - ay;
    if (rise === 0) return true;
    const low = (-2000 - ay) / rise;
    const high = (2000 - ay) / rise;
    from = Math.max(0, Math.min(low, high));
    to = Math.min(1, Math.max(low, high));
    if (from > to) return true;
  }
  const vx = bx - ax;
  const vz = bz - az;
  const length2 = vx * vx + vz * vz;
  const nearest = length2 > 0 ? -(ax * vx + az * vz) / length2 : 0;
  const t = Math.max(from, Math.min(to, nearest));
  const x = ax + vx * t;
  const z = az + vz * t;
  const needed = (level ? limit : keep) - CHORD_SLACK;
  return needed <= 0 || x * x + z * z >= needed * needed;
}
