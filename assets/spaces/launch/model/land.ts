/**
 * The land: gardens beside the tiers, rocks below the stage, and the hill behind with its groves and houses.
 */
import { boulder } from "../../../model/boulder.ts";
import { type Chance, chance } from "../../../model/chance.ts";
import { blob } from "../../../model/foliage.ts";
import { house } from "../../../model/house.ts";
import { ripple, rise, smooth } from "../../../model/land.ts";
import { type Mesh, type Model, unit } from "../../../model/mesh.ts";
import { blend, type Colour, palette, shade, varied } from "../../../model/palette.ts";
import { farCypress, farOlive } from "../../../model/trees.ts";
import { forecourt, orchestra, parapet, rowStart, stairEdge, stairs, tiers, walk, water } from "./measures.ts";
import { round, standing, theatre } from "./theatre.ts";

const FAR = 92;

/** Height of the land at a point of the theatre, metres: it rises with the tiers and falls to the sea before them. */
export function land(x: number, z: number): number {
  const r = Math.hypot(x, z);
  const a = Math.abs(Math.atan2(x, z));
  const slope = (tiers.rise / tiers.pitch) * (Math.min(r, walk.inner) - rowStart(0));
  const flank = 1 - smooth(1.15, 1.95, a);
  const behind = smooth(walk.outer - 0.5, walk.outer + 9, r) * (1 - smooth(1.3, 1.9, a));
  const hills =
    rise(x, z, -1, 68, 27, 20, 20) +
    rise(x, z, 30, 50, 17, 17, 13) +
    rise(x, z, -34, 46, 18, 18, 13) +
    rise(x, z, 6, 84, 44, 18, 12);
  const near = smooth(walk.outer + 1, walk.outer + 14, r);
  const rough = ripple(x, z) * (0.12 * flank + 0.7 * near);
  const court =
    (1 - smooth(forecourt.end + 0.01, forecourt.end + 0.07, a)) * (1 - smooth(30, 32.5, r)) * smooth(24, 25, r);
  const base = slope * flank - 0.3 + behind * 0.9 - court * 2.4 + hills * smooth(29, 50, r) + rough;
  const coast = -3.7 + Math.sin(x * 0.33 + 2) + Math.max(0, Math.abs(x) - 12) * 0.55;
  const shore = smooth(coast - 6, coast + 4.5, z);
  const ends = 1 - smooth(FAR - 20, FAR - 3, r);
  return -7 + (base + 7) * shore * ends;
}

function landColour(x: number, z: number, y: number, steep: number): Colour {
  const dry = 0.5 + 0.5 * ripple(x * 0.8 + 5, z * 0.8);
  const meadow = blend(blend(palette.hill, palette.grass, dry), palette.straw, smooth(0.35, 0.95, dry) * 0.6);
  const stony = blend(meadow, palette.rock, smooth(0.3, 0.7, steep));
  const sand = blend(palette.sand, palette.rock, 0.3);
  const beach = blend(sand, stony, smooth(water + 0.6, water + 1.8, y));
  return blend(shade(palette.seabed, 0.8), beach, smooth(water - 1.2, water + 0.1, y));
}

type Patch = {
  from: number;
  to: number;
  columns: number;
  rings: readonly number[];
  hidden?: (r: number, a: number) => boolean;
};

/** Land between rings about the theatre's middle. */
function patch(mesh: Mesh, { from, to, columns, rings, hidden }: Patch): void {
  const e = 0.6;
  const ids = rings.map((r) =>
    Array.from({ length: columns + 1 }, (_, c) => {
      const [x, z] = round(r, from + ((to - from) * c) / columns);
      const y = land(x, z);
      const normal = unit([land(x - e, z) - land(x + e, z), 2 * e, land(x, z - e) - land(x, z + e)]);
      return mesh.vertex([x, y, z], normal, landColour(x, z, y, 1 - normal[1]));
    }),
  );
  for (let k = 0; k < rings.length - 1; k++) {
    for (let c = 0; c < columns; c++) {
      const r = rings[k + 1]!;
      const a = from + ((to - from) * (c + 0.5)) / columns;
      if (hidden?.(r, a)) continue;
      const corners = [ids[k]![c]!, ids[k]![c + 1]!, ids[k + 1]![c + 1]!, ids[k + 1]![c]!] as const;
      const highest = Math.max(...corners.map((id) => mesh.positions[id * 3 + 1]!));
      if (highest < water - 0.5) continue;
      const [w, e2, far, near] = corners;
      if ((k + c) % 2) {
        mesh.triangle(w, near, far);
        mesh.triangle(w, far, e2);
      } else {
        mesh.triangle(near, far, e2);
        mesh.triangle(near, e2, w);
      }
    }
  }
}

/** Rings that lie farther apart the farther away they are. */
function ringsBetween(inner: number, outer: number, count: number, power = 1): number[] {
  return Array.from({ length: count + 1 }, (_, k) => inner + (outer - inner) * (k / count) ** power);
}

