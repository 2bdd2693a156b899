/**
 * Raster: the ground around somebody who is blocked, as cells: walls, free ground, bubbles and how deep in them.
 *
 * Built anew for every plan, into arrays that are kept. Floors and walls are looked up only where the search goes, and
 * walls only in those blocks of cells that have any near.
 */
import { BODY_MARGIN } from "../../shared/space/walls.ts";
import { counts, keeps, sameLevel } from "./keeping.ts";
import type { World } from "./world.ts";

/** Cells to each side of the middle. */
export const SIDE = 24;
/** Cells from one row to the next: a closed one at either end, so that no search leaves the raster. */
export const WIDTH = 2 * SIDE + 3;
export const CELLS = WIDTH * WIDTH;
export const MIDDLE = (CELLS - 1) / 2;
/** By cell, how far it lies from the middle. */
export const COLUMN = Int8Array.from({ length: CELLS }, (_, cell) => (cell % WIDTH) - SIDE - 1);
export const ROW = Int8Array.from({ length: CELLS }, (_, cell) => Math.floor(cell / WIDTH) - SIDE - 1);
/** What a step onto free ground weighs, and what each metre of depth in a bubble adds to that. */
export const FREE = 8;
const DEEP = 16;
/** Inside this nobody's body is walked through lightly. mm. */
const BODY = 400;
const BODY_WEIGHT = 32;
/** Shut bubbles are drawn this much larger, so that rails between cells stay out of them. mm. */
const SHUT_SKIN = 100;

const UNKNOWN = 0;
const OPEN = 1;
const CLOSED = 2;
/** Open, but so near to a wall that the way from a neighbour must be looked at. */
const TIGHT = 3;
/** Nothing is known yet but the closed cells all around. */
const BLANK = Uint8Array.from({ length: CELLS }, (_, cell) =>
  Math.max(Math.abs(COLUMN[cell]!), Math.abs(ROW[cell]!)) > SIDE ? CLOSED : UNKNOWN,
);

/** A block is this many cells wide. */
const BLOCK = 8;
const BLOCKS = Math.ceil(WIDTH / BLOCK);
const BLOCK_OF = Uint8Array.from(
  { length: CELLS },
  (_, cell) => Math.floor(cell / WIDTH / BLOCK) * BLOCKS + Math.floor((cell % WIDTH) / BLOCK),
);
const WALLED = 1;
const WALL_LESS = 2;

export class Raster {
  /** mm to a cell. */
  size = 250;
  /** What a step into a cell weighs: `FREE`, and more the deeper it lies in a bubble or a body. */
  readonly weight = new Uint8Array(CELLS);
  /** 1 inside a bubble that is shut to this ghost. */
  readonly shut = new Uint8Array(CELLS);
  anyShut = false;
  /** The floor of an open cell, metres. */
  readonly floor = new Float64Array(CELLS);
  /** 1 inside a bubble in which the middle does not lie: it cannot be walked into. */
  readonly #foreign = new Uint8Array(CELLS);
  readonly #state = new Uint8Array(CELLS);
  readonly #blocks = new Uint8Array(BLOCKS * BLOCKS);
  readonly #world: World;
  readonly #near: Int32Array;
  /** Those in whose bubbles the middle lies (they grew): where they stand from it, mm, and what they keep. */
  readonly #around: { dx: number; dz: number; keep: number }[] = [];
  #x = 0;
  #z = 0;

  constructor(world: World) {
    this.#world = world;
    this.#near = new Int32Array(world.bodies.capacity);
  }

  /** Draws everybody around a slot; `isShut` says whose bubbles no ghost of theirs may enter. */
  draw(slot: number, size: number, isShut: (other: number) => boolean): void {
    const world = this.#world;
    const { bodies } = world;
    this.size = size;
    this.#x = bodies.x[slot]!;
    this.#z = bodies.z[slot]!;
    this.weight.fill(FREE);
    this.#foreign.fill(0);
    this.shut.fill(0);
    this.#around.length = 0;
    this.anyShut = false;
    this.#state.set(BLANK);
    this.#blocks.fill(UNKNOWN);
    this.#state[MIDDLE] = TIGHT;
    this.floor[MIDDLE] = bodies.y[slot]! / 1000;
    const half = SIDE * size;
    const found = world.grid.near(this.#x, this.#z, half + 3000, this.#near);
    for (let n = 0; n < found; n++) {
      const other = this.#near[n]!;
      if (!counts(world, slot, other) || !sameLevel(bodies.y[slot]!, bodies.y[other]!)) continue;
      const dx = bodies.x[other]! - this.#x;
      const dz = bodies.z[other]! - this.#z;
      const keep = keeps(world, slot, other);
      if (Math.abs(dx) > half + keep || Math.abs(dz) > half + keep) continue;
      const around = dx * dx + dz * dz < keep * keep;
      if (around) this.#around.push({ dx, dz, keep });
      this.#paint(dx, dz, keep, !around);
      if (isShut(other)) this.#shutOff(dx, dz, keep + SHUT_SKIN);
    }
  }

  #paint(dx: number, dz: number, keep: number, foreign: boolean): void {
    const { size, weight } = this;
    const lastRow = Math.min(SIDE, Math.floor((dz + keep) / size));
    for (let row = Math.max(-SIDE, Math.ceil((dz - keep) / size)); row <= lastRow; row++) {
      const z = row * size - dz;
      const half = Math.sqrt(keep * keep - z * z);
      const last = Math.min(SIDE, Math.floor((dx + half) / size));
      for (let column = Math.max(-SIDE, Math.ceil((dx - half) / size)); column <= last; column++) {
        const x = column * size - dx;
        const apart = Math.sqrt(x * x + z * z);
        if (apart >= keep) continue;
        const cell = MIDDLE + row * WIDTH + column;
        if (foreign) this.#foreign[cell] = 1;
        const depth = Math.ceil(((keep - apart) / 1000) * DEEP) + (apart < BODY ? BODY_WEIGHT : 0);
        if (FREE + depth > weight[cell]!) weight[cell] = FREE + depth;
      }
    }
  }

