/**
 * The sun map: where the sun falls on all floors and on the two long walls of the stoa, as one grey picture.
 *
 * It gives devices that draw no shadow map the same long shadows, and everybody walls without ragged edges.
 */
import { sunRays, sunSeen } from "./bake.ts";
import { court, jetty, quay, quaySouth, seaSteps, stage, step, stoa, stoaLines, tholos } from "./measures.ts";
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

const FLOOR_PIXEL = 0.04;
const WALL_PIXEL = 0.03;
const GAP = 4;
/** Half the width of the sun, a little more than the real one: soft edges, and shadows that still draw. Degrees. */
const SUN = 0.6;

function layout(): { width: number; height: number; charts: Record<Chart, ChartPlace> } {
  const [west, east, north, south] = [court.west - 0.3, stoaLines.sideWall, quay.north - 0.2, stoaLines.backWall];
  const wallBottom = stoa.floor;
  const tall = Math.ceil(stoa.wallTop / WALL_PIXEL);
  const floor: ChartPlace = {
    axes: "xz",
    from: [west, north],
    at: [0, 0],
    size: [Math.ceil((east - west) / FLOOR_PIXEL), Math.ceil((south - north) / FLOOR_PIXEL)],
    metres: FLOOR_PIXEL,
  };
  const back: ChartPlace = {
    axes: "xy",
    from: [court.west, wallBottom],
    at: [0, floor.size[1] + GAP],
    size: [Math.ceil((east - court.west) / WALL_PIXEL), tall],
    metres: WALL_PIXEL,
  };
  const side: ChartPlace = {
    axes: "zy",
    from: [stoa.sideEnd, wallBottom],
    at: [0, back.at[1] + tall + GAP],
    size: [Math.ceil((south - stoa.sideEnd) / WALL_PIXEL), tall],
    metres: WALL_PIXEL,
  };
  return {
    width: Math.max(floor.size[0], back.size[0], side.size[0]),
    height: side.at[1] + tall,
    charts: { floor, "back-wall": back, "side-wall": side },
  };
}

/** The height of the floor as it is drawn, steps and all. */
function floorHeight(x: number, z: number): number {
  const stepped = (depth: number) =>
    depth < 0 ? 0 : Math.min(step.count, Math.floor(depth / step.tread) + 1) * step.rise;
  if (z < court.north) {
    if (x > jetty.west && x < jetty.east && z < quay.north) return jetty.floor;
    if (x > seaSteps.west && x < seaSteps.east && z > quaySouth) {
      return -seaSteps.rise * (Math.floor((court.north - z) / seaSteps.tread) + 1);
    }
    if (x < stage.west) return quay.floor;
  }
  const inStoa = Math.max(z - stoaLines.backFront, x - stoaLines.sideFront);
  if (inStoa >= 0) return stepped(inStoa);
  const toTholos = Math.hypot(x - tholos.x, z - tholos.z);
  if (toTholos < tholos.steps[0]!) return tholos.steps.filter((radius) => toTholos <= radius).length * step.rise;
  if (x >= stage.west && x <= stage.east) return stepped(stage.south + step.tread * (step.count - 1) - z);
  return 0;
}

/** A place just before what is drawn at a pixel of a chart. */
function placeOn(scene: Scene, chart: Chart, a: number, b: number): Vec {
  if (chart === "floor") return [a, floorHeight(a, b) + 0.02, b];
  const before = 0.14;
  const from: Vec = chart === "back-wall" ? [a, b, stoaLines.backWall - before] : [stoaLines.sideWall - before, b, a];
  const into: Vec = chart === "back-wall" ? [0, 0, 1] : [1, 0, 0];
  const depth = Math.max(0, (scene.first(from, into, before)?.distance ?? before) - 0.015);
  return [from[0] + into[0] * depth, from[1], from[2] + into[2] * depth];
}

/** Draws the map: each fourth pixel first, then those in between where the sun comes and goes. */
export function drawSunMap(scene: Scene, rays: number): SunMap {
  const { width, height, charts } = layout();
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
      const place = placeOn(scene, chart, from[0] + (x + 0.5) * metres, from[1] + (y + 0.5) * metres);
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
