/**
 * Route: the way somebody walks to a place they pointed at: round walls, and round the people they see.
 *
 * A* over cells of a quarter metre, then pulled straight, so that walking looks like walking. Pure; the page uses it for
 * click-to-walk and programs for theirs. The server does not trust it. Metres.
 */
import type { Vec3 } from "../pose/pose.ts";
import type { Ground } from "./ground.ts";
import { toSegment2 } from "./polygon.ts";

/** Somebody to walk round, and how near their centre may come. */
export type Obstacle = { position: Vec3; distance: number };
/** Points to walk through, without the start. Not `arrived`: people or walls leave no way, it ends as near as it can. */
export type Route = { points: Vec3[]; arrived: boolean };

const CELL = 0.25;
const MOST = 400;
/** How far out of the straight way a route may lead. */
const ASIDE = 10;
const BODY = 0.2;
/** People are walked round with this much to spare. */
const SPARE = 0.05;
const ABOVE_OR_BELOW = 2;
/** Closer than this to what must be left to walls a corner would be cut: walked only where there is no wider way. */
const TIGHT = 0.08;
const TIGHT_COST = 3;
/** A point this near to the goal is the goal. */
const THERE = 0.3;
/** Pulling straight looks past this many points that are not in a straight line. */
const LOOK_PAST = 3;

const SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
];

/** The way from one place on the ground to another, round `people`. */
export function route(ground: Ground, from: Vec3, to: Vec3, people: readonly Obstacle[] = []): Route {
  const around = people.filter(({ position: [, y] }) => Math.abs(y - from[1]) <= ABOVE_OR_BELOW);
  if (isStraight(ground, from, to, around)) return { points: [to], arrived: true };
  const found = search(ground, from, to, around);
  const points = pull(ground, from, found.points, around);
  const last = points.at(-1) ?? from;
  const near = Math.hypot(last[0] - to[0], last[2] - to[2]) <= THERE;
  if (near && points.length > 0 && isStraight(ground, points.at(-2) ?? from, to, around))
    points[points.length - 1] = to;
  return { points, arrived: near };
}

function isStraight(ground: Ground, a: Vec3, b: Vec3, people: readonly Obstacle[]): boolean {
  const height = ground.walk(a[0], a[1], a[2], b[0], b[2], BODY);
  if (height === undefined || Math.abs(height - b[1]) > 0.25) return false;
  for (const { position, distance } of people) {
    const keep = Math.min(distance + SPARE / 2, Math.hypot(a[0] - position[0], a[2] - position[2]) - 0.01);
    if (keep > 0 && toSegment2(position[0], position[2], a[0], a[2], b[0], b[2]) < keep * keep) return false;
  }
  return true;
}

class Cells {
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  readonly x: number;
  readonly z: number;
  /** 0 free, else how deep in somebody's bubble, in twentieths of a metre. */
  readonly depth: Uint8Array;

  constructor(from: Vec3, to: Vec3, people: readonly Obstacle[]) {
    const width = Math.abs(from[0] - to[0]) + 2 * ASIDE;
    const height = Math.abs(from[2] - to[2]) + 2 * ASIDE;
    this.size = Math.max(CELL, width / MOST, height / MOST);
    const beforeX = Math.ceil((from[0] - Math.min(from[0], to[0]) + ASIDE) / this.size);
    const beforeZ = Math.ceil((from[2] - Math.min(from[2], to[2]) + ASIDE) / this.size);
    this.x = from[0] - beforeX * this.size;
    this.z = from[2] - beforeZ * this.size;
    this.columns = Math.ceil(width / this.size) + 2;
    this.rows = Math.ceil(height / this.size) + 2;
    this.depth = new Uint8Array(this.columns * this.rows);
    for (const { position, distance } of people) this.#paint(position[0], position[2], distance + SPARE);
  }

  #paint(x: number, z: number, keep: number): void {
    const { size, columns, rows } = this;
    for (
      let row = Math.max(0, Math.ceil((z - keep - this.z) / size));
      row < rows && this.z + row * size < z + keep;
      row++
    ) {
      for (
        let column = Math.max(0, Math.ceil((x - keep - this.x) / size));
        column < columns && this.x + column * size < x + keep;
        column++
      ) {
        const apart = Math.hypot(this.x + column * size - x, this.z + row * size - z);
        if (apart >= keep) continue;
        const cell = row * columns + column;
        this.depth[cell] = Math.max(this.depth[cell]!, 1 + Math.floor((keep - apart) * 20));
      }
    }
  }

  cell(point: Vec3): number {
    return Math.round((point[2] - this.z) / this.size) * this.columns + Math.round((point[0] - this.x) / this.size);
  }
}

