/**
 * The sun map: where the sun falls on all floors and on two long walls, as one grey picture.
 *
 * It gives devices that draw no shadow map the same long shadows, and everybody walls without ragged edges.
 */
import { sunRays, sunSeen } from "./bake.ts";
import { CHARTS, type Chart, type Vec } from "./mesh.ts";
import type { Scene } from "./scene.ts";

/** A rectangle of the world in the picture: `axes` of the world run right and down it, from `from`, metres a pixel. */
export type ChartPlace = {
  axes: "xz" | "xy" | "zy";
  from: [number, number];
  /** In the picture, pixels. */
  at: [number, number];
  size: [number, number];
  metres: number;
};

export type SunMap = { width: number; height: number; pixels: Uint8Array; charts: ChartPlace[] };

/**
 * What the map is of; metres. `height` is that of the floor as it is drawn, steps and all. The back wall looks along −Z
 * at `z`, the side wall along −X at `x`; a place without one leaves it out.
 */
export type Sunned = {
  floor: { west: number; east: number; north: number; south: number };
  height(x: number, z: number): number;
  backWall?: { z: number; west: number; east: number; bottom: number; top: number };
  sideWall?: { x: number; north: number; south: number; bottom: number; top: number };
};

const FLOOR_PIXEL = 0.04;
const WALL_PIXEL = 0.03;
const GAP = 4;
/** Half the width of the sun, a little more than the real one: soft edges, and shadows that still draw. Degrees. */
const SUN = 0.6;

function layout({ floor, backWall, sideWall }: Sunned): Record<Chart, ChartPlace> {
  const pixels = (from: number, to: number, metres: number) => Math.max(1, Math.ceil((to - from) / metres));
  const below = ({ at, size }: ChartPlace): [number, number] => [0, at[1] + size[1] + GAP];
  const floors: ChartPlace = {
    axes: "xz",
    from: [floor.west, floor.north],
    at: [0, 0],
    size: [pixels(floor.west, floor.east, FLOOR_PIXEL), pixels(floor.north, floor.south, FLOOR_PIXEL)],
    metres: FLOOR_PIXEL,
  };
  const back = backWall ?? { z: 0, west: 0, east: 0, bottom: 0, top: 0 };
  const behind: ChartPlace = {
    axes: "xy",
    from: [back.west, back.bottom],
    at: below(floors),
    size: [pixels(back.west, back.east, WALL_PIXEL), pixels(back.bottom, back.top, WALL_PIXEL)],
    metres: WALL_PIXEL,
  };
  const side = sideWall ?? { x: 0, north: 0, south: 0, bottom: 0, top: 0 };
  const beside: ChartPlace = {
    axes: "zy",
    from: [side.north, side.bottom],
    at: below(behind),
    size: [pixels(side.north, side.south, WALL_PIXEL), pixels(side.bottom, side.top, WALL_PIXEL)],
    metres: WALL_PIXEL,
  };
  return { floor: floors, "back-wall": behind, "side-wall": beside };
}

/** A place just before what is drawn at a pixel of a chart. */
function placeOn(scene: Scene, { height, backWall, sideWall }: Sunned, chart: Chart, a: number, b: number): Vec {
  if (chart === "floor") return [a, height(a, b) + 0.02, b];
  const before = 0.14;
  const from: Vec = chart === "back-wall" ? [a, b, (backWall?.z ?? 0) - before] : [(sideWall?.x ?? 0) - before, b, a];
  const into: Vec = chart === "back-wall" ? [0, 0, 1] : [1, 0, 0];
  const depth = Math.max(0, (scene.first(from, into, before)?.distance ?? before) - 0.015);
  return [from[0] + into[0] * depth, from[1], from[2] + into[2] * depth];
}

/** Draws the map: each fourth pixel first, then those in between where the sun comes and goes. */
export function drawSunMap(scene: Scene, sunned: Sunned, rays: number): SunMap {
  const charts = layout(sunned);
  const places = Object.values(charts);
  const width = Math.max(...places.map(({ size }) => size[0]));
  const height = Math.max(...places.map(({ at, size }) => at[1] + size[1]));
  const pixels = new Uint8Array(width * height);
  const suns = sunRays(rays, SUN);
  for (const chart of CHARTS) {
    const { from, at, size, metres } = charts[chart];
    const [wide, tall] = size;
    const values = new Int16Array(wide * tall).fill(-1);
    const value = (i: number, j: number): number => {
      const [x, y] = [Math.min(i, wide - 1), Math.min(j, tall - 1)];
      const known = values[y * wide + x]!;
      if (known >= 0) return known;
      const place = placeOn(scene, sunned, chart, from[0] + (x + 0.5) * metres, from[1] + (y + 0.5) * metres);
      const seen = Math.round(255 * sunSeen(scene, place, suns));
      values[y * wide + x] = seen;
      return seen;
    };
    const cell = 4;
    for (let j = 0; j < tall; j += cell) {
      for (let i = 0; i < wide; i += cell) {
        const corners = [
          value(i, j),
          value(i + cell, j),
          value(i, j + cell),
          value(i + cell, j + cell),
          value(i + 2, j + 2),
        ];
        const even = corners.every((corner) => corner === corners[0]);
        for (let y = j; y < Math.min(tall, j + cell); y++) {
          for (let x = i; x < Math.min(wide, i + cell); x++) {
            pixels[(at[1] + y) * width + at[0] + x] = even ? corners[0]! : value(x, y);
          }
        }
      }
    }
    soften(pixels, width, charts[chart]);
  }
  return { width, height, pixels, charts: CHARTS.map((chart) => charts[chart]) };
}

/** Few rays make steps of grey: one pass of a small blur evens them out. */
function soften(pixels: Uint8Array, width: number, { at, size }: ChartPlace): void {
  const before = pixels.slice();
  const weights = [1, 2, 1];
  for (let y = 0; y < size[1]; y++) {
    for (let x = 0; x < size[0]; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const px = at[0] + Math.min(size[0] - 1, Math.max(0, x + dx));
          const py = at[1] + Math.min(size[1] - 1, Math.max(0, y + dy));
          sum += before[py * width + px]! * weights[dx + 1]! * weights[dy + 1]!;
        }
      }
      pixels[(at[1] + y) * width + at[0] + x] = Math.round(sum / 16);
    }
  }
}
