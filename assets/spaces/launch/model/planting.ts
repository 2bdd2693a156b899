/**
 * What grows: olives in their boxes, pots, lavender on the gardens' terraces, cypresses behind the walk.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import { crown, leaf } from "../../../model/foliage.ts";
import type { Model } from "../../../model/mesh.ts";
import { blend, palette } from "../../../model/palette.ts";
import { pottedShrub, stoneBox } from "../../../model/planter.ts";
import { cypress, olive } from "../../../model/trees.ts";
import { land } from "./land.ts";
import { oliveBox, oliveBoxes, pergola, pots, walk } from "./measures.ts";
import { facing, polar, round, standing, theatre } from "./theatre.ts";

/** Beside the forecourt, behind the stands, and on the gardens: r, a, height. */
const cypresses: [r: number, a: number, height: number][] = [
  [27.2, 0.43, 6.7],
  [26.8, 0.7, 7.7],
  [27.6, 0.97, 6.3],
  [27.2, -0.45, 7.4],
  [27.7, -0.98, 7.6],
  [26.8, -1.19, 6.5],
];

/** On the slopes between the tiers and the ends of the walk: r, a. */
const gardenOlives: [r: number, a: number][] = [
  [15.2, -1.07],
  [14.6, 1.06],
];

function lavenders(model: Model, random: Chance): void {
  for (const side of [-1, 1]) {
    for (const r of [11.4, 13, 16.9]) {
      const count = Math.round(r * 0.35);
      for (let k = 0; k < count; k++) {
        const a = side * (0.93 + ((k + 0.5) / count) * 0.32 + random.between(-0.008, 0.008));
        const at = round(r + random.between(-0.12, 0.12), a);
        model.within(standing(at, land(...at) - 0.05, random.between(0, 6), random.between(1.1, 1.5)), () => {
          crown(
            model,
            {
              middle: [0, 0.08, 0],
              radii: [0.28, 0.15, 0.28],
              leaves: 14,
              size: [0.2, 0.06],
              dark: palette.shrub,
              light: palette.oliveLight,
              lift: 0.6,
            },
            random,
          );
          blooms(model, random);
        });
      }
    }
  }
}

function blooms(model: Model, random: Chance): void {
  const stems = 16;
  for (let k = 0; k < stems; k++) {
    const angle = k * 2.4 + random.between(-0.4, 0.4);
    const lean = Math.sqrt((k + 0.5) / stems) * random.between(0.35, 0.62);
    const long = random.between(0.3, 0.5);
    const [x, z] = [Math.cos(angle), Math.sin(angle)];
    leaf(
      model.leaves,
      [x * 0.06, 0.05, z * 0.06],
      [x * lean * long, long, z * lean * long],
      [-z * 0.055, 0, x * 0.055],
      [x * 0.6, 0.8, z * 0.6],
      palette.shrub,
      blend(palette.lavender, palette.lavenderLight, random.next()),
    );
  }
}

/** It has climbed the posts nearest to the forecourt and lies over the rafters. */
function bougainvillea(model: Model, random: Chance): void {
  const heads: [along: number, y: number, out: number, r: number][] = [
    [0, 0.5, 0.05, 0.34],
    [0.1, 1.2, 0, 0.34],
    [-0.06, 1.9, 0.08, 0.36],
    [0.05, 2.6, 0, 0.42],
    [0.3, 3.15, -0.1, 0.5],
    [0.9, 3.4, -0.35, 0.46],
    [0.35, 3.45, -0.95, 0.42],
    [1.6, 3.45, -0.15, 0.36],
  ];
  for (const side of [-1, 1]) {
    for (const [k, [along, y, out, r]] of heads.entries()) {
      const green = k % 3 === 1;
      const a = side * (pergola.angles[0] + along / pergola.outer);
      crown(
        model,
        {
          middle: polar(pergola.outer + out, a, walk.floor + y),
          radii: [r, r * 0.8, r],
          leaves: 40,
          size: [0.17, 0.12],
          dark: green ? palette.shrub : palette.bougainvillea,
          light: green ? palette.shrubLight : palette.bougainvilleaLight,
        },
        random,
      );
    }
  }
}

export function drawPlanting(model: Model): void {
  const random = chance(61);
  for (const [k, [r, a]] of oliveBoxes.entries()) {
    const { width, height } = oliveBox;
    model.within(facing(r, a, walk.floor), () => stoneBox(model.stone, { x: 0, z: 0, width, depth: width, height }));
    model.within(standing(round(r, a), walk.floor + height - 0.09, 1 + k * 2.2), () => olive(model, 62 + k));
  }
  for (const [k, [r, a]] of gardenOlives.entries()) {
    const at = round(r, a);
    model.within(standing(at, land(...at) - 0.1, 2 + k * 1.7, 0.95), () => olive(model, 65 + k));
  }
  for (const [k, [r, a]] of pots.entries()) {
    model.within(facing(r, a, walk.floor), () => pottedShrub(model, random, k % 2 === 0));
  }
  lavenders(model, random);
  model.within(theatre, () => bougainvillea(model, random));
  for (const [k, [r, a, height]] of cypresses.entries()) {
    const at = round(r, a);
    model.within(standing(at, land(...at), k), () => cypress(model, height, 70 + k));
  }
}
