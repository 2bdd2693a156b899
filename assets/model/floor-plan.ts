/**
 * Ground, walls and seats as a `space.json` holds them, put together from a place's measures. Metres.
 */
import type { SpaceFile } from "../../shared/space/space.ts";
import type { Box } from "./planter.ts";

export type Ground = SpaceFile["ground"][number];
export type Wall = NonNullable<SpaceFile["walls"]>[number];
export type Seat = NonNullable<SpaceFile["seats"]>[number];
export type Zone = NonNullable<SpaceFile["zones"]>[number];
/** [x, z] */
export type Point = [number, number];

/** Neighbouring patches of ground overlap by this, so that no rounding opens a gap between them. */
export const LAP = 0.02;

/** Rounded to whole millimetres, as files hold it. */
export function millimetres(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}

export function outline(points: Point[]): Point[] {
  return points.map(([x, z]) => [millimetres(x), millimetres(z)]);
}

export function rectangle(west: number, east: number, north: number, south: number): Point[] {
  return outline([
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ]);
}

/** Something closed that stops people from `bottom` to `top`. */
export function solid(line: Point[], top: number, bottom = -2): Wall {
  return { line: outline(line), closed: true, bottom, top };
}

export function box({ x, z, width, depth, height }: Box): Wall {
  return solid(rectangle(x - width / 2, x + width / 2, z - depth / 2, z + depth / 2), height);
}

/** Something round and solid, as an outline of `sides`. */
export function round(x: number, z: number, radius: number, top: number, sides = 8): Wall {
  return solid(
    Array.from({ length: sides }, (_, k) => {
      const angle = ((k + 0.5) / sides) * 2 * Math.PI;
      return [x + radius * Math.cos(angle), z + radius * Math.sin(angle)];
    }),
    top,
  );
}
