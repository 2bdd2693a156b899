/**
 * Ground: where people can stand and walk in a space, and at what height.
 *
 * Patches of floor, level or sloped, may lie above one another. Where a patch ends and no other goes on within half a
 * metre of its height, its edge is a wall. Metres.
 */
import { inside, type Polygon, signedArea, toEdge } from "./polygon.ts";
import type { GroundPatch, Space } from "./space.ts";
import { BODY_MARGIN, type Solid, type WallPiece, Walls } from "./walls.ts";

/** The highest step that feet take up or down. Metres. */
export const STEP_HEIGHT = 0.5;
/** Cracks between patches up to this wide are walked over. Metres. */
const CRACK = 0.03;
/** How far outside an edge its continuation is looked for. Metres. */
const BEYOND = 0.02;
/** The edge of a floor stops who stands up to this high above it. Metres. */
const EDGE_HEIGHT = 0.3;
/** A sloped edge is cut so that no piece of it rises more than this. Metres. */
const EDGE_RISE = 0.2;
/** The floor under a straight walk is looked up this often. Metres. */
const STRIDE = 0.25;
const CELL = 2;
const MOST_CELLS = 512;

/** How high a patch of floor is at a point. */
export function heightOn(height: GroundPatch["height"], x: number, z: number): number {
  if (typeof height === "number") return height;
  const { from, to } = height;
  const dx = to[0] - from[0];
  const dz = to[2] - from[2];
  const length2 = dx * dx + dz * dz;
  const t = length2 > 0 ? ((x - from[0]) * dx + (z - from[2]) * dz) / length2 : 0;
  return from[1] + (to[1] - from[1]) * Math.min(1, Math.max(0, t));
}

class Patch {
  readonly polygon: Polygon;
  readonly minX: number;
  readonly maxX: number;
  readonly minZ: number;
  readonly maxZ: number;
  readonly #height: GroundPatch["height"];

  constructor({ polygon, height }: GroundPatch) {
    this.polygon = polygon;
    this.#height = height;
    const xs = polygon.map(([x]) => x);
    const zs = polygon.map(([, z]) => z);
    this.minX = Math.min(...xs);
    this.maxX = Math.max(...xs);
    this.minZ = Math.min(...zs);
    this.maxZ = Math.max(...zs);
  }

  height(x: number, z: number): number {
    return heightOn(this.#height, x, z);
  }

  holds(x: number, z: number): boolean {
    if (x < this.minX - CRACK || x > this.maxX + CRACK || z < this.minZ - CRACK || z > this.maxZ + CRACK) return false;
    return inside(this.polygon, x, z) || toEdge(this.polygon, x, z) <= CRACK;
  }
}

export class Ground {
  /** Everything that stops a step: the file's walls and the open edges of its floors. */
  readonly walls: Walls;
  /** The box around all ground. */
  readonly bounds: { minX: number; minZ: number; maxX: number; maxZ: number };
  readonly #patches: readonly Patch[];
  readonly #cells: readonly (readonly Patch[])[];
  /** By cell, the patch that covers all of it when there is no other: most of most spaces. */
  readonly #whole: readonly (Patch | undefined)[];
  readonly #cell: number;
  readonly #columns: number;

