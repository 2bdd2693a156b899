/**
 * The few shapes that places are put together from: quads, boxes, turned bodies, tubes and swept profiles.
 *
 * Large faces are cut into cells, since light is baked at vertices. Faces look where their corners run anticlockwise.
 */
import { add, between, cross, length, type Mesh, minus, times, unit, type Vec } from "./mesh.ts";
import type { Colour } from "./palette.ts";

/** How far apart vertices may lie on a large face. Metres. */
export const CELL = 1.4;

/** A flat face with four corners. */
export function quad(mesh: Mesh, [a, b, c, d]: readonly [Vec, Vec, Vec, Vec], colour: Colour, cell = CELL): void {
  const facing = cross(minus(c, a), minus(d, b));
  if (length(facing) < 1e-6) return;
  const normal = unit(facing);
  const across = Math.max(1, Math.ceil(Math.max(length(minus(b, a)), length(minus(c, d))) / cell));
  const up = Math.max(1, Math.ceil(Math.max(length(minus(d, a)), length(minus(c, b))) / cell));
  const row = (v: number) =>
    Array.from({ length: across + 1 }, (_, u) =>
      mesh.vertex(between(between(a, b, u / across), between(d, c, u / across), v / up), normal, colour),
    );
  let low = row(0);
  for (let v = 1; v <= up; v++) {
    const high = row(v);
    for (let u = 0; u < across; u++) {
      mesh.triangle(low[u]!, low[u + 1]!, high[u + 1]!);
      mesh.triangle(low[u]!, high[u + 1]!, high[u]!);
    }
    low = high;
  }
}

/** A level rectangle at height `y`, seen from above. */
export function level(
  mesh: Mesh,
  { west, east, north, south }: { west: number; east: number; north: number; south: number },
  y: number,
  colour: Colour,
  cell = CELL,
): void {
  quad(
    mesh,
    [
      [west, y, south],
      [east, y, south],
      [east, y, north],
      [west, y, north],
    ],
    colour,
    cell,
  );
}

/** A flat face with any number of corners, none of them turning inwards. */
export function fan(mesh: Mesh, corners: readonly Vec[], colour: Colour): void {
  const normal = unit(cross(minus(corners[1]!, corners[0]!), minus(corners[2]!, corners[0]!)));
  const at = corners.map((corner) => mesh.vertex(corner, normal, colour));
  for (let k = 2; k < at.length; k++) mesh.triangle(at[0]!, at[k - 1]!, at[k]!);
}

export type Side = "top" | "bottom" | "north" | "south" | "west" | "east";
export type Bounds = { west: number; east: number; bottom: number; top: number; north: number; south: number };

/** A box, without the sides that nobody sees. */
export function box(mesh: Mesh, b: Bounds, colour: Colour, omit: readonly Side[] = ["bottom"], cell = CELL): void {
  block(mesh, b, colour, 0, omit, cell);
}

/** A box whose upper edges are cut off by `bevel`, as masons do; it catches the light. */
export function block(
  mesh: Mesh,
  { west, east, bottom, top, north, south }: Bounds,
  colour: Colour,
  bevel: number,
  omit: readonly Side[] = ["bottom"],
  cell = CELL,
): void {
  const rim = top - bevel;
  const low: [Vec, Vec, Vec, Vec] = [
    [west, bottom, south],
    [east, bottom, south],
    [east, bottom, north],
    [west, bottom, north],
  ];
  const high: [Vec, Vec, Vec, Vec] = [
    [west, rim, south],
    [east, rim, south],
    [east, rim, north],
    [west, rim, north],
  ];
  const lid: [Vec, Vec, Vec, Vec] = [
    [west + bevel, top, south - bevel],
    [east - bevel, top, south - bevel],
    [east - bevel, top, north + bevel],
    [west + bevel, top, north + bevel],
  ];
  const sides: Side[] = ["south", "east", "north", "west"];
  for (const [k, side] of sides.entries()) {
    if (omit.includes(side)) continue;
    const next = (k + 1) % 4;
    quad(mesh, [low[k]!, low[next]!, high[next]!, high[k]!], colour, cell);
    if (bevel > 0) quad(mesh, [high[k]!, high[next]!, lid[next]!, lid[k]!], colour, cell);
  }
  if (!omit.includes("top")) quad(mesh, lid, colour, cell);
  if (!omit.includes("bottom")) quad(mesh, [low[3], low[2], low[1], low[0]], colour, cell);
}

export type Turned = {
  x: number;
  z: number;
  /** [radius, height], from the bottom up when the body is seen from outside. */
  profile: readonly (readonly [number, number])[];
  segments: number;
  colour: Colour | ((height: number) => Colour);
  /** Round along the profile too, as a dome is; otherwise every band of it has a sharp edge. */
  smooth?: boolean;
  inwards?: boolean;
  /** Where the first seam lies, radians. */
  from?: number;
};

