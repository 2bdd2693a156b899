/**
 * Plan: where somebody who is blocked by others can be let through to, and by which way.
 *
 * A landing is free ground that cannot be walked to; or, for who got nowhere for long, any that lies ahead, which is
 * looked for first. The way there is the cheapest through the least of others' bubbles.
 */
import { isFree } from "./landing.ts";
import { Queue } from "./queue.ts";
import { CELLS, COLUMN, FREE, MIDDLE, Raster, ROW, SIDE, WIDTH } from "./raster.ts";
import type { World } from "./world.ts";

const FINE = 250;
const COARSE = 500;
/** The cost of a cell straight and diagonal (times what it weighs), and of each cell still to go. */
const STRAIGHT = 4;
const DIAGONAL = 6;
const TO_GO = 8 * FREE;
const NEVER = 1 << 30;
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

type Ask = { glide: boolean; blink: boolean; anyAhead: boolean; isShut: (other: number) => boolean };

/** The eight neighbours of a cell, the straight ones first, and the cost of the step there. */
const AROUND = new Int32Array([1, -1, WIDTH, -WIDTH, 1 + WIDTH, 1 - WIDTH, -1 + WIDTH, -1 - WIDTH]);
const STEP = new Int32Array([STRAIGHT, STRAIGHT, STRAIGHT, STRAIGHT, DIAGONAL, DIAGONAL, DIAGONAL, DIAGONAL]);

export class Planner {
  readonly #world: World;
  readonly #raster: Raster;
  /** 1 where a cell can be walked to. */
  readonly #walked = new Uint8Array(CELLS);
  /** 1 for free ground. */
  readonly #free = new Uint8Array(CELLS);
  readonly #labelled = new Uint8Array(CELLS);
  readonly #flooded = new Int32Array(CELLS);
  /** By cell, what it costs to end there (`NEVER` where nobody may), and what is at least still to pay from there. */
  readonly #end = new Int32Array(CELLS);
  readonly #rest = new Int32Array(CELLS);
  readonly #cost = new Int32Array(CELLS);
  readonly #from = new Int32Array(CELLS);
  readonly #settled = new Uint8Array(CELLS);
  readonly #queue = new Queue(CELLS * 8);

  constructor(world: World) {
    this.#world = world;
    this.#raster = new Raster(world);
  }

  /**
   * The way out for a slot that wants to go along (dirX, dirZ), a unit vector.
   * @param ask what may be used: rails at all, blinks, any landing ahead; and whose bubbles are shut
   */
  plan(slot: number, dirX: number, dirZ: number, ask: Ask): Way | undefined {
    return (ask.anyAhead && this.#find(slot, dirX, dirZ, ask, true)) || this.#find(slot, dirX, dirZ, ask, false);
  }

  /** The way to any ground `ahead`, or to ground that cannot be walked to. */
  #find(slot: number, dirX: number, dirZ: number, ask: Ask, ahead: boolean): Way | undefined {
    const raster = this.#raster;
    raster.draw(slot, FINE, ask.isShut);
    this.#look(dirX, dirZ, ahead);
    let landing = -1;
    let searched = false;
    if (ask.glide && raster.shut[MIDDLE] === 0) {
      landing = this.#cheapest(slot, false);
      if (landing >= 0) {
        const way = this.#way(landing, false);
        if (way.length <= LONGEST_RAILS) return way;
      }
      // With nobody's bubble shut a search through shut ones finds the same.
      searched = !raster.anyShut;
    }
    if (!ask.blink) return undefined;
    if (!searched) landing = this.#cheapest(slot, true);
    if (landing < 0 && this.#isShutIn()) {
      raster.draw(slot, COARSE, ask.isShut);
      this.#look(dirX, dirZ, ahead);
      landing = this.#cheapest(slot, true);
    }
    return landing >= 0 ? this.#way(landing, true) : undefined;
  }

