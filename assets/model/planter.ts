/**
 * What plants stand in: boxes of stone with earth, rows of lavender, shrubs in pots of clay.
 */
import type { Chance } from "./chance.ts";
import { crown, leaf } from "./foliage.ts";
import { type Mesh, type Model, unit, type Vec } from "./mesh.ts";
import { oneOfFew, palette } from "./palette.ts";
import { quad, swept, turned } from "./shapes.ts";

/** A box of stone with earth in it, by its middle and its extent; it stands at height 0. Metres. */
export type Box = { x: number; z: number; width: number; depth: number; height: number };

/** A box of four walls with earth in it. */
export function stoneBox(mesh: Mesh, { x, z, width, depth, height }: Box): void {
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
    const tint = oneOfFew(palette.lavender, palette.lavenderLight, random.next());
    const root: Vec = [out[0] * 0.06, 0, out[2] * 0.06];
    leaf(model.leaves, root, [out[0] * lean * long, long, out[2] * lean * long], side, normal, palette.shrub, tint);
  }
}

/** A box with a row of lavender in it, along its depth. */
export function lavenderRow(model: Model, box: Box, random: Chance): void {
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

/** A shrub in a pot of clay, flowering or not, about the frame's origin. */
export function pottedShrub(model: Model, random: Chance, flowers: boolean): void {
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
    const tint = oneOfFew(palette.bougainvillea, palette.bougainvilleaLight, random.next());
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
