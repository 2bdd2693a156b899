/**
 * Land as a field of heights: what hills are made of, and the mesh over them.
 */
import { type Mesh, unit } from "./mesh.ts";
import type { Colour } from "./palette.ts";

/** From 0 at `from` to 1 at `to`, without a corner. */
export function smooth(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** Uneven ground, about −1…1. */
export function ripple(x: number, z: number): number {
  return (
    Math.sin(x * 0.21 + 1.3 * Math.sin(z * 0.13)) * Math.sin(z * 0.19 + 0.7 * Math.sin(x * 0.17)) +
    0.4 * Math.sin(x * 0.53 + z * 0.41)
  );
}

/** A round hill about a middle. */
export function rise(x: number, z: number, cx: number, cz: number, wide: number, deep: number, high: number): number {
  const d = ((x - cx) / wide) ** 2 + ((z - cz) / deep) ** 2;
  return high * Math.exp(-d);
}

/** A rectangle of land, cut into squares of about `coarse` metres. */
export type Land = {
  west: number;
  east: number;
  north: number;
  south: number;
  coarse: number;
  height(x: number, z: number): number;
  /** `steep` is 0 on level ground and 1 on a wall. */
  colour(x: number, z: number, y: number, steep: number): Colour;
  /** Where nobody sees the land; a square is left out when all its corners are. */
  hidden(x: number, z: number): boolean;
};

/** Squares that lie wholly below this are left out: the sea hides them. */
const DEEPEST = -3.6;

/** Draws the mesh over a field of heights. */
export function landSurface(mesh: Mesh, land: Land): void {
  const { west, east, north, south, coarse, height, colour, hidden } = land;
  const columns = Math.round((east - west) / coarse);
  const rows = Math.round((south - north) / coarse);
  const ids = new Map<number, number>();
  const at = (c: number, r: number): [number, number] => [
    west + (c / columns) * (east - west),
    north + (r / rows) * (south - north),
  ];
  const vertex = (c: number, r: number): number => {
    const key = r * (columns + 1) + c;
    const found = ids.get(key);
    if (found !== undefined) return found;
    const [x, z] = at(c, r);
    const y = height(x, z);
    const e = 0.8;
    const normal = unit([height(x - e, z) - height(x + e, z), 2 * e, height(x, z - e) - height(x, z + e)]);
    const made = mesh.vertex([x, y, z], normal, colour(x, z, y, 1 - normal[1]));
    ids.set(key, made);
    return made;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [x, z] = at(c, r);
      const [x2, z2] = at(c + 1, r + 1);
      if (hidden(x, z) && hidden(x2, z2) && hidden(x, z2) && hidden(x2, z)) continue;
      if (Math.max(height(x, z), height(x2, z), height(x, z2), height(x2, z2)) < DEEPEST) continue;
      const [a, b, d, f] = [vertex(c, r + 1), vertex(c + 1, r + 1), vertex(c + 1, r), vertex(c, r)];
      if ((r + c) % 2) {
        mesh.triangle(a, b, d);
        mesh.triangle(a, d, f);
      } else {
        mesh.triangle(a, b, f);
        mesh.triangle(b, d, f);
      }
    }
  }
}
