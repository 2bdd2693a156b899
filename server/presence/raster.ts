/**
 * Raster: the ground around somebody who is blocked, as cells: walls, free ground, bubbles and how deep in them.
 *
 * Built anew for every plan, into arrays that are kept. Floors and walls are looked up only where the search goes.
 */
import { BODY_MARGIN } from "../../shared/space/walls.ts";
import { counts, keeps, sameLevel } from "./keeping.ts";
import type { World } from "./world.ts";

/** Cells to each side of the middle. */
export const SIDE = 24;
export const WIDTH = 2 * SIDE + 1;
export const CELLS = WIDTH * WIDTH;
export const MIDDLE = SIDE * WIDTH + SIDE;
/** Shut bubbles are drawn this much larger, so that rails between cells stay out of them. mm. */
const SHUT_SKIN = 100;
/** Inside this nobody's body is walked through lightly. mm. */
const BODY = 400;
const BODY_COST = 2;

const UNKNOWN = 0;
const OPEN = 1;
const CLOSED = 2;
/** Open, but so near to a wall that the way from a neighbour must be looked at. */
const TIGHT = 3;

export class Raster {
  /** mm to a cell. */
  size = 250;
  /** How deep in a bubble a cell lies, metres, with what a body costs; 0 for free ground. */
  readonly depth = new Float64Array(CELLS);
  /** 1 inside a bubble in which the middle does not lie: it cannot be walked into. */
  readonly foreign = new Uint8Array(CELLS);
  /** 1 inside a bubble that is shut to this ghost. */
  readonly shut = new Uint8Array(CELLS);
  anyShut = false;
  /** The floor of an open cell, metres. */
  readonly floor = new Float64Array(CELLS);
  readonly #state = new Uint8Array(CELLS);
  readonly #world: World;
  readonly #near: Int32Array;
  /** Those in whose bubbles the middle lies (they grew): where they stand from it, mm, and what they keep. */
  readonly #around: { dx: number; dz: number; keep: number }[] = [];
  /** There are walls in the raster at all. */
  #walled = true;
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
    this.depth.fill(0);
    this.foreign.fill(0);
    this.shut.fill(0);
    this.#around.length = 0;
    this.anyShut = false;
    this.#state.fill(UNKNOWN);
    const reach = (SIDE * size) / 1000 + 1;
    this.#walled = world.ground.walls.anyNear(this.#x / 1000, this.#z / 1000, reach);
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
      const around = dx * dx + dz * dz < keep * keep;
      if (around) this.#around.push({ dx, dz, keep });
      const shut = isShut(other);
      if (shut) this.anyShut = true;
      this.#paint(dx, dz, keep, shut, !around);
    }
  }

  #paint(dx: number, dz: number, keep: number, shut: boolean, foreign: boolean): void {
    const { size } = this;
    const reach = shut ? keep + SHUT_SKIN : keep;
    const lastColumn = Math.min(SIDE, Math.floor((dx + reach) / size));
    const lastRow = Math.min(SIDE, Math.floor((dz + reach) / size));
    for (let row = Math.max(-SIDE, Math.ceil((dz - reach) / size)); row <= lastRow; row++) {
      for (let column = Math.max(-SIDE, Math.ceil((dx - reach) / size)); column <= lastColumn; column++) {
        const x = column * size - dx;
        const z = row * size - dz;
        const apart2 = x * x + z * z;
        if (apart2 >= reach * reach) continue;
        const cell = (row + SIDE) * WIDTH + column + SIDE;
        if (shut) this.shut[cell] = 1;
        if (apart2 >= keep * keep) continue;
        if (foreign) this.foreign[cell] = 1;
        const apart = Math.sqrt(apart2);
        const depth = Math.max(0.001, (keep - apart) / 1000) + (apart < BODY ? BODY_COST : 0);
        if (depth > this.depth[cell]!) this.depth[cell] = depth;
      }
    }
  }

  /** May a cell be walked into from its neighbour, as far as people go: into no bubble, and only out of those around? */
  leadsOut(from: number, cell: number): boolean {
    if (this.depth[cell] === 0) return true;
    if (this.foreign[cell] !== 0) return false;
    const [fromX, fromZ] = [this.x(from) - this.#x, this.z(from) - this.#z];
    const [x, z] = [this.x(cell) - this.#x, this.z(cell) - this.#z];
    for (const { dx, dz, keep } of this.#around) {
      const apart2 = (x - dx) ** 2 + (z - dz) ** 2;
      if (apart2 < keep * keep && apart2 < (fromX - dx) ** 2 + (fromZ - dz) ** 2) return false;
    }
    return true;
  }

  /** The middle of a cell, mm. */
  x(cell: number): number {
    return this.#x + ((cell % WIDTH) - SIDE) * this.size;
  }

  z(cell: number): number {
    return this.#z + (Math.floor(cell / WIDTH) - SIDE) * this.size;
  }

  /** May a cell be walked into from its neighbour, as far as ground and walls go? */
  enterable(from: number, cell: number): boolean {
    if (this.#state[cell] === UNKNOWN) this.#look(from, cell);
    if (this.#state[cell] === CLOSED) return false;
    if (!this.#walled || (this.#state[cell] === OPEN && this.#state[from] === OPEN)) return true;
    const { walls } = this.#world.ground;
    const y = this.floor[cell]!;
    const [ax, az] = [this.x(from) / 1000, this.z(from) / 1000];
    return walls.wayClear(ax, az, this.x(cell) / 1000, this.z(cell) / 1000, y, y, BODY_MARGIN - 0.001);
  }

  #look(from: number, cell: number): void {
    const { ground } = this.#world;
    const x = this.x(cell) / 1000;
    const z = this.z(cell) / 1000;
    const floor = ground.stepTo(x, z, this.floor[from]!);
    this.#state[cell] = CLOSED;
    if (floor === undefined) return;
    this.floor[cell] = floor;
    if (!this.#walled) {
      this.#state[cell] = OPEN;
      return;
    }
    const roomy = BODY_MARGIN + this.size / 1000;
    const clearance = ground.walls.clearance(x, floor, z, roomy);
    if (clearance >= BODY_MARGIN - 1e-9) this.#state[cell] = clearance < roomy - 1e-9 ? TIGHT : OPEN;
  }
}
