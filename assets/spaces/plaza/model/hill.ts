/**
 * The land about the plaza: the shore, the hill behind the stoa with its terraces, olive groves and village.
 */
import { boulder } from "../../../model/boulder.ts";
import { type Chance, chance } from "../../../model/chance.ts";
import { blob } from "../../../model/foliage.ts";
import { house } from "../../../model/house.ts";
import { landSurface, ripple, rise, smooth } from "../../../model/land.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { blend, type Colour, palette, shade, varied } from "../../../model/palette.ts";
import { quad } from "../../../model/shapes.ts";
import { farCypress, farOlive } from "../../../model/trees.ts";
import { court, stage, stoaLines, water } from "./measures.ts";

const WEST = -78;
const EAST = 74;
const NORTH = -22;
const SOUTH = 100;
const COARSE = 4;

/** Height of the land, metres. It falls below the water towards the sea, and lies flat about the plaza. */
export function land(x: number, z: number): number {
  const hills =
    rise(x, z, 13, 60, 21, 19, 25) +
    rise(x, z, -21, 56, 20, 16, 15) +
    rise(x, z, 44, 50, 15, 17, 11) +
    rise(x, z, -46, 40, 16, 20, 8) +
    rise(x, z, -4, 74, 40, 18, 10);
  const rough = ripple(x, z) * smooth(22, 40, z) * 0.75;
  const coast = -7.5 + 2.2 * Math.sin(x * 0.16 + 1) + (x < -14 ? (-14 - x) * 0.34 : 0) + (x > 20 ? (x - 20) * 0.85 : 0);
  const shore = smooth(coast - 7, coast + 5, z);
  const ends = smooth(WEST, WEST + 22, x) * (1 - smooth(EAST - 26, EAST - 4, x)) * (1 - smooth(SOUTH - 14, SOUTH, z));
  const base = (-0.12 + hills + rough + 0.25 * ripple(x * 1.7, z * 1.7) * smooth(0, 6, apart(x, z))) * ends;
  return (base + 4.2) * shore * Math.min(1, ends + 0.05) - 4.2;
}

/** How far outside the built ground a point lies. */
function apart(x: number, z: number): number {
  const [w, e, n, s] = [court.west - 0.6, stoaLines.sideWall + 0.6, court.north, stoaLines.backWall + 0.6];
  return Math.hypot(Math.max(w - x, 0, x - e), Math.max(n - z, 0, z - s));
}

function landColour(x: number, z: number, y: number, steep: number): Colour {
  const dry = 0.5 + 0.5 * ripple(x * 0.8 + 5, z * 0.8);
  const meadow = blend(blend(palette.hill, palette.grass, dry), palette.straw, smooth(0.35, 0.95, dry) * 0.6);
  const stony = blend(meadow, palette.rock, smooth(0.45, 0.95, steep));
  const sand = blend(palette.sand, palette.rock, 0.3);
  const beach = blend(sand, stony, smooth(-0.9, -0.15, y));
  return blend(shade(palette.seabed, 0.8), beach, smooth(water - 1.2, water + 0.1, y));
}

/** Under the paving nobody sees the land. */
function built(x: number, z: number): boolean {
  const inside = (m: number) =>
    x > court.west + m && x < stoaLines.sideWall - m && z > court.north + m && z < stoaLines.backWall - m;
  return inside(COARSE + 0.4) || (x > stage.west && x < stage.east && z > stage.north + 1 && z < 0);
}

/** Dry stone walls along the hill, level by level, on the side that people see. */
function terraces(mesh: Mesh, random: Chance): void {
  const peaks: [number, number, number[], number, number][] = [
    [13, 60, [6, 9.2, 12.4, 15.6, 18.8], -2.75, -0.5],
    [-21, 56, [4.6, 7.4, 10.2], -2.7, -0.6],
  ];
  for (const [cx, cz, levels, from, to] of peaks) {
    for (const [n, level] of levels.entries()) {
      const steps = 22;
      const skip = n % 2 ? 4 : 9;
      let last: [Vec, Vec] | undefined;
      for (let k = 0; k <= steps; k++) {
        const angle = from + ((to - from) * k) / steps;
        const reach = contour(cx, cz, angle, level);
        if (reach === undefined || k === skip || k === skip + 9) {
          last = undefined;
          continue;
        }
        const on = (r: number): [number, number] => [cx + Math.cos(angle) * r, cz + Math.sin(angle) * r];
        const [fx, fz] = on(reach + 0.1);
        const [bx, bz] = on(reach - 0.4);
        const top = level + 0.62 + random.between(-0.1, 0.1);
        const next: [Vec, Vec] = [
          [fx, top, fz],
          [bx, top, bz],
        ];
        if (last) {
          const [a, b] = [last, next];
          const tint = varied(blend(palette.rock, palette.hill, 0.22), 0.06, random);
          const low = (v: Vec): Vec => [v[0], v[1] - 1.7, v[2]];
          quad(mesh, [low(b[0]), low(a[0]), a[0], b[0]], shade(tint, 0.95), 4);
          quad(mesh, [a[0], b[0], b[1], a[1]].reverse() as [Vec, Vec, Vec, Vec], tint, 4);
        }
        last = next;
      }
    }
  }
}

function contour(cx: number, cz: number, angle: number, level: number): number | undefined {
  let reach: number | undefined;
  for (let r = 2; r < 40; r += 0.5) {
    if (land(cx + Math.cos(angle) * r, cz + Math.sin(angle) * r) > level) reach = r;
    else if (reach !== undefined) return reach + 0.25;
  }
  return undefined;
}

