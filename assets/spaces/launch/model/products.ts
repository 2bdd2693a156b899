/**
 * What stands on the plinths: the lantern that is launched, and five ways to look at it. Each about the frame's origin,
 * seen from its −Z.
 */
import { chance } from "../../../model/chance.ts";
import { crown } from "../../../model/foliage.ts";
import type { Model } from "../../../model/mesh.ts";
import { type Colour, palette, shade } from "../../../model/palette.ts";
import { box, tube } from "../../../model/shapes.ts";
import { cap, foot, lantern, type Profile, raised, turnedAt } from "./lantern.ts";

function theLantern(model: Model): void {
  turnedAt(
    model.stone,
    0,
    0,
    [
      [0.34, 0],
      [0.34, 0.05],
      [0.32, 0.07],
      [0, 0.07],
    ],
    palette.wood,
    24,
  );
  lantern(model, 0, 0, 0.07, 1.05);
}

/** Its parts, drawn apart along one rod. */
function inside(model: Model): void {
  const mesh = model.stone;
  tube(
    mesh,
    [
      [0, 0, 0],
      [0, 0.94, 0],
    ],
    0.01,
    5,
    palette.slate,
  );
  turnedAt(mesh, 0, 0, foot, palette.brass);
  const disc = (y: number, r: number, thick: number, tint: Colour) =>
    turnedAt(
      mesh,
      0,
      0,
      [
        [0, y],
        [r, y],
        [r, y + thick],
        [0, y + thick],
      ],
      tint,
    );
  disc(0.14, 0.15, 0.03, palette.slate);
  disc(0.23, 0.12, 0.055, palette.wood);
  disc(0.34, 0.15, 0.014, palette.brass);
  turnedAt(
    model.glow,
    0,
    0,
    [
      [0.05, 0.4],
      [0.09, 0.45],
      [0.09, 0.58],
      [0, 0.64],
    ],
    palette.lamp,
    12,
  );
  disc(0.69, 0.15, 0.014, palette.brass);
  turnedAt(model.brand, 0, 0, raised(cap, 0.36, 1), palette.white, 16, true);
  for (const side of [-1, 1]) {
    box(
      mesh,
      { west: side * 0.48 - 0.17, east: side * 0.48 + 0.17, north: -0.2, south: 0.2, bottom: 0, top: 0.02 },
      palette.wood,
    );
    for (let k = 0; k < 4; k++) {
      tube(
        mesh,
        [
          [side * 0.48 - 0.1 + k * 0.066, 0.03, -0.14],
          [side * 0.48 - 0.1 + k * 0.066, 0.03, 0.14],
        ],
        0.012,
        5,
        k % 2 ? palette.slate : palette.brass,
      );
    }
  }
}

/** Five caps in the glazes of the coast, as people before them read: clay, olive, sea, lavender, snow. */
function glazes(model: Model): void {
  const tints = [palette.pot, palette.olive, undefined, palette.lavender, palette.snow];
  for (const [k, tint] of tints.entries()) {
    const x = (2 - k) * 0.29;
    const tall = 0.1 + (2 - Math.abs(k - 2)) * 0.07;
    turnedAt(
      model.stone,
      x,
      0,
      [
        [0.1, 0],
        [0.1, tall],
        [0, tall],
      ],
      palette.warm,
      14,
    );
    turnedAt(tint ? model.stone : model.brand, x, 0, raised(cap, tall - 0.3, 0.75), tint ?? palette.white, 16, true);
  }
}

/** Small, middle, tall. */
function sizes(model: Model): void {
  lantern(model, -0.44, 0.02, 0, 0.6);
  lantern(model, -0.02, 0, 0, 0.95);
  lantern(model, 0.46, 0, 0, 1.4);
}

/** The sun's way over a day, as an arch with the hours, and the lantern under it. */
function hours(model: Model): void {
  const mesh = model.stone;
  const r = 0.58;
  const arch = Array.from({ length: 17 }, (_, k): [number, number, number] => {
    const angle = (k / 16) * Math.PI;
    return [Math.cos(angle) * r, Math.sin(angle) * r + 0.04, 0.1];
  });
  tube(mesh, arch, 0.014, 6, palette.brass);
  for (let k = 0; k <= 6; k++) {
    const angle = (k / 6) * Math.PI;
    const low = Math.abs(k - 3) / 3;
    const tint = shade(
      k === 1 ? palette.brass : low > 0.9 ? palette.lavender : low > 0.5 ? palette.pot : palette.snow,
      1,
    );
    turnedAt(
      mesh,
      Math.cos(angle) * r,
      0.1,
      [
        [0, -0.05],
        [0.045, -0.02],
        [0.045, 0.02],
        [0, 0.05],
      ].map(([w, y]): [number, number] => [w!, y! + Math.sin(angle) * r + 0.04]),
      tint,
      10,
    );
  }
  lantern(model, 0, -0.02, 0, 0.7);
}

/** A table laid for an evening: a bowl of olives, two cups, and the lantern. */
function table(model: Model): void {
  const mesh = model.stone;
  box(mesh, { west: -0.62, east: 0.62, north: -0.26, south: 0.26, bottom: 0, top: 0.008 }, palette.snow);
  box(model.brand, { west: -0.62, east: 0.62, north: -0.09, south: 0.09, bottom: 0.004, top: 0.012 }, palette.white);
  lantern(model, 0, 0, 0.012, 0.85);
  const bowl: Profile = [
    [0.06, 0.01],
    [0.13, 0.05],
    [0.16, 0.1],
    [0.145, 0.1],
    [0, 0.06],
  ];
  turnedAt(mesh, 0.4, 0, bowl, palette.pot);
  const random = chance(33);
  crown(
    model,
    {
      middle: [0.4, 0.1, 0],
      radii: [0.11, 0.05, 0.11],
      leaves: 14,
      size: [0.07, 0.035],
      dark: palette.shrub,
      light: palette.oliveLight,
    },
    random,
  );
  for (const x of [-0.28, -0.46]) {
    turnedAt(
      mesh,
      x,
      0.05,
      [
        [0.035, 0.01],
        [0.05, 0.1],
        [0.045, 0.1],
        [0, 0.03],
      ],
      palette.snow,
      12,
    );
  }
}

/** In the order of the stands, from the west end of the walk to the east. */
export const products: ((model: Model) => void)[] = [hours, inside, theLantern, glazes, sizes, table];