  /** Finds where a pass may end; for ground `ahead` what can be walked to need not be known. */
  #look(dirX: number, dirZ: number, ahead: boolean): void {
    if (ahead) this.#walked.fill(1);
    else this.#walk();
    this.#aim(dirX, dirZ, ahead);
    this.#label();
    this.#estimate();
  }

  /** Nothing at the raster's border can be walked to: free ground may lie beyond it. */
  #isShutIn(): boolean {
    const walked = this.#walked;
    const across = SIDE * WIDTH;
    for (let n = -SIDE; n <= SIDE; n++) {
      if (walked[MIDDLE + n - across] !== 0 || walked[MIDDLE + n + across] !== 0) return false;
      if (walked[MIDDLE + n * WIDTH - SIDE] !== 0 || walked[MIDDLE + n * WIDTH + SIDE] !== 0) return false;
    }
    return true;
  }

  /** Marks everywhere that can be walked to: over free ground and out of bubbles that one stands in. */
  #walk(): void {
    const [raster, walked, flooded] = [this.#raster, this.#walked, this.#flooded];
    walked.fill(0);
    walked[MIDDLE] = 1;
    flooded[0] = MIDDLE;
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const cell = flooded[head]!;
      for (let side = 0; side < 8; side++) {
        const next = cell + AROUND[side]!;
        if (walked[next] !== 0 || !raster.leadsOut(cell, next) || !raster.enterable(cell, next)) continue;
        walked[next] = 1;
        flooded[tail++] = next;
      }
    }
  }

  /** What it costs to end in a cell: free ground that cannot be walked to, or that lies `ahead`. */
  #aim(dirX: number, dirZ: number, ahead: boolean): void {
    const [raster, walked, free, end] = [this.#raster, this.#walked, this.#free, this.#end];
    const goalColumn = (dirX * AHEAD) / raster.size;
    const goalRow = (dirZ * AHEAD) / raster.size;
    const leastAhead = ahead ? LEAST_AHEAD / raster.size : Number.POSITIVE_INFINITY;
    free.fill(0);
    end.fill(NEVER);
    for (let cell = 0; cell < CELLS; cell++) {
      if (raster.weight[cell] !== FREE || !raster.standable(cell)) continue;
      free[cell] = 1;
      const column = COLUMN[cell]!;
      const row = ROW[cell]!;
      if (walked[cell] !== 0 && column * dirX + row * dirZ < leastAhead) continue;
      const dx = column - goalColumn;
      const dz = row - goalRow;
      end[cell] = TO_GO * Math.sqrt(dx * dx + dz * dz);
    }
    end[MIDDLE] = NEVER;
  }

  /** Makes it dear to end in a pocket between people, rather than on ground that leads on: large, or up to the border. */
  #label(): void {
    const [free, labelled, flooded, end] = [this.#free, this.#labelled, this.#flooded, this.#end];
    labelled.fill(0);
    for (let from = 0; from < CELLS; from++) {
      if (labelled[from] !== 0 || end[from] === NEVER) continue;
      let leadsOn = false;
      let tail = 1;
      labelled[from] = 1;
      flooded[0] = from;
      for (let head = 0; head < tail; head++) {
        const cell = flooded[head]!;
        if (Math.abs(COLUMN[cell]!) === SIDE || Math.abs(ROW[cell]!) === SIDE) leadsOn = true;
        for (let side = 0; side < 4; side++) {
          const next = cell + AROUND[side]!;
          if (labelled[next] !== 0 || free[next] === 0) continue;
          labelled[next] = 1;
          flooded[tail++] = next;
        }
      }
      if (leadsOn || tail >= ROOMY) continue;
      for (let n = 0; n < tail; n++) end[flooded[n]!]! += TO_GO * POCKET;
    }
  }

  /** What is at least still to pay from each cell, as if nobody stood anywhere: it leads the search. */
  #estimate(): void {
    const rest = this.#rest;
    rest.set(this.#end);
    const straight = STRAIGHT * FREE;
    const diagonal = DIAGONAL * FREE;
    for (let row = 1; row < WIDTH - 1; row++) {
      for (let cell = row * WIDTH + 1; cell < row * WIDTH + WIDTH - 1; cell++) {
        const before = Math.min(rest[cell - 1]!, rest[cell - WIDTH]!) + straight;
        const aslant = Math.min(rest[cell - WIDTH - 1]!, rest[cell - WIDTH + 1]!) + diagonal;
        rest[cell] = Math.min(rest[cell]!, before, aslant);
      }
    }
    for (let row = WIDTH - 2; row > 0; row--) {
      for (let cell = row * WIDTH + WIDTH - 2; cell > row * WIDTH; cell--) {
        const after = Math.min(rest[cell + 1]!, rest[cell + WIDTH]!) + straight;
        const aslant = Math.min(rest[cell + WIDTH - 1]!, rest[cell + WIDTH + 1]!) + diagonal;
        rest[cell] = Math.min(rest[cell]!, after, aslant);
      }
    }
  }

  /** The landing that costs least, or −1: through everything but walls, and shut bubbles unless `open` (A*). */
  #cheapest(slot: number, open: boolean): number {
    const [raster, queue, costs, settled, rest] = [this.#raster, this.#queue, this.#cost, this.#settled, this.#rest];
    if (rest[MIDDLE]! >= NEVER) return -1;
    const { weight, shut } = raster;
    costs.fill(NEVER);
    settled.fill(0);
    queue.clear();
    costs[MIDDLE] = 0;
    queue.put(MIDDLE, rest[MIDDLE]!);
    let best = -1;
    let bestCost = NEVER;
    for (let cell = queue.take(); cell >= 0; cell = queue.take()) {
      if (settled[cell] !== 0) continue;
      settled[cell] = 1;
      const cost = costs[cell]!;
      if (cost + rest[cell]! >= bestCost) break;
      if (cost + this.#end[cell]! < bestCost && this.#isFree(slot, cell)) {
        best = cell;
        bestCost = cost + this.#end[cell]!;
      }
      for (let side = 0; side < 8; side++) {
        const next = cell + AROUND[side]!;
        if (settled[next] !== 0) continue;
        const reached = cost + STEP[side]! * weight[next]!;
        if (reached >= costs[next]! || (!open && shut[next] !== 0) || !raster.enterable(cell, next)) continue;
        costs[next] = reached;
        this.#from[next] = cell;
        queue.put(next, reached + rest[next]!);
      }
    }
    return best;
  }

  #isFree(slot: number, cell: number): boolean {
    const raster = this.#raster;
    return isFree(this.#world, slot, raster.x(cell), Math.round(raster.floor[cell]! * 1000), raster.z(cell));
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
}
