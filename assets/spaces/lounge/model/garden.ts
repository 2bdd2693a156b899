/**
 * The garden: its paving, boxes of lavender, hedges and pots.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import { crown } from "../../../model/foliage.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { blend, type Colour, palette } from "../../../model/palette.ts";
import { type Box, lavenderRow, pottedShrub, stoneBox } from "../../../model/planter.ts";
import { level } from "../../../model/shapes.ts";
import { olive } from "../../../model/trees.ts";
import { drawBasin } from "./basin.ts";
import {
  basin,
  cloister,
  hedges,
  house,
  lavenderBoxes,
  oliveBox,
  partitions,
  pots,
  step,
  terrace,
} from "./measures.ts";

const inner = { x: cloister.x - cloister.edge - step.tread, z: cloister.z - cloister.edge - step.tread };

function slabColour(random: Chance): Colour {
  const kind = random.next();
  const base = blend(palette.slab, palette.sand, random.next() ** 1.4);
  if (kind < 0.06) return blend(base, palette.blush, 0.8);
  if (kind < 0.2) return blend(base, palette.marble, 0.75);
  return base;
}

/** Slabs in running bond over a rectangle; those that would lie in the basin are left out or cut. */
function paving(mesh: Mesh, w: number, e: number, n: number, s: number, random: Chance): void {
  level(mesh, { west: w, east: e, north: n, south: s }, -0.012, palette.joint, 3);
  const rim = { w: basin.west, e: basin.east, n: basin.north, s: basin.south };
  let row = 0;
  for (let z = s; z > n + 0.05; z -= 0.9, row++) {
    const north = Math.max(n, z - 0.9);
    for (let x = w - (row % 2) * 0.65 - random.between(0, 0.1); x < e; x += 1.3) {
      const [from, to] = [Math.max(w, x), Math.min(e, x + 1.3)];
      const tint = slabColour(random);
      const j = 0.011;
      const crosses = north < rim.s && z > rim.n;
      const pieces: [number, number][] =
        crosses && to > rim.w && from < rim.e
          ? [
              [from, Math.min(to, rim.w)],
              [Math.max(from, rim.e), to],
            ]
          : [[from, to]];
      for (const [a, b] of pieces)
        if (b - a > 0.06) level(mesh, { west: a + j, east: b - j, north: north + j, south: z - j }, 0, tint, 2);
    }
  }
}

/** Shrubs clipped to one long soft body. */
function hedge(
  model: Model,
  { x, z, width, depth }: Box,
  base: number,
  high: number,
  random: Chance,
  pale: boolean,
): void {
  const long = Math.max(width, depth);
  const count = Math.max(3, Math.round(long / 0.68));
  for (let k = 0; k < count; k++) {
    const off = ((k + 0.5) / count - 0.5) * (long - 0.25);
    const middle: Vec = [
      x + (width > depth ? off : random.between(-0.05, 0.05)),
      base + high * 0.42,
      z + (width > depth ? random.between(-0.05, 0.05) : off),
    ];
    const thick = Math.min(width, depth) * random.between(0.56, 0.68);
    crown(
      model,
      {
        middle,
        radii: width > depth ? [0.5, high * 0.62, thick] : [thick, high * 0.62, 0.5],
        leaves: 66,
        size: [0.2, 0.115],
        dark: pale ? palette.olive : palette.shrub,
        light: pale ? palette.oliveLight : palette.shrubLight,
        lift: 0.4,
        core: 0.56,
      },
      random,
    );
  }
}

/** It climbs the column in the garden's south-west corner and leans over the eaves. [x, y, z, radius] */
const bougainvilleaHeads: [number, number, number, number][] = [
  [-7.45, 0.55, 3.4, 0.34],
  [-7.6, 1.25, 3.55, 0.36],
  [-7.55, 1.95, 3.6, 0.34],
  [-7.45, 2.65, 3.5, 0.38],
  [-7.1, 3.25, 3.2, 0.42],
  [-6.5, 3.42, 3.15, 0.36],
];

function bougainvillea(model: Model, random: Chance): void {
  for (const [k, [x, y, z, r]] of bougainvilleaHeads.entries()) {
    const green = k % 3 === 0;
    crown(
      model,
      {
        middle: [x, y, z],
        radii: [r, r, r * 0.8],
        leaves: 40,
        size: [0.17, 0.12],
        dark: green ? palette.shrub : palette.bougainvillea,
        light: green ? palette.shrubLight : palette.bougainvilleaLight,
      },
      random,
    );
  }
}

export function drawGarden(model: Model): void {
  const mesh = model.stone;
  const random = chance(121);
  mesh.onChart("floor", () => {
    paving(mesh, -inner.x, inner.x, house.north, inner.z, random);
    paving(mesh, house.west, house.east, terrace.north, house.north, random);
  });
  drawBasin(model);
  stoneBox(mesh, oliveBox);
  model.within({ x: oliveBox.x, y: oliveBox.height - 0.09, z: oliveBox.z, yaw: 2.4, scale: 1.12 }, () =>
    olive(model, 131),
  );
  for (const one of lavenderBoxes) lavenderRow(model, one, random);
  for (const [k, one] of hedges.entries()) {
    stoneBox(mesh, one);
    hedge(model, one, one.height - 0.09, 0.62, random, k < 2);
  }
  for (const one of partitions) {
    model.within({ x: 0, y: house.floor, z: 0 }, () => stoneBox(mesh, one));
    hedge(model, one, house.floor + one.height - 0.09, 0.46, random, true);
  }
  bougainvillea(model, random);
  for (const [k, [x, z, y]] of pots.entries()) {
    model.within({ x, y, z, yaw: k }, () => pottedShrub(model, random, k % 3 === 0));
  }
}
