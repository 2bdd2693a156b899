/**
 * Walls: every line that a body cannot cross, in a grid, so that asking about a few metres of them is cheap.
 *
 * A wall stands between two heights; it stops a body that stands on a floor between them or whose head is. Metres.
 */
import { betweenSegments2, inside, type Polygon, toSegment2 } from "./polygon.ts";

/** Nobody's centre comes nearer to a wall than this. Metres. */
export const BODY_MARGIN = 0.2;
/** A body is this high for what hangs above it. Metres. */
const BODY_HEIGHT = 1.8;
/** A sill no higher than this stops nobody. Metres. */
const SILL = 0.05;

/** A look that passes this near to a wall does not get by it. Metres. */
const TOUCH = 0.001;

const CELL = 2;
const MOST_CELLS = 512;

export type WallPiece = {
  ax: number;
  az: number;
  bx: number;
  bz: number;
  bottom: number;
  top: number;
  /** The edge of the floor, rather than something that stands: it stops steps but not looks. */
  edge: boolean;
};

/** Something closed and solid: nobody may be inside. */
export type Solid = { polygon: Polygon; bottom: number; top: number };

/** Where a moving point first meets a margin: the part of the way gone, and the direction out of it. */
export type Hit = { at: number; nx: number; nz: number };

export class Walls {
  readonly #pieces: readonly WallPiece[];
  readonly #solids: readonly (readonly Solid[] | undefined)[];
  readonly #minX: number;
  readonly #minZ: number;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #start: Int32Array;
  readonly #members: Int32Array;
  readonly #seen: Int32Array;
  readonly #found: Int32Array;
  #stamp = 0;

