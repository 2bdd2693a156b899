/**
 * What grows in and about the court: olives in their boxes, lavender, pots, cypresses, bougainvillea.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import { crown, leaf } from "../../../model/foliage.ts";
import { type Mesh, type Model, unit, type Vec } from "../../../model/mesh.ts";
import { blend, palette } from "../../../model/palette.ts";
import { quad, swept, turned } from "../../../model/shapes.ts";
import { cypress, olive } from "../../../model/trees.ts";
import { type Box, court, lavenderBoxes, oliveBoxes, pots, stage, stoa, stoaLines } from "./measures.ts";

/** A box of four walls with earth in it. */
function stoneBox(mesh: Mesh, { x, z, width, depth, height }: Box): void {
  const [w, e, n, s] = [x - width / 2, x + width / 2, z - depth / 2, z + depth / 2];
  const thick = width > 2 ? 0.3 : 0.14;
  const bevel = 0.02;
  swept(mesh, {
    path: [
      [w, n],
      [e, n],
      [e, s],
      [w, s],
      [w, n],
    ],
    closed: true,
    cell: 1,
    colour: palette.warm,
    profile: [
      [0, 0],
      [0, height - bevel],
      [-bevel, height],
      [-thick + bevel, height],
      [-thick, height - bevel],
      [-thick, height - 0.12],
    ],
  });
  const earth = height - 0.09;
  const inset = thick / 2;
  quad(
    mesh,
    [
      [w + inset, earth, s - inset],
      [e - inset, earth, s - inset],
      [e - inset, earth, n + inset],
      [w + inset, earth, n + inset],
    ],
    palette.earth,
    0.9,
  );
}

function lavender(model: Model, random: Chance): void {
  const stems = 30;
  for (let k = 0; k < stems; k++) {
    const angle = k * 2.4 + random.between(-0.4, 0.4);
    const lean = Math.sqrt((k + 0.5) / stems) * random.between(0.35, 0.62);
    const long = random.between(0.3, 0.5);
    const out: Vec = [Math.cos(angle), 0, Math.sin(angle)];
    const side: Vec = [-Math.sin(angle) * 0.042, 0, Math.cos(angle) * 0.042];
    const normal: Vec = [out[0] * 0.6, 0.8, out[2] * 0.6];
    const tint = blend(palette.lavender, palette.lavenderLight, random.next());
    const root: Vec = [out[0] * 0.06, 0, out[2] * 0.06];
    leaf(model.leaves, root, [out[0] * lean * long, long, out[2] * lean * long], side, normal, palette.shrub, tint);
  }
}

function lavenderRow(model: Model, box: Box, random: Chance): void {
  stoneBox(model.stone, box);
  const plants = 6;
  for (let k = 0; k < plants; k++) {
    const x = box.x + random.between(-0.12, 0.12);
    const z = box.z + ((k + 0.5) / plants - 0.5) * (box.depth - 0.4);
    const place = { x, y: box.height - 0.09, z, scale: random.between(0.9, 1.25) };
    model.within(place, () => {
      crown(
        model,
        {
          middle: [0, 0.06, 0],
          radii: [0.24, 0.12, 0.24],
          leaves: 16,
          size: [0.16, 0.045],
          dark: palette.shrub,
          light: palette.oliveLight,
          lift: 0.6,
        },
        random,
      );
      lavender(model, random);
    });
  }
}

function pottedShrub(model: Model, random: Chance, flowers: boolean): void {
  turned(model.stone, {
    x: 0,
    z: 0,
    segments: 14,
    colour: palette.pot,
    profile: [
      [0.2, 0],
      [0.3, 0.26],
      [0.335, 0.44],
      [0.27, 0.57],
      [0.35, 0.62],
      [0.35, 0.69],
      [0.31, 0.69],
      [0.29, 0.64],
      [0, 0.64],
    ],
  });
  crown(
    model,
    {
      middle: [0, 0.88, 0],
      radii: [0.36, 0.3, 0.36],
      leaves: 82,
      size: [0.17, 0.085],
      dark: palette.shrub,
      light: palette.shrubLight,
      lift: 0.3,
    },
    random,
  );
  if (!flowers) return;
  for (let k = 0; k < 22; k++) {
    const angle = random.between(0, 2 * Math.PI);
    const up = random.between(0, 1);
    const r = Math.sqrt(1 - up * up * 0.8);
    const normal = unit([r * Math.cos(angle), up, r * Math.sin(angle)]);
    const tint = blend(palette.bougainvillea, palette.bougainvilleaLight, random.next());
    const root: Vec = [normal[0] * 0.36, 0.88 + normal[1] * 0.31, normal[2] * 0.36];
    leaf(
      model.leaves,
      root,
      [normal[0] * 0.05, 0.06, normal[2] * 0.05],
      [-normal[2] * 0.07, 0, normal[0] * 0.07],
      normal,
      tint,
      tint,
    );
  }
}

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