/** A*: the cells' middles from the start to the goal, or to the cell nearest to it that can be walked to. */
function search(ground: Ground, from: Vec3, to: Vec3, people: readonly Obstacle[]): { points: Vec3[] } {
  const cells = new Cells(from, to, people);
  const { columns, rows, size, depth } = cells;
  const margin = Math.max(BODY, size * 0.71);
  const count = columns * rows;
  const cost = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  const floor = new Float32Array(count).fill(Number.NaN);
  const back = new Int32Array(count).fill(-1);
  const done = new Uint8Array(count);
  const closed = new Uint8Array(count);
  const tight = new Uint8Array(count);
  const queue = new Queue();
  const start = cells.cell(from);
  cost[start] = 0;
  floor[start] = from[1];
  const toGo = (column: number, row: number) =>
    Math.hypot(cells.x + column * size - to[0], cells.z + row * size - to[2]);
  queue.push(start, toGo(start % columns, Math.floor(start / columns)));
  let best = start;
  let bestToGo = Number.POSITIVE_INFINITY;
  for (let cell = queue.pop(); cell >= 0; cell = queue.pop()) {
    if (done[cell] !== 0) continue;
    done[cell] = 1;
    const column = cell % columns;
    const row = (cell - column) / columns;
    const left = toGo(column, row) + Math.abs(floor[cell]! - to[1]);
    if (left < bestToGo && depth[cell] === 0) {
      bestToGo = left;
      best = cell;
      if (left < size * 0.75) break;
    }
    for (const [right, down] of SIDES) {
      const toColumn = column + right;
      const toRow = row + down;
      if (toColumn < 0 || toColumn >= columns || toRow < 0 || toRow >= rows) continue;
      const next = toRow * columns + toColumn;
      if (done[next] !== 0 || closed[next] !== 0) continue;
      // Who stands inside a bubble that has grown may only walk out of it.
      if (depth[next] !== 0 && depth[next]! >= depth[cell]!) continue;
      const x = cells.x + toColumn * size;
      const z = cells.z + toRow * size;
      const height = ground.stepTo(x, z, floor[cell]!);
      if (height === undefined) continue;
      if (Number.isNaN(floor[next]!)) {
        const clearance = ground.walls.clearance(x, height, z, margin + TIGHT);
        if (clearance < margin) {
          closed[next] = 1;
          continue;
        }
        tight[next] = clearance < margin + TIGHT - 1e-6 ? 1 : 0;
        floor[next] = height;
      }
      const step = size * (right !== 0 && down !== 0 ? Math.SQRT2 : 1);
      const reached = cost[cell]! + (tight[next] !== 0 ? step * TIGHT_COST : step);
      if (reached >= cost[next]!) continue;
      cost[next] = reached;
      floor[next] = height;
      back[next] = cell;
      queue.push(next, reached + toGo(toColumn, toRow));
    }
  }
  const points: Vec3[] = [];
  for (let cell = best; cell !== start && cell >= 0; cell = back[cell]!) {
    const column = cell % columns;
    points.push([cells.x + column * size, floor[cell]!, cells.z + ((cell - column) / columns) * size]);
  }
  return { points: points.reverse() };
}

/** Leaves out every point that can be walked past in a straight line. */
function pull(ground: Ground, from: Vec3, points: readonly Vec3[], people: readonly Obstacle[]): Vec3[] {
  const pulled: Vec3[] = [];
  let at = from;
  for (let n = 0; n < points.length; ) {
    let furthest = n;
    for (let past = 0, next = n + 1; next < points.length && past < LOOK_PAST; next++) {
      if (isStraight(ground, at, points[next]!, people)) {
        furthest = next;
        past = 0;
      } else past++;
    }
    at = points[furthest]!;
    pulled.push(at);
    n = furthest + 1;
  }
  return pulled;
}

/** A binary heap of cells, the least first. */
class Queue {
  readonly #cells: number[] = [];
  readonly #keys: number[] = [];

  push(cell: number, key: number): void {
    let at = this.#cells.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#keys[parent]! <= key) break;
      this.#cells[at] = this.#cells[parent]!;
      this.#keys[at] = this.#keys[parent]!;
      at = parent;
    }
    this.#cells[at] = cell;
    this.#keys[at] = key;
  }

  /** The cell with the least key; −1 when empty. */
  pop(): number {
    const top = this.#cells[0] ?? -1;
    const cell = this.#cells.pop();
    const key = this.#keys.pop();
    if (cell === undefined || key === undefined || this.#cells.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.#cells.length) break;
      if (child + 1 < this.#cells.length && this.#keys[child + 1]! < this.#keys[child]!) child++;
      if (this.#keys[child]! >= key) break;
      this.#cells[at] = this.#cells[child]!;
      this.#keys[at] = this.#keys[child]!;
      at = child;
    }
    this.#cells[at] = cell;
    this.#keys[at] = key;
    return top;
  }
}
