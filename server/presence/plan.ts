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
/** A pocket between people, of fewer cells than this, is a landing like one this many cells further off. */
const ROOMY = 150;
const POCKET = 24;
/** Where somebody wants to be: this far ahead. mm. */
const AHEAD = 3000;
/** After getting nowhere, a landing is at least this far ahead. mm. */
const LEAST_AHEAD = 1200;
/** Rails are no longer than running takes in a pass's time. mm. */
const LONGEST_RAILS = 4500;

/** A way out: rails of points (x, y, z in mm), or a blink when nobody may glide there. */
export type Way = { blink: boolean; rails: Float64Array; length: number };

/** The eight neighbours of a cell: columns right, rows down, the cost of the step. */
const RIGHT = new Int8Array([1, -1, 0, 0, 1, 1, -1, -1]);
const DOWN = new Int8Array([0, 0, 1, -1, 1, -1, 1, -1]);
const STEP = new Int8Array([STRAIGHT, STRAIGHT, STRAIGHT, STRAIGHT, DIAGONAL, DIAGONAL, DIAGONAL, DIAGONAL]);

/** What `#flood` wrote of a cell. */
const NOT_REACHED = 0;
const WALKED = 1;
const THROUGH = 2;

export class Planner {
  readonly #world: World;
  readonly #raster: Raster;
  readonly #reached = new Uint8Array(CELLS);
  readonly #open = new Uint8Array(CELLS);
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
    const found = this.#look(ask.anyAhead);
    let landing = -1;
    let searched = false;
    if (found && ask.glide && raster.shut[MIDDLE] === 0) {
      landing = this.#cheapest(slot, dirX, dirZ, ask.anyAhead, false);
      if (landing >= 0) {
        const way = this.#way(landing, false);
        if (way.length <= LONGEST_RAILS) return way;
      }
      // With nobody's bubble shut a search through shut ones finds the same.
      searched = !raster.anyShut;
    }
    if (!ask.blink) return undefined;
    if (found && !searched) landing = this.#cheapest(slot, dirX, dirZ, ask.anyAhead, true);
    if (landing < 0 && this.#isShutIn()) {
      raster.draw(slot, COARSE, ask.isShut);
      if (this.#look(ask.anyAhead)) landing = this.#cheapest(slot, dirX, dirZ, ask.anyAhead, true);
    }
    return landing >= 0 ? this.#way(landing, true) : undefined;
  }

  /** Finds what can be walked to, and what only through people; true when there may be a landing. */
  #look(anyAhead: boolean): boolean {
    this.#reached.fill(NOT_REACHED);
    this.#flood(WALKED);
    this.#flood(THROUGH);
    this.#label();
    if (anyAhead) return true;
    const { depth } = this.#raster;
    for (let cell = 0; cell < CELLS; cell++) if (this.#reached[cell] === THROUGH && depth[cell] === 0) return true;
    return false;
  }

  /** Nothing at the raster's border can be walked to: free ground may lie beyond it. */
  #isShutIn(): boolean {
    for (let n = 0; n < WIDTH; n++) {
      if (this.#reached[n] === WALKED || this.#reached[CELLS - 1 - n] === WALKED) return false;
      if (this.#reached[n * WIDTH] === WALKED || this.#reached[n * WIDTH + WIDTH - 1] === WALKED) return false;
    }
    return true;
  }

  /** Everywhere that can be walked to: over free ground and out of bubbles that one stands in; or through people too. */
  #flood(as: number): void {
    const raster = this.#raster;
    const reached = this.#reached;
    const queue = this.#queue;
    let tail = 0;
    if (as === WALKED) {
      reached[MIDDLE] = WALKED;
      queue[tail++] = MIDDLE;
    } else for (let cell = 0; cell < CELLS; cell++) if (reached[cell] === WALKED) queue[tail++] = cell;
    for (let head = 0; head < tail; head++) {
      const cell = queue[head]!;
      const column = cell % WIDTH;
      const row = (cell - column) / WIDTH;
      for (let side = 0; side < 8; side++) {
        const right = column + RIGHT[side]!;
        const down = row + DOWN[side]!;
        if (right < 0 || right >= WIDTH || down < 0 || down >= WIDTH) continue;
        const next = down * WIDTH + right;
        if (reached[next] !== NOT_REACHED) continue;
        if (as === WALKED && !raster.leadsOut(cell, next)) continue;
        if (!raster.enterable(cell, next)) continue;
        reached[next] = as;
        queue[tail++] = next;
      }
    }
  }

  /** Marks free ground that leads on, rather than a pocket between people: large, or up to the raster's border. */
  #label(): void {
    const { depth } = this.#raster;
    const [reached, open, queue] = [this.#reached, this.#open, this.#queue];
    open.fill(0);
    const seen = this.#settled;
    seen.fill(0);
    for (let from = 0; from < CELLS; from++) {
      if (seen[from] !== 0 || reached[from] === NOT_REACHED || depth[from]! > 0) continue;
      let leadsOn = false;
      let tail = 0;
      seen[from] = 1;
      queue[tail++] = from;
      for (let head = 0; head < tail; head++) {
        const cell = queue[head]!;
        const column = cell % WIDTH;
        const row = (cell - column) / WIDTH;
        if (column === 0 || row === 0 || column === WIDTH - 1 || row === WIDTH - 1) leadsOn = true;
        for (let side = 0; side < 4; side++) {
          const right = column + RIGHT[side]!;
          const down = row + DOWN[side]!;
          if (right < 0 || right >= WIDTH || down < 0 || down >= WIDTH) continue;
          const next = down * WIDTH + right;
          if (seen[next] !== 0 || reached[next] === NOT_REACHED || depth[next]! > 0) continue;
          seen[next] = 1;
          queue[tail++] = next;
        }
      }
      if (leadsOn || tail >= ROOMY) for (let n = 0; n < tail; n++) open[queue[n]!] = 1;
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
      const aheadX = column - SIDE - goalColumn;
      const aheadZ = row - SIDE - goalRow;
      const toGo = Math.sqrt(aheadX * aheadX + aheadZ * aheadZ) + (this.#open[cell] !== 0 ? 0 : POCKET);
      if (cost + TO_GO * toGo < bestCost && this.#isLanding(slot, cell, dirX, dirZ, anyAhead)) {
        best = cell;
        bestCost = cost + TO_GO * toGo;
      }
      for (let side = 0; side < 8; side++) {
        const right = column + RIGHT[side]!;
        const down = row + DOWN[side]!;
        if (right < 0 || right >= WIDTH || down < 0 || down >= WIDTH) continue;
        const next = down * WIDTH + right;
        if (this.#settled[next] !== 0 || this.#reached[next] === NOT_REACHED) continue;
        if ((!open && raster.shut[next] !== 0) || !raster.enterable(cell, next)) continue;
        const reached = cost + STEP[side]! * (1 + DEPTH_COST * raster.depth[next]!);
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
    if (this.#reached[cell] === WALKED && !(anyAhead && ahead >= LEAST_AHEAD)) return false;
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
