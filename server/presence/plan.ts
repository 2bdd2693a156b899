/**
 * Plan: where somebody who is blocked by others can be let through to, and by which way.
 *
 * What can be walked to is found first; a landing is free ground that cannot (or, for who got nowhere for long, any
 * that lies ahead). The way there is the cheapest through the least of others' bubbles.
 */
import { isFree } from "./landing.ts";
import { CELLS, MIDDLE, Raster, SIDE, WIDTH } from "./raster.ts";
import type { World } from "./world.ts";

const FINE = 250;
const COARSE = 500;
/** The cost of a cell straight and diagonal, of its depth in bubbles, and of each cell still to go. */
const STRAIGHT = 4;
const DIAGONAL = 6;
const DEPTH_COST = 2;
const TO_GO = 8;
/** Where somebody wants to be: this far ahead. mm. */
const AHEAD = 3000;
/** After getting nowhere, a landing is at least this far ahead. mm. */
const LEAST_AHEAD = 1200;
/** Rails are no longer than running takes in a pass's time. mm. */
const LONGEST_RAILS = 4500;

/** A way out: rails of points (x, y, z in mm), or a blink when nobody may glide there. */
export type Way = { blink: boolean; rails: Float64Array; length: number };

const SIDES: readonly (readonly [number, number, number])[] = [
  [1, 0, STRAIGHT],
  [-1, 0, STRAIGHT],
  [0, 1, STRAIGHT],
  [0, -1, STRAIGHT],
  [1, 1, DIAGONAL],
  [1, -1, DIAGONAL],
  [-1, 1, DIAGONAL],
  [-1, -1, DIAGONAL],
];

export class Planner {
  readonly #world: World;
  readonly #raster: Raster;
  readonly #walked = new Uint8Array(CELLS);
  readonly #queue = new Int32Array(CELLS);
  readonly #cost = new Float64Array(CELLS);
  readonly #from = new Int32Array(CELLS);
  readonly #settled = new Uint8Array(CELLS);
  readonly #heap = new Int32Array(CELLS * 8);
  #heaped = 0;

  constructor(world: World) {
    this.#world = world;
    this.#raster = new Raster(world);
  }

  /**
   * The way out for a slot that wants to go along (dirX, dirZ), a unit vector.
   * @param ask what may be used: rails at all, blinks, any landing ahead; and whose bubbles are shut
   */
  plan(
    slot: number,
    dirX: number,
    dirZ: number,
    ask: { glide: boolean; blink: boolean; anyAhead: boolean; isShut: (other: number) => boolean },
  ): Way | undefined {
    const raster = this.#raster;
    raster.draw(slot, FINE, ask.isShut);
    this.#walkAbout();
    if (ask.glide && raster.shut[MIDDLE] === 0) {
      const landing = this.#cheapest(slot, dirX, dirZ, ask.anyAhead, false);
      if (landing >= 0) {
        const way = this.#way(landing, false);
        if (way.length <= LONGEST_RAILS) return way;
      }
    }
    if (!ask.blink) return undefined;
    let landing = this.#cheapest(slot, dirX, dirZ, ask.anyAhead, true);
    if (landing < 0) {
      raster.draw(slot, COARSE, ask.isShut);
      this.#walkAbout();
      landing = this.#cheapest(slot, dirX, dirZ, ask.anyAhead, true);
    }
    return landing >= 0 ? this.#way(landing, true) : undefined;
  }