  constructor(pieces: readonly WallPiece[], solids: readonly Solid[]) {
    this.#pieces = pieces;
    let minX = 0;
    let maxX = 0;
    let minZ = 0;
    let maxZ = 0;
    for (const { ax, az, bx, bz } of pieces) {
      minX = Math.min(minX, ax, bx);
      maxX = Math.max(maxX, ax, bx);
      minZ = Math.min(minZ, az, bz);
      maxZ = Math.max(maxZ, az, bz);
    }
    this.#minX = minX;
    this.#minZ = minZ;
    this.#cell = Math.max(CELL, (maxX - minX) / MOST_CELLS, (maxZ - minZ) / MOST_CELLS);
    this.#columns = Math.floor((maxX - minX) / this.#cell) + 1;
    this.#rows = Math.floor((maxZ - minZ) / this.#cell) + 1;
    this.#start = new Int32Array(this.#columns * this.#rows + 1);
    this.#seen = new Int32Array(pieces.length);
    this.#found = new Int32Array(pieces.length);
    const each = (visit: (cell: number, piece: number) => void) => {
      pieces.forEach(({ ax, az, bx, bz }, n) => {
        const reach = this.#cell * Math.SQRT1_2;
        for (let c = this.#column(Math.min(ax, bx)); c <= this.#column(Math.max(ax, bx)); c++) {
          for (let r = this.#row(Math.min(az, bz)); r <= this.#row(Math.max(az, bz)); r++) {
            const x = minX + (c + 0.5) * this.#cell;
            const z = minZ + (r + 0.5) * this.#cell;
            if (toSegment2(x, z, ax, az, bx, bz) <= reach * reach + 1e-6) visit(r * this.#columns + c, n);
          }
        }
      });
    };
    this.#solids = this.#byCell(solids);
    each((cell) => {
      this.#start[cell + 1]! += 1;
    });
    for (let cell = 0; cell + 1 < this.#start.length; cell++) this.#start[cell + 1]! += this.#start[cell]!;
    this.#members = new Int32Array(this.#start[this.#start.length - 1]!);
    const filled = this.#start.slice();
    each((cell, piece) => {
      this.#members[filled[cell]!++] = piece;
    });
  }

  /** By cell, the solids that may reach into it. */
  #byCell(solids: readonly Solid[]): readonly (readonly Solid[] | undefined)[] {
    const cells: (Solid[] | undefined)[] = Array.from({ length: this.#columns * this.#rows });
    for (const solid of solids) {
      const xs = solid.polygon.map(([x]) => x);
      const zs = solid.polygon.map(([, z]) => z);
      const lastColumn = this.#column(Math.max(...xs));
      const lastRow = this.#row(Math.max(...zs));
      for (let row = this.#row(Math.min(...zs)); row <= lastRow; row++) {
        for (let column = this.#column(Math.min(...xs)); column <= lastColumn; column++) {
          const cell = row * this.#columns + column;
          const here = cells[cell] ?? [];
          cells[cell] = here;
          here.push(solid);
        }
      }
    }
    return cells;
  }

  #column(x: number): number {
    const column = Math.floor((x - this.#minX) / this.#cell);
    return column < 0 ? 0 : column >= this.#columns ? this.#columns - 1 : column;
  }

  #row(z: number): number {
    const row = Math.floor((z - this.#minZ) / this.#cell);
    return row < 0 ? 0 : row >= this.#rows ? this.#rows - 1 : row;
  }

  /** Fills `#found` with the pieces whose cells touch the box, and returns how many. */
  #gather(minX: number, minZ: number, maxX: number, maxZ: number): number {
    const stamp = ++this.#stamp;
    let count = 0;
    const lastColumn = this.#column(maxX);
    const lastRow = this.#row(maxZ);
    for (let row = this.#row(minZ); row <= lastRow; row++) {
      for (let column = this.#column(minX); column <= lastColumn; column++) {
        const cell = row * this.#columns + column;
        for (let k = this.#start[cell]!; k < this.#start[cell + 1]!; k++) {
          const piece = this.#members[k]!;
          if (this.#seen[piece] === stamp) continue;
          this.#seen[piece] = stamp;
          this.#found[count++] = piece;
        }
      }
    }
    return count;
  }

  /** May there be walls within `reach` of a place, along either axis? */
  anyNear(x: number, z: number, reach: number): boolean {
    return this.#gather(x - reach, z - reach, x + reach, z + reach) > 0;
  }

  /** How far a body that stands here is from the nearest wall, looked for up to `most`; 0 inside a solid. */
  clearance(x: number, y: number, z: number, most: number): number {
    const count = this.#gather(x - most, z - most, x + most, z + most);
    let least2 = most * most;
    for (let k = 0; k < count; k++) {
      const wall = this.#pieces[this.#found[k]!]!;
      if (stops(wall, y, y)) least2 = Math.min(least2, toSegment2(x, z, wall.ax, wall.az, wall.bx, wall.bz));
    }
    const solids = this.#solids[this.#row(z) * this.#columns + this.#column(x)];
    if (solids) for (const solid of solids) if (stops(solid, y, y) && inside(solid.polygon, x, z)) return 0;
    return Math.sqrt(least2);
  }

  /** Does the straight way between two places keep `margin` from every wall that stands between heights `low` and `high`? */
  wayClear(ax: number, az: number, bx: number, bz: number, low: number, high: number, margin: number): boolean {
    const count = this.#gather(
      Math.min(ax, bx) - margin,
      Math.min(az, bz) - margin,
      Math.max(ax, bx) + margin,
      Math.max(az, bz) + margin,
    );
    for (let k = 0; k < count; k++) {
      const wall = this.#pieces[this.#found[k]!]!;
      if (!stops(wall, low, high)) continue;
      const apart2 = betweenSegments2(ax, az, bx, bz, wall.ax, wall.az, wall.bx, wall.bz);
      if (apart2 < margin * margin || apart2 === 0) return false;
    }
    return true;
  }

  /** Is nothing solid on the straight line between two points in space? The edges of floors hide nothing. */
  sees(ax: number, ay: number, az: number, bx: number, by: number, bz: number): boolean {
    const count = this.#gather(Math.min(ax, bx), Math.min(az, bz), Math.max(ax, bx), Math.max(az, bz));
    for (let k = 0; k < count; k++) {
      const wall = this.#pieces[this.#found[k]!]!;
      if (wall.edge || betweenSegments2(ax, az, bx, bz, wall.ax, wall.az, wall.bx, wall.bz) > TOUCH * TOUCH) continue;
      const across = (wall.bx - wall.ax) * (bz - az) - (wall.bz - wall.az) * (bx - ax);
      const t = ((wall.bx - wall.ax) * (wall.az - az) - (wall.bz - wall.az) * (wall.ax - ax)) / across;
      const height = ay + (by - ay) * (t >= 0 && t <= 1 ? t : 0.5);
      if (height > wall.bottom && height < wall.top) return false;
    }
    return true;
  }

  /**
   * Where a point that moves by `vx`, `vz` first comes within `margin` of a wall, before `hit.at`; writes it into `hit`
   * and answers whether it did. Somebody already nearer than that may move along and away.
   */
  sweep(x: number, y: number, z: number, vx: number, vz: number, margin: number, hit: Hit): boolean {
    const count = this.#gather(
      Math.min(x, x + vx) - margin,
      Math.min(z, z + vz) - margin,
      Math.max(x, x + vx) + margin,
      Math.max(z, z + vz) + margin,
    );
    let met = false;
    for (let k = 0; k < count; k++) {
      const wall = this.#pieces[this.#found[k]!]!;
      if (stops(wall, y, y) && sweepSegment(x, z, vx, vz, wall.ax, wall.az, wall.bx, wall.bz, margin, hit)) met = true;
    }
    return met;
  }
}

function stops(wall: { bottom: number; top: number }, low: number, high: number): boolean {
  return low + SILL < wall.top && high + BODY_HEIGHT > wall.bottom;
}

/** A moving point against a segment with a margin: two lines beside it and a circle at either end. */
function sweepSegment(
  x: number,
  z: number,
  vx: number,
  vz: number,
  ax: number,
  az: number,
  bx: number,
  bz: number,
  margin: number,
  hit: Hit,
): boolean {
  const dx = bx - ax;
  const dz = bz - az;
  const length2 = dx * dx + dz * dz;
  const s = length2 > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (z - az) * dz) / length2)) : 0;
  const nearX = x - (ax + s * dx);
  const nearZ = z - (az + s * dz);
  const near = Math.sqrt(nearX * nearX + nearZ * nearZ);
  if (near < margin) {
    if (near === 0 || nearX * vx + nearZ * vz >= 0 || hit.at <= 0) return false;
    hit.at = 0;
    hit.nx = nearX / near;
    hit.nz = nearZ / near;
    return true;
  }
  let met = false;
  const length = Math.sqrt(length2);
  if (length > 0) {
    let nx = -dz / length;
    let nz = dx / length;
    let gap = (x - ax) * nx + (z - az) * nz;
    if (gap < 0) {
      gap = -gap;
      nx = -nx;
      nz = -nz;
    }
    const closing = -(vx * nx + vz * nz);
    if (closing > 0 && gap >= margin) {
      const t = (gap - margin) / closing;
      const along = ((x + vx * t - ax) * dx + (z + vz * t - az) * dz) / length2;
      if (t < hit.at && along >= 0 && along <= 1) {
        hit.at = t;
        hit.nx = nx;
        hit.nz = nz;
        met = true;
      }
    }
  }
  if (sweepCircle(x, z, vx, vz, ax, az, margin, hit)) met = true;
  if (sweepCircle(x, z, vx, vz, bx, bz, margin, hit)) met = true;
  return met;
}

/**
 * Where a point that moves by `vx`, `vz` first comes within `reach` of `cx`, `cz`, before `hit.at`. Somebody already
 * nearer may only move away. Any one unit of length.
 */
export function sweepCircle(
  x: number,
  z: number,
  vx: number,
  vz: number,
  cx: number,
  cz: number,
  reach: number,
  hit: Hit,
): boolean {
  const px = x - cx;
  const pz = z - cz;
  const closing = -(px * vx + pz * vz);
  if (closing <= 0) return false;
  const gap2 = px * px + pz * pz - reach * reach;
  let t = 0;
  if (gap2 > 0) {
    const speed2 = vx * vx + vz * vz;
    const root2 = closing * closing - speed2 * gap2;
    if (root2 <= 0) return false;
    t = (closing - Math.sqrt(root2)) / speed2;
  }
  if (t >= hit.at) return false;
  const outX = px + vx * t;
  const outZ = pz + vz * t;
  const out = Math.sqrt(outX * outX + outZ * outZ);
  if (out === 0) return false;
  hit.at = t;
  hit.nx = outX / out;
  hit.nz = outZ / out;
  return true;
}
