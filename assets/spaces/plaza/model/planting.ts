/**
 * What grows in and about the court: olives in their boxes, lavender, pots, cypresses, bougainvillea.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import { crown } from "../../../model/foliage.ts";
import type { Model, Vec } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { lavenderRow, pottedShrub, stoneBox } from "../../../model/planter.ts";
import { quad } from "../../../model/shapes.ts";
import { cypress, olive } from "../../../model/trees.ts";
import { court, lavenderBoxes, oliveBoxes, pots, stage, stoa, stoaLines } from "./measures.ts";

/** It has climbed up the west end of the stoa and hangs over its low wall. */
function bougainvillea(model: Model, random: Chance): void {
  const [x, z] = [court.west + 0.1, stoaLines.backWall - 0.2];
  const heads: [number, number, number, number][] = [
    [0, 0.9, 0, 0.42],
    [-0.1, 1.6, -0.15, 0.46],
    [0.05, 2.3, 0.05, 0.42],
    [-0.05, 3, -0.2, 0.46],
    [0, 3.7, -0.1, 0.5],
    [0, 4.3, -0.5, 0.5],
    [-0.05, 4.65, -1.1, 0.46],
    [-0.1, 4.75, -1.75, 0.38],
    [-0.05, 4.2, -1.2, 0.34],
    [-0.05, 0.75, -0.8, 0.32],
  ];
  for (const [k, [dx, y, dz, r]] of heads.entries()) {
    const green = k % 3 === 1;
    crown(
      model,
      {
        middle: [x + dx - 0.15, y, z + dz],
        radii: [r * 0.75, r, r],
        leaves: 44,
        size: [0.17, 0.12],
        dark: green ? palette.shrub : palette.bougainvillea,
        light: green ? palette.shrubLight : palette.bougainvilleaLight,
      },
      random,
    );
  }
}

/** Cypresses outside the west wall and beside the stage: [x, z, height, floor]. */
const cypresses: [number, number, number, number][] = [
  [-15.1, -7.6, 7.2, -0.1],
  [-15.9, -4.4, 8.6, -0.1],
  [-15, -0.6, 6.4, -0.1],
  [-16.3, 2.6, 8.2, 0],
  [-15.2, 6.4, 7, 0.1],
  [-17.6, 9.4, 8.8, 0.2],
  [14.4, -8.3, 7.6, 0.42],
  [16.5, -7.4, 6.2, 0.42],
  [18.4, -8.9, 8.2, 0.42],
];

function bedBesideTheStage(model: Model, random: Chance): void {
  const [w, e] = [stage.east, stoaLines.sideWall + 0.4];
  const [n, s] = [stage.north + 0.5, stoa.sideEnd - 0.4];
  quad(
    model.stone,
    [
      [w, 0.42, s],
      [e, 0.42, s],
      [e, 0.42, n],
      [w, 0.42, n],
    ],
    palette.grass,
    1.2,
  );
  for (let k = 0; k < 9; k++) {
    const r = random.between(0.3, 0.55);
    const middle: Vec = [random.between(w + 0.5, e - 0.5), 0.42 + r * 0.5, random.between(n + 0.4, s - 0.5)];
    crown(
      model,
      {
        middle,
        radii: [r, r * 0.75, r],
        leaves: 36,
        size: [0.24, 0.11],
        dark: palette.shrub,
        light: palette.shrubLight,
      },
      random,
    );
  }
}

export function drawPlanting(model: Model): void {
  const random = chance(61);
  for (const [k, box] of oliveBoxes.entries()) {
    stoneBox(model.stone, box);
    model.within({ x: box.x, y: box.height - 0.09, z: box.z, yaw: 1 + k * 2.2, scale: 1.06 }, () =>
      olive(model, 62 + k),
    );
  }
  for (const box of lavenderBoxes) lavenderRow(model, box, random);
  for (const [k, [x, z]] of pots.entries()) {
    model.within({ x, y: 0, z, yaw: k }, () => pottedShrub(model, random, k % 2 === 0));
  }
  bougainvillea(model, random);
  bedBesideTheStage(model, random);
  for (const [k, [x, z, height, y]] of cypresses.entries()) {
    model.within({ x, y, z, yaw: k }, () => cypress(model, height, 70 + k));
  }
}