  /** Everywhere that can be walked to: over free ground, and out of bubbles that one stands in. */
  #walkAbout(): void {
    const raster = this.#raster;
    const walked = this.#walked;
    walked.fill(0);
    walked[MIDDLE] = 1;
    this.#queue[0] = MIDDLE;
    for (let head = 0, tail = 1; head < tail; head++) {
      const cell = this.#queue[head]!;
      const column = cell % WIDTH;
      const row = (cell - column) / WIDTH;
      for (const [right, down] of SIDES) {
        if (column + right < 0 || column + right >= WIDTH || row + down < 0 || row + down >= WIDTH) continue;
        const next = cell + down * WIDTH + right;
        if (walked[next] !== 0 || !raster.enterable(cell, next)) continue;
        const depth = raster.depth[next]!;
        if (depth > 0 && depth >= raster.depth[cell]!) continue;
        walked[next] = 1;
        this.#queue[tail++] = next;
      }
    }
  }

  /** Dijkstra over everything but walls (and shut bubbles, unless `open`); the landing with the least cost, or −1. */
  #cheapest(slot: number, dirX: number, dirZ: number, anyAhead: boolean, open: boolean): number {
    const raster = this.#raster;
    this.#cost.fill(Number.POSITIVE_INFINITY);
    this.#settled.fill(0);
    this.#cost[MIDDLE] = 0;
    this.#from[MIDDLE] = MIDDLE;
    this.#heaped = 0;
    this.#push(MIDDLE);
    const goalColumn = (dirX * AHEAD) / raster.size;
    const goalRow = (dirZ * AHEAD) / raster.size;
    let best = -1;
    let bestCost = Number.POSITIVE_INFINITY;
    while (this.#heaped > 0) {
      const cell = this.#pop();
      if (this.#settled[cell] !== 0) continue;
      this.#settled[cell] = 1;
      const cost = this.#cost[cell]!;
      if (cost >= bestCost) break;
      const column = cell % WIDTH;
      const row = (cell - column) / WIDTH;
      const toGo = Math.hypot(column - SIDE - goalColumn, row - SIDE - goalRow);
      if (cost + TO_GO * toGo < bestCost && this.#isLanding(slot, cell, dirX, dirZ, anyAhead)) {
        best = cell;
        bestCost = cost + TO_GO * toGo;
      }
      for (const [right, down, step] of SIDES) {
        if (column + right < 0 || column + right >= WIDTH || row + down < 0 || row + down >= WIDTH) continue;
        const next = cell + down * WIDTH + right;
        if (this.#settled[next] !== 0 || (!open && raster.shut[next] !== 0) || !raster.enterable(cell, next)) continue;
        const reached = cost + step * (1 + DEPTH_COST * raster.depth[next]!);
        if (reached >= this.#cost[next]!) continue;
        this.#cost[next] = reached;
        this.#from[next] = cell;
        this.#push(next);
      }
    }
    return best;
  }

  #isLanding(slot: number, cell: number, dirX: number, dirZ: number, anyAhead: boolean): boolean {
    const raster = this.#raster;
    if (cell === MIDDLE || raster.depth[cell]! > 0) return false;
    const { bodies } = this.#world;
    const x = raster.x(cell);
    const z = raster.z(cell);
    const ahead = (x - bodies.x[slot]!) * dirX + (z - bodies.z[slot]!) * dirZ;
    if (this.#walked[cell] !== 0 && !(anyAhead && ahead >= LEAST_AHEAD)) return false;
    return isFree(this.#world, slot, x, Math.round(raster.floor[cell]! * 1000), z);
  }

  #way(landing: number, blink: boolean): Way {
    const raster = this.#raster;
    const cells: number[] = [];
    for (let cell = landing; cell !== MIDDLE; cell = this.#from[cell]!) cells.push(cell);
    cells.push(MIDDLE);
    cells.reverse();
    const rails = new Float64Array(cells.length * 3);
    let length = 0;
    cells.forEach((cell, n) => {
      rails[n * 3] = raster.x(cell);
      rails[n * 3 + 1] = Math.round(raster.floor[cell]! * 1000);
      rails[n * 3 + 2] = raster.z(cell);
      if (n > 0) length += Math.hypot(rails[n * 3]! - rails[n * 3 - 3]!, rails[n * 3 + 2]! - rails[n * 3 - 1]!);
    });
    return { blink, rails, length };
  }

  #push(cell: number): void {
    const heap = this.#heap;
    const cost = this.#cost;
    let at = this.#heaped++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (cost[heap[parent]!]! <= cost[cell]!) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = cell;
  }

  #pop(): number {
    const heap = this.#heap;
    const cost = this.#cost;
    const top = heap[0]!;
    const last = heap[--this.#heaped]!;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.#heaped) break;
      if (child + 1 < this.#heaped && cost[heap[child + 1]!]! < cost[heap[child]!]!) child++;
      if (cost[heap[child]!]! >= cost[last]!) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}