function surface(mesh: Mesh): void {
  const inner = orchestra.radius + parapet.thick - 0.1;
  const back = ringsBetween(walk.outer + 0.1, FAR, 18, 1.4);
  for (const side of [-1, 1]) {
    const head = stairEdge(stairs.angles[2], 1, 13, 0.1);
    const [from, to] = side < 0 ? [-walk.end, -head] : [head, walk.end];
    patch(mesh, { from, to, columns: 7, rings: ringsBetween(inner, walk.inner - 0.1, 7) });
    const [low, high] = side < 0 ? [-2.5, -walk.end] : [walk.end, 2.5];
    const rings = [...ringsBetween(inner, walk.outer - 1.2, 8), ...back];
    patch(mesh, { from: low, to: high, columns: 16, rings });
  }
  patch(mesh, {
    from: -walk.end,
    to: walk.end,
    columns: 40,
    rings: back,
    hidden: (r, a) => r < forecourt.outer + 0.4 && Math.abs(a) < forecourt.end - 0.02,
  });
}

/** [x, z, wide, deep, high, yaw] in the theatre, the chapel first. */
const houses: [number, number, number, number, number, number][] = [
  [5, 62.5, 4.4, 5, 3.4, 0.1],
  [-3.4, 58.5, 4.2, 4, 5.4, 0],
  [12.6, 58, 5, 4, 3.2, -0.2],
  [-10.6, 60, 3.4, 3.6, 3.1, 0.2],
  [3.2, 54.6, 4.6, 4, 3.2, 0.05],
  [9.8, 63.8, 3.6, 4, 5.2, -0.1],
  [-8, 54.4, 4.4, 4, 3.2, 0.2],
  [-1, 65.4, 4, 4, 5, 0],
  [-14.6, 56.4, 4, 4, 3, 0.3],
  [31, 49, 4.6, 4, 3.2, -0.5],
  [-35, 45, 4.6, 4, 3.2, 0.6],
  [-39.4, 47.4, 3.8, 4, 4.8, 0.7],
];

function village(model: Model, random: Chance): void {
  for (const [k, [x, z, wide, deep, high, yaw]] of houses.entries()) {
    model.within(standing([x, z], land(x, z), yaw), () => house(model, wide, deep, high, random, k === 0));
  }
}

function nearHouse(x: number, z: number): boolean {
  return houses.some(([hx, hz]) => Math.hypot(hx - x, hz - z) < 3.8);
}

function groves(model: Model, random: Chance): void {
  const put = (r: number, a: number, draw: () => void) => {
    const [x, z] = round(r, a);
    const y = land(x, z);
    if (y < -0.6 || nearHouse(x, z) || (Math.abs(a) < 0.4 && r < forecourt.outer + 2.5)) return;
    model.within(standing([x, z], y - 0.15, random.between(0, 6), random.between(0.85, 1.2)), draw);
  };
  for (let k = 0; k < 20; k++) put(random.between(31, 66), random.between(-1.2, 1.2), () => farOlive(model, random));
  for (let k = 0; k < 24; k++) {
    const tall = random.between(5.5, 9);
    put(random.between(34, 68), random.between(-0.9, 0.9), () => farCypress(model, tall, random));
  }
  const bush = (least: number, most: number) => () => {
    const r = random.between(least, most);
    const tint = blend(palette.shrub, palette.oliveLight, random.next() * 0.8);
    blob(model.stone, [0, r * 0.3, 0], [r, r * 0.68, r], tint, random, 0.2);
  };
  for (let k = 0; k < 30; k++) put(random.between(29, 66), random.between(-1.3, 1.3), bush(0.4, 0.95));
  for (let k = 0; k < 26; k++) {
    const side = k % 2 ? 1 : -1;
    put(random.between(10.8, 24), side * random.between(1.36, 1.75), bush(0.25, 0.7));
  }
  for (let k = 0; k < 16; k++) {
    put(random.between(32, 62), random.between(-1.2, 1.2), () => {
      const r = random.between(0.6, 1.6);
      blob(model.stone, [0, 0.1, 0], [r, r * 0.6, r * 0.8], varied(palette.rock, 0.06, random), random, 0.25);
    });
  }
}

/** Boulders round the foot of the stage and of the orchestra's rim: [x, z, radius]. */
const rocks: [number, number, number][] = [
  [-9.6, -3.6, 1.5],
  [-11.2, -2.2, 1.8],
  [-12.6, -4, 1.2],
  [-8.2, -5, 0.9],
  [-14.6, -3, 1.5],
  [-17, -1.6, 1.3],
  [9.8, -3.8, 1.6],
  [11.6, -3, 1.3],
  [13.2, -1.4, 1.9],
  [8.4, -5.4, 0.8],
  [15.6, -2.6, 1.2],
  [-4, -4.6, 0.9],
  [3.4, -4.8, 1.1],
  [18.6, -0.8, 1.5],
  [-20, 0.6, 1.6],
  [22.6, 2.2, 1.4],
  [-23, 2.6, 1.2],
  [-25.6, 3.2, 1.8],
  [-29, 5.4, 1.4],
  [-13.4, -1.8, 0.8],
];

export function drawLand(model: Model): void {
  const random = chance(91);
  model.within(theatre, () => {
    surface(model.stone);
    for (const [x, z, r] of rocks) boulder(model.stone, [x, water + r * 0.2, z], r, water, random);
  });
  village(model, random);
  groves(model, random);
}