/** [x, z, wide, deep, high, yaw], the chapel first. */
const houses: [number, number, number, number, number, number][] = [
  [16, 52.5, 4.4, 5, 3.4, 0.15],
  [10.2, 49.5, 4.2, 4, 5.4, 0.1],
  [21.5, 51, 5, 4, 3.2, -0.2],
  [6.6, 50.4, 3.4, 3.6, 3.1, 0.2],
  [13.3, 46.2, 4.6, 4, 3.2, 0.05],
  [18.9, 46.6, 3.6, 4, 5.2, -0.1],
  [23.6, 46.2, 4, 4, 3, -0.25],
  [3.6, 46.8, 4.4, 4, 3.2, 0.3],
  [12.6, 54.8, 4, 4, 5, 0],
  [20, 56, 3.6, 3.6, 3.4, -0.1],
  [-20.6, 48.6, 4.6, 4, 3.2, 0.15],
  [-24.8, 50.6, 3.8, 4, 4.8, 0.3],
  [-16.4, 49.8, 3.6, 4, 3, 0],
  [40, 44, 4.4, 4, 3.4, -0.4],
];

function village(model: Model, random: Chance): void {
  for (const [k, [x, z, wide, deep, high, yaw]] of houses.entries()) {
    model.within({ x, y: land(x, z), z, yaw }, () => house(model, wide, deep, high, random, k === 0));
  }
}

function nearHouse(x: number, z: number): boolean {
  return houses.some(([hx, hz]) => Math.hypot(hx - x, hz - z) < 3.6);
}

function groves(model: Model, random: Chance): void {
  const put = (x: number, z: number, draw: () => void) => {
    const y = land(x, z);
    if (y < 0 - 0.5 || nearHouse(x, z) || apart(x, z) < 3) return;
    model.within({ x, y: y - 0.15, z, yaw: random.between(0, 6), scale: random.between(0.85, 1.2) }, draw);
  };
  for (let k = 0; k < 24; k++) put(random.between(-42, 48), random.between(27, 62), () => farOlive(model, random));
  for (const [x, z] of [
    [-21, 3],
    [-24, 9],
    [-20, 14],
    [-27, 1],
    [-32, 10],
    [-25, 19],
    [26, 4],
    [27, 13],
    [24, 20],
  ] as const)
    put(x, z, () => farOlive(model, random, 1));
  for (const [x, z] of [
    [8, 53],
    [9, 44],
    [15.6, 44],
    [25.8, 49],
    [22, 58],
    [1, 50],
    [17.5, 60],
    [11, 60],
    [-18, 53],
    [-27, 54],
    [-22, 60],
    [-13, 48],
    [30, 42],
    [35, 47],
    [-6, 40],
    [-34, 44],
    [-10, 62],
    [28, 56],
    [-2, 34],
    [20, 36],
    [-16, 36],
    [33, 34],
  ] as const) {
    const tall = random.between(5.5, 9);
    put(x, z, () => farCypress(model, tall, random));
  }
  for (let k = 0; k < 38; k++) {
    put(random.between(-46, 50), random.between(21, 66), () => {
      const r = random.between(0.4, 0.95);
      blob(
        model.stone,
        [0, r * 0.35, 0],
        [r, r * 0.7, r],
        blend(palette.shrub, palette.shrubLight, random.next()),
        random,
        0.2,
      );
    });
  }
  for (let k = 0; k < 16; k++) {
    put(random.between(-30, -16.5), random.between(-5, 18), () => {
      const r = random.between(0.3, 0.7);
      blob(
        model.stone,
        [0, r * 0.3, 0],
        [r, r * 0.65, r],
        blend(palette.shrub, palette.oliveLight, random.next() * 0.8),
        random,
        0.2,
      );
    });
  }
  for (let k = 0; k < 16; k++) {
    const [x, z] = [random.between(-40, 44), random.between(26, 60)];
    put(x, z, () => {
      const r = random.between(0.6, 1.6);
      blob(model.stone, [0, 0.1, 0], [r, r * 0.6, r * 0.8], varied(palette.rock, 0.06, random), random, 0.25);
    });
  }
}

/** Boulders along the water, with flat faces. */
function rocks(mesh: Mesh, random: Chance): void {
  const places: [number, number, number][] = [
    [-8.2, -12.3, 1.3],
    [-10.2, -11.9, 1.7],
    [-11.9, -12.8, 1.1],
    [-7.6, -13.9, 0.8],
    [-13.8, -12, 1.5],
    [-15.6, -13.4, 1.1],
    [4.6, -12.4, 1],
    [6.3, -12.8, 1.5],
    [8.6, -12.6, 1.1],
    [10.8, -12.9, 1.6],
    [13.2, -12.3, 1.2],
    [15.8, -12.2, 1.6],
    [18.6, -11.8, 1.2],
    [5.4, -15.2, 0.6],
    [12, -15.6, 0.7],
    [-9, -15.8, 0.6],
    [21, -9.6, 1.5],
    [-18.4, -12.4, 0.9],
  ];
  for (const [x, z, r] of places) boulder(mesh, [x, water + r * 0.12, z], r, water, random);
}

export function drawHill(model: Model): void {
  const random = chance(91);
  landSurface(model.stone, {
    west: WEST,
    east: EAST,
    north: NORTH,
    south: SOUTH,
    coarse: COARSE,
    height: land,
    colour: landColour,
    hidden: built,
  });
  terraces(model.stone, random);
  village(model, random);
  groves(model, random);
  rocks(model.stone, random);
}