  #shutOff(dx: number, dz: number, reach: number): void {
    const { size } = this;
    this.anyShut = true;
    const lastRow = Math.min(SIDE, Math.floor((dz + reach) / size));
    for (let row = Math.max(-SIDE, Math.ceil((dz - reach) / size)); row <= lastRow; row++) {
      const z = row * size - dz;
      const half = Math.sqrt(reach * reach - z * z);
      const first = MIDDLE + row * WIDTH + Math.max(-SIDE, Math.ceil((dx - half) / size));
      const last = MIDDLE + row * WIDTH + Math.min(SIDE, Math.floor((dx + half) / size));
      if (first <= last) this.shut.fill(1, first, last + 1);
    }
  }

  /** May a cell be walked into from its neighbour, as far as people go: into no bubble, and only out of those around? */
  leadsOut(from: number, cell: number): boolean {
    if (this.weight[cell] === FREE) return true;
    if (this.#foreign[cell] !== 0) return false;
    const { size } = this;
    for (const { dx, dz, keep } of this.#around) {
      const apart2 = (COLUMN[cell]! * size - dx) ** 2 + (ROW[cell]! * size - dz) ** 2;
      const from2 = (COLUMN[from]! * size - dx) ** 2 + (ROW[from]! * size - dz) ** 2;
      if (apart2 < keep * keep && apart2 < from2) return false;
    }
    return true;
  }

  /** The middle of a cell, mm. */
  x(cell: number): number {
    return this.#x + COLUMN[cell]! * this.size;
  }

  z(cell: number): number {
    return this.#z + ROW[cell]! * this.size;
  }

  /** May a cell be walked into from its neighbour, as far as ground and walls go? */
  enterable(from: number, cell: number): boolean {
    if (this.#state[cell] === UNKNOWN) this.#look(from, cell);
    const state = this.#state[cell]!;
    if (state === CLOSED) return false;
    if (state === OPEN && this.#state[from] === OPEN) return true;
    const { walls } = this.#world.ground;
    const y = this.floor[cell]!;
    const ax = this.x(from) / 1000;
    const az = this.z(from) / 1000;
    return walls.wayClear(ax, az, this.x(cell) / 1000, this.z(cell) / 1000, y, y, BODY_MARGIN - 0.001);
  }

  /** Is a place outside all ground? */
  #isBeyond(x: number, z: number): boolean {
    const { minX, minZ, maxX, maxZ } = this.#world.ground.bounds;
    return x < minX || x > maxX || z < minZ || z > maxZ;
  }

  /** May there be ground to stand on, as far as that can be said before a way there is known? */
  standable(cell: number): boolean {
    if (this.#state[cell] !== UNKNOWN) return this.#state[cell] !== CLOSED;
    const { ground } = this.#world;
    const x = this.x(cell) / 1000;
    const z = this.z(cell) / 1000;
    if (this.#isBeyond(x, z)) return false;
    // Ground ends at a wall or an edge: far from both it goes on.
    if (!this.#wallsNear(cell)) return true;
    const y = this.floor[MIDDLE]!;
    const floor = ground.stepTo(x, z, y) ?? ground.groundAt(x, z, y);
    return floor !== undefined && ground.standable(x, floor, z);
  }

  #look(from: number, cell: number): void {
    const { ground } = this.#world;
    const x = this.x(cell) / 1000;
    const z = this.z(cell) / 1000;
    this.#state[cell] = CLOSED;
    if (this.#isBeyond(x, z)) return;
    const floor = ground.stepTo(x, z, this.floor[from]!);
    if (floor === undefined) return;
    this.floor[cell] = floor;
    if (!this.#wallsNear(cell)) {
      this.#state[cell] = OPEN;
      return;
    }
    const roomy = this.#roomy();
    const clearance = ground.walls.clearance(x, floor, z, roomy);
    if (clearance >= BODY_MARGIN - 1e-9) this.#state[cell] = clearance < roomy - 1e-9 ? TIGHT : OPEN;
  }

  /** No wall within this of a cell is in the way of a neighbour that has none either. Metres. */
  #roomy(): number {
    return BODY_MARGIN + this.size / 1000;
  }

  /** May there be walls near this cell? Asked once for each block of cells. */
  #wallsNear(cell: number): boolean {
    const block = BLOCK_OF[cell]!;
    if (this.#blocks[block] === UNKNOWN) {
      const { size } = this;
      const half = (BLOCK - 1) / 2;
      const x = this.#x + ((block % BLOCKS) * BLOCK + half - SIDE - 1) * size;
      const z = this.#z + (Math.floor(block / BLOCKS) * BLOCK + half - SIDE - 1) * size;
      const { walls } = this.#world.ground;
      const walled = walls.anyNear(x / 1000, z / 1000, (half * size) / 1000 + this.#roomy());
      this.#blocks[block] = walled ? WALLED : WALL_LESS;
    }
    return this.#blocks[block] === WALLED;
  }
}