/** A body turned about a vertical axis. */
export function turned(mesh: Mesh, { x, z, profile, segments, colour, smooth, inwards, from = 0 }: Turned): void {
  const flip = inwards ? -1 : 1;
  const paint = typeof colour === "function" ? colour : () => colour;
  const slopes = profile.slice(1).map(([r, y], k): [number, number] => {
    const [r0, y0] = profile[k]!;
    const long = Math.hypot(r - r0, y - y0) || 1;
    return [(y - y0) / long, -(r - r0) / long];
  });
  const ring = (k: number, [out, up]: [number, number]) => {
    const [radius, height] = profile[k]!;
    return Array.from({ length: segments + 1 }, (_, s) => {
      const angle = from + (s / segments) * 2 * Math.PI;
      const [cos, sin] = [Math.cos(angle), -Math.sin(angle)];
      return mesh.vertex(
        [x + radius * cos, height, z + radius * sin],
        [out * cos * flip, up * flip, out * sin * flip],
        paint(height),
      );
    });
  };
  const joined = (k: number): [number, number] => {
    const a = slopes[Math.max(0, k - 1)]!;
    const b = slopes[Math.min(slopes.length - 1, k)]!;
    const long = Math.hypot(a[0] + b[0], a[1] + b[1]) || 1;
    return [(a[0] + b[0]) / long, (a[1] + b[1]) / long];
  };
  for (let k = 0; k < slopes.length; k++) {
    const low = ring(k, smooth ? joined(k) : slopes[k]!);
    const high = ring(k + 1, smooth ? joined(k + 1) : slopes[k]!);
    for (let s = 0; s < segments; s++) {
      const [a, b, c, d] = [low[s]!, low[s + 1]!, high[s + 1]!, high[s]!];
      if (inwards) {
        if (profile[k]![0] > 1e-4) mesh.triangle(a, c, b);
        if (profile[k + 1]![0] > 1e-4) mesh.triangle(a, d, c);
      } else {
        if (profile[k]![0] > 1e-4) mesh.triangle(a, b, c);
        if (profile[k + 1]![0] > 1e-4) mesh.triangle(a, c, d);
      }
    }
  }
}

/** A tube along points, its radius given for all or for each. */
export function tube(
  mesh: Mesh,
  points: readonly Vec[],
  radius: number | readonly number[],
  sides: number,
  colour: Colour | readonly Colour[],
): void {
  const isList = (c: Colour | readonly Colour[]): c is readonly Colour[] => typeof c[0] !== "number";
  let right: Vec | undefined;
  const rings = points.map((point, k) => {
    const ahead = minus(points[Math.min(k + 1, points.length - 1)]!, points[Math.max(k - 1, 0)]!);
    const back = minus(point, points[0]!);
    const along = unit(length(ahead) > 1e-6 ? ahead : back);
    const guess: Vec = right ?? (Math.abs(along[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]);
    const up = unit(cross(along, guess));
    right = unit(cross(up, along));
    const side = right;
    const r = typeof radius === "number" ? radius : radius[k]!;
    return Array.from({ length: sides + 1 }, (_, s) => {
      const angle = (s / sides) * 2 * Math.PI;
      const normal = add(times(side, Math.cos(angle)), times(up, -Math.sin(angle)));
      return mesh.vertex(add(point, times(normal, r)), normal, isList(colour) ? colour[k]! : colour);
    });
  });
  for (let k = 1; k < rings.length; k++) {
    for (let s = 0; s < sides; s++) {
      const [a, b, c, d] = [rings[k - 1]![s]!, rings[k - 1]![s + 1]!, rings[k]![s + 1]!, rings[k]![s]!];
      mesh.triangle(a, c, b);
      mesh.triangle(a, d, c);
    }
  }
}

export type Swept = {
  /** [x, z], corners of the path; ends are cut square. */
  path: readonly (readonly [number, number])[];
  /** [out, y]: `out` is to the left of the path; a face looks left of the way its two points run upwards. */
  profile: readonly (readonly [number, number])[];
  colour: Colour | ((edge: number) => Colour);
  cell?: number;
  /** Close both ends with the profile's outline (which must not turn inwards). */
  capped?: boolean;
  /** The path ends where it begins, and its first corner is mitred too. */
  closed?: boolean;
};

/** A profile drawn along a path on the plan, mitred at its corners. */
export function swept(mesh: Mesh, { path, profile, colour, cell = CELL, capped, closed }: Swept): void {
  const paint = typeof colour === "function" ? colour : () => colour;
  const sideways = path.map((point, k): readonly [number, number] => {
    const left = (a: readonly [number, number], b: readonly [number, number]): [number, number] => {
      const long = Math.hypot(b[0] - a[0], b[1] - a[1]);
      return [(b[1] - a[1]) / long, -(b[0] - a[0]) / long];
    };
    const end = path.length - 1;
    const first = closed ? left(path[end - 1]!, path[end]!) : left(path[0]!, path[1]!);
    const before = k > 0 ? left(path[k - 1]!, point) : first;
    const after = k < end ? left(point, path[k + 1]!) : closed ? left(path[0]!, path[1]!) : before;
    const dot = 1 + before[0] * after[0] + before[1] * after[1];
    return [(before[0] + after[0]) / dot, (before[1] + after[1]) / dot];
  });
  const at = (k: number, [out, y]: readonly [number, number]): Vec => [
    path[k]![0] + sideways[k]![0] * out,
    y,
    path[k]![1] + sideways[k]![1] * out,
  ];
  for (let edge = 0; edge < profile.length - 1; edge++) {
    const [low, high] = [profile[edge]!, profile[edge + 1]!];
    for (let k = 0; k < path.length - 1; k++) {
      quad(mesh, [at(k + 1, low), at(k, low), at(k, high), at(k + 1, high)], paint(edge), cell);
    }
  }
  if (!capped) return;
  const last = path.length - 1;
  const outline = profile.slice(0, -1);
  fan(mesh, outline.map((p) => at(0, p)).reverse(), paint(0));
  fan(
    mesh,
    outline.map((p) => at(last, p)),
    paint(0),
  );
}