  constructor(space: Space) {
    this.#patches = space.ground.map((patch) => new Patch(patch));
    const minX = Math.min(...this.#patches.map((patch) => patch.minX));
    const maxX = Math.max(...this.#patches.map((patch) => patch.maxX));
    const minZ = Math.min(...this.#patches.map((patch) => patch.minZ));
    const maxZ = Math.max(...this.#patches.map((patch) => patch.maxZ));
    this.bounds = { minX, minZ, maxX, maxZ };
    this.#cell = Math.max(CELL, (maxX - minX) / MOST_CELLS, (maxZ - minZ) / MOST_CELLS);
    this.#columns = Math.floor((maxX - minX) / this.#cell) + 1;
    const rows = Math.floor((maxZ - minZ) / this.#cell) + 1;
    const cells: Patch[][] = Array.from({ length: this.#columns * rows }, () => []);
    for (const patch of this.#patches) {
      const last = this.#index(patch.maxX + CRACK, this.#columns, minX);
      const lastRow = this.#index(patch.maxZ + CRACK, rows, minZ);
      for (let row = this.#index(patch.minZ - CRACK, rows, minZ); row <= lastRow; row++) {
        for (let column = this.#index(patch.minX - CRACK, this.#columns, minX); column <= last; column++) {
          cells[row * this.#columns + column]!.push(patch);
        }
      }
    }
    this.#cells = cells;
    this.#whole = cells.map((patches, cell) => this.#coveredBy(patches, cell));
    const pieces: WallPiece[] = [];
    const solids: Solid[] = [];
    for (const { line, closed, bottom, top } of space.walls) {
      for (let n = 1; n < line.length; n++) pieces.push(piece(line[n - 1]!, line[n]!, bottom, top));
      if (!closed || line.length < 3) continue;
      pieces.push(piece(line[line.length - 1]!, line[0]!, bottom, top));
      solids.push({ polygon: line, bottom, top });
    }
    for (const patch of this.#patches) this.#edges(patch, pieces);
    this.walls = new Walls(pieces, solids);
  }

  #index(value: number, count: number, least: number): number {
    return Math.min(count - 1, Math.max(0, Math.floor((value - least) / this.#cell)));
  }

  #coveredBy(patches: readonly Patch[], cell: number): Patch | undefined {
    const [patch] = patches;
    if (!patch || patches.length > 1) return undefined;
    const half = this.#cell / 2;
    const x = this.bounds.minX + ((cell % this.#columns) + 0.5) * this.#cell;
    const z = this.bounds.minZ + (Math.floor(cell / this.#columns) + 0.5) * this.#cell;
    const covers = inside(patch.polygon, x, z) && toEdge(patch.polygon, x, z) >= half * Math.SQRT2 - 1e-9;
    return covers ? patch : undefined;
  }

  /** The patch that is the only floor at a point, where that is known without looking. */
  #only(x: number, z: number): Patch | undefined {
    const { minX, minZ } = this.bounds;
    const column = Math.floor((x - minX) / this.#cell);
    if (column < 0 || column >= this.#columns) return undefined;
    return this.#whole[Math.floor((z - minZ) / this.#cell) * this.#columns + column];
  }

  #at(x: number, z: number): readonly Patch[] {
    const { minX, minZ } = this.bounds;
    const column = Math.floor((x - minX) / this.#cell);
    if (column < 0 || column >= this.#columns) return NONE;
    return this.#cells[Math.floor((z - minZ) / this.#cell) * this.#columns + column] ?? NONE;
  }

  /** The height of the floor at a point that is nearest to `y`; undefined where there is none. */
  groundAt(x: number, z: number, y: number): number | undefined {
    let found: number | undefined;
    for (const patch of this.#at(x, z)) {
      if (!patch.holds(x, z)) continue;
      const height = patch.height(x, z);
      if (found === undefined || Math.abs(height - y) < Math.abs(found - y)) found = height;
    }
    return found;
  }

  /** The height of the floor that feet at height `y` step onto here: the highest within a step; undefined for none. */
  stepTo(x: number, z: number, y: number): number | undefined {
    const only = this.#only(x, z);
    if (only) {
      const height = only.height(x, z);
      return Math.abs(height - y) <= STEP_HEIGHT ? height : undefined;
    }
    let found: number | undefined;
    for (const patch of this.#at(x, z)) {
      if (!patch.holds(x, z)) continue;
      const height = patch.height(x, z);
      if (Math.abs(height - y) <= STEP_HEIGHT && (found === undefined || height > found)) found = height;
    }
    return found;
  }

  /** The height reached by walking straight from a floor at `y`; undefined where the floor ends on the way. No walls. */
  follow(ax: number, az: number, y: number, bx: number, bz: number): number | undefined {
    const strides = Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(bz - az)) / STRIDE));
    let height: number | undefined = y;
    for (let n = 1; n <= strides && height !== undefined; n++) {
      height = this.stepTo(ax + ((bx - ax) * n) / strides, az + ((bz - az) * n) / strides, height);
    }
    return height;
  }

  /** May somebody's centre be here, on the floor at height `y`: `margin` from every wall, and in nothing solid? */
  standable(x: number, y: number, z: number, margin: number = BODY_MARGIN): boolean {
    return this.walls.clearance(x, y, z, margin) >= margin - 1e-9;
  }

  /** The height reached by walking straight with `margin` from every wall; undefined where that cannot be walked. */
  walk(ax: number, ay: number, az: number, bx: number, bz: number, margin: number = BODY_MARGIN): number | undefined {
    const height = this.follow(ax, az, ay, bx, bz);
    if (height === undefined) return undefined;
    const clear = this.walls.wayClear(ax, az, bx, bz, Math.min(ay, height), Math.max(ay, height), margin);
    return clear ? height : undefined;
  }

  /** The pieces of a patch's edge beyond which no floor goes on. */
  #edges(patch: Patch, pieces: WallPiece[]): void {
    const { polygon } = patch;
    const turn = signedArea(polygon) > 0 ? 1 : -1;
    for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
      const [ax, az] = polygon[j]!;
      const [bx, bz] = polygon[i]!;
      const length = Math.hypot(bx - ax, bz - az);
      if (length < 1e-6) continue;
      const outX = (turn * (bz - az)) / length;
      const outZ = (-turn * (bx - ax)) / length;
      const cuts = this.#cuts(patch, ax, az, bx, bz);
      let open = true;
      for (let n = 1; n < cuts.length; n++) {
        const from = cuts[n - 1]!;
        const to = cuts[n]!;
        const middle = (from + to) / 2;
        const x = ax + (bx - ax) * middle;
        const z = az + (bz - az) * middle;
        const height = patch.height(x, z);
        const onward = this.#at(x + outX * BEYOND, z + outZ * BEYOND).some(
          (other) =>
            other !== patch &&
            other.holds(x + outX * BEYOND, z + outZ * BEYOND) &&
            Math.abs(other.height(x, z) - height) <= STEP_HEIGHT,
        );
        if (onward) {
          open = true;
          continue;
        }
        const [fromX, fromZ] = [ax + (bx - ax) * from, az + (bz - az) * from];
        const [toX, toZ] = [ax + (bx - ax) * to, az + (bz - az) * to];
        const low = Math.min(patch.height(fromX, fromZ), patch.height(toX, toZ));
        const high = Math.max(patch.height(fromX, fromZ), patch.height(toX, toZ)) + EDGE_HEIGHT;
        const last = pieces[pieces.length - 1];
        if (!open && last && last.bottom === low && last.top === high) {
          last.bx = toX;
          last.bz = toZ;
        } else pieces.push({ ax: fromX, az: fromZ, bx: toX, bz: toZ, bottom: low, top: high, edge: true });
        open = false;
      }
    }
  }

  /** Where along an edge (0–1) its surroundings may change: where other patches cross it, and each bit of rise. */
  #cuts(patch: Patch, ax: number, az: number, bx: number, bz: number): number[] {
    const cuts = new Set([0, 1]);
    const rise = Math.abs(patch.height(ax, az) - patch.height(bx, bz));
    const steps = Math.ceil(rise / EDGE_RISE);
    for (let n = 1; n < steps; n++) cuts.add(n / steps);
    const length = Math.hypot(bx - ax, bz - az);
    for (const other of this.#patches) {
      if (other === patch) continue;
      if (other.maxX < Math.min(ax, bx) - 1 || other.minX > Math.max(ax, bx) + 1) continue;
      if (other.maxZ < Math.min(az, bz) - 1 || other.minZ > Math.max(az, bz) + 1) continue;
      for (let i = 0, j = other.polygon.length - 1; i < other.polygon.length; j = i++) {
        const [cx, cz] = other.polygon[j]!;
        const [dx, dz] = other.polygon[i]!;
        const across = (bx - ax) * (dz - cz) - (bz - az) * (dx - cx);
        if (Math.abs(across) > 1e-9) {
          const t = ((cx - ax) * (dz - cz) - (cz - az) * (dx - cx)) / across;
          if (t > 0 && t < 1) cuts.add(t);
        }
        const along = ((cx - ax) * (bx - ax) + (cz - az) * (bz - az)) / (length * length);
        if (along > 0 && along < 1) cuts.add(along);
      }
    }
    const heightsOf = (other: Patch) => Math.abs(other.height(ax, az) - other.height(bx, bz));
    const sloped = this.#patches.some((other) => other !== patch && heightsOf(other) > EDGE_RISE);
    if (sloped) for (let n = 1; n * STRIDE < length; n++) cuts.add((n * STRIDE) / length);
    return [...cuts].sort((one, other) => one - other);
  }
}

const NONE: readonly Patch[] = [];

function piece(a: readonly [number, number], b: readonly [number, number], bottom: number, top: number): WallPiece {
  return { ax: a[0], az: a[1], bx: b[0], bz: b[1], bottom, top, edge: false };
}
