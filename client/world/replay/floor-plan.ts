/** FloorPlan: what of a space lies on a round table: its floors, their edges, zones and walls, cut off at the rim. Pure; metres. */
import type { Vec3 } from "../../../shared/pose/pose.ts";
import { heightOn } from "../../../shared/space/ground.ts";
import type { Space } from "../../../shared/space/space.ts";

/** A round piece of the place: its middle on the floor, and how far it reaches. */
export type Piece = { readonly x: number; readonly y: number; readonly z: number; readonly radius: number };
export type Line = readonly [from: Vec3, to: Vec3];
export type FloorPlan = {
  /** Corners of each floor, all of them within the rim. */
  floors: readonly (readonly Vec3[])[];
  edges: readonly Line[];
  /** Whole metres, so that distances can be seen; on a large piece five at a time. */
  grid: readonly Line[];
  /** The rim, at the height of the lowest floor. */
  lowest: number;
  rim: readonly Line[];
  zones: readonly Line[];
  /** At the foot of each wall, with how high it is shown. */
  walls: readonly { line: Line; high: number }[];
};

type Point = readonly [x: number, z: number];

/** Floors so much lower or higher than the middle's belong to another storey. */
const BELOW = 1.5;
const ABOVE = 1.6;
/** Walls are shown no higher, so that nobody is hidden by one. */
const WALL_HIGH = 0.9;
/** How far grid lines are apart, and up to which reach they stand at every metre. */
const GRID = 1;
const WIDE_GRID = 5;
const FINE = 10;
/** The rim has so many corners. */
const CORNERS = 48;

export function floorPlan(space: Space, piece: Piece): FloorPlan {
  const { x, y, z, radius } = piece;
  const rim = Array.from({ length: CORNERS }, (_, n): Point => {
    const turn = (n / CORNERS) * 2 * Math.PI;
    return [x + radius * Math.cos(turn), z + radius * Math.sin(turn)];
  });
  const floors: Vec3[][] = [];
  const edges: Line[] = [];
  for (const { polygon, height } of space.ground) {
    const corners = clipped(polygon, rim).map(([px, pz]): Vec3 => [px, heightOn(height, px, pz), pz]);
    if (corners.length < 3 || !corners.some(([, at]) => at > y - BELOW && at < y + ABOVE)) continue;
    floors.push(corners);
    for (const [a, b] of sidesOf(polygon, piece))
      edges.push([
        [a[0], heightOn(height, ...a), a[1]],
        [b[0], heightOn(height, ...b), b[1]],
      ]);
  }
  const zones = space.zones
    .filter(({ bottom, top }) => bottom <= y + ABOVE && top >= y - BELOW)
    .flatMap(({ polygon }) => sidesOf(polygon, piece).map(([a, b]): Line => [raised(a, y), raised(b, y)]));
  const walls = space.walls.flatMap(({ line, closed, bottom, top }) => {
    const foot = Math.max(bottom, y);
    const high = Math.min(top, y + WALL_HIGH) - foot;
    if (high <= 0) return [];
    return sidesOf(line, piece, closed).map(([a, b]) => ({ line: [raised(a, foot), raised(b, foot)] as Line, high }));
  });
  const lowest = Math.min(y, ...floors.flat().map(([, height]) => height));
  const round = rim.map((at, n): Line => [raised(at, lowest), raised(rim[(n + 1) % CORNERS]!, lowest)]);
  return { floors, edges, grid: gridOf(piece), lowest, rim: round, zones, walls };
}

function gridOf(piece: Piece): Line[] {
  const { x, y, z, radius } = piece;
  const step = radius < FINE ? GRID : WIDE_GRID;
  const lines: Line[] = [];
  const lay = (a: Point, b: Point) => {
    const part = within(a, b, piece);
    if (part !== null) lines.push([raised(part[0], y), raised(part[1], y)]);
  };
  for (let at = Math.ceil((x - radius) / step) * step; at < x + radius; at += step)
    lay([at, z - radius], [at, z + radius]);
  for (let at = Math.ceil((z - radius) / step) * step; at < z + radius; at += step)
    lay([x - radius, at], [x + radius, at]);
  return lines;
}

function raised([x, z]: Point, y: number): Vec3 {
  return [x, y, z];
}

/** The sides of a polygon, or of a line that is not closed, as far as they lie within the rim. */
function sidesOf(corners: readonly Point[], piece: Piece, closed = true): [Point, Point][] {
  return corners.flatMap((to, n) => {
    const from = n > 0 ? corners[n - 1] : closed ? corners.at(-1) : undefined;
    const part = from === undefined ? null : within(from, to, piece);
    return part === null ? [] : [part];
  });
}

/** What of a straight line lies within the rim. */
export function within(
  [ax, az]: Point,
  [bx, bz]: Point,
  { x, z, radius }: Pick<Piece, "x" | "z" | "radius">,
): [Point, Point] | null {
  const [dx, dz, fx, fz] = [bx - ax, bz - az, ax - x, az - z];
  const length2 = dx * dx + dz * dz;
  const half = fx * dx + fz * dz;
  const root = half * half - length2 * (fx * fx + fz * fz - radius * radius);
  if (length2 === 0 || root <= 0) return null;
  const from = Math.max(0, (-half - Math.sqrt(root)) / length2);
  const to = Math.min(1, (-half + Math.sqrt(root)) / length2);
  if (from >= to) return null;
  return [
    [ax + dx * from, az + dz * from],
    [ax + dx * to, az + dz * to],
  ];
}

/** What of a polygon lies within a convex one. */
export function clipped(polygon: readonly Point[], convex: readonly Point[]): Point[] {
  let corners: readonly Point[] = polygon;
  convex.forEach(([ax, az], n) => {
    const [bx, bz] = convex[(n + 1) % convex.length]!;
    const side = ([px, pz]: Point) => (bx - ax) * (pz - az) - (bz - az) * (px - ax);
    corners = corners.flatMap((to, k) => {
      const from = corners.at(k - 1)!;
      const [before, after] = [side(from), side(to)];
      const crosses = before < 0 !== after < 0;
      const share = before / (before - after);
      const crossing: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
      return [...(crosses ? [crossing] : []), ...(after >= 0 ? [to] : [])];
    });
  });
  return [...corners];
}
