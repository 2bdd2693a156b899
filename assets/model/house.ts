/**
 * A white house on a hill, as seen from afar.
 */
import type { Chance } from "./chance.ts";
import type { Model } from "./mesh.ts";
import { type Colour, palette, varied } from "./palette.ts";
import { box, quad, turned } from "./shapes.ts";

/** A white house: windows, a door, a low rim about its flat roof. */
export function house(model: Model, wide: number, deep: number, high: number, random: Chance, dome: boolean): void {
  const mesh = model.stone;
  const [w, d] = [wide / 2, deep / 2];
  const tint = varied(palette.snow, 0.03, random);
  box(mesh, { west: -w, east: w, north: -d, south: d, bottom: -4, top: high }, tint, ["bottom"], 3);
  box(
    mesh,
    { west: -w, east: w, north: -d - 0.05, south: -d + 0.25, bottom: high, top: high + 0.3 },
    tint,
    ["bottom"],
    4,
  );
  const hole = (x: number, y: number, half: number, tall: number, c: Colour) =>
    quad(
      mesh,
      [
        [x + half, y, -d - 0.03],
        [x - half, y, -d - 0.03],
        [x - half, y + tall, -d - 0.03],
        [x + half, y + tall, -d - 0.03],
      ],
      c,
      5,
    );
  const storeys = high > 4.2 ? 2 : 1;
  for (let s = 0; s < storeys; s++) {
    const y = s * 2.6 + 1.1;
    for (const x of wide > 3.6 ? [-w * 0.55, w * 0.45] : [w * 0.3]) hole(x, y, 0.32, 0.95, palette.slate);
  }
  hole(wide > 3.6 ? -0.1 : -w * 0.45, 0, 0.42, 1.9, palette.woodDark);
  quad(
    mesh,
    [
      [-w - 0.03, 1.2, -0.3],
      [-w - 0.03, 1.2, 0.3],
      [-w - 0.03, 2.1, 0.3],
      [-w - 0.03, 2.1, -0.3],
    ],
    palette.slate,
    5,
  );
  if (!dome) return;
  const r = w * 0.86;
  turned(mesh, {
    x: 0,
    z: 0,
    segments: 14,
    colour: tint,
    profile: [
      [r, high],
      [r, high + 0.5],
    ],
  });
  turned(model.brand, {
    x: 0,
    z: 0,
    segments: 14,
    smooth: true,
    colour: palette.white,
    profile: [0, 0.25, 0.5, 0.75, 1].map((t): [number, number] => [
      r * Math.cos((t * Math.PI) / 2),
      high + 0.5 + r * Math.sin((t * Math.PI) / 2),
    ]),
  });
  box(
    mesh,
    { west: w * 0.5, east: w * 0.5 + 1.1, north: -d - 0.1, south: -d + 0.3, bottom: high, top: high + 1.9 },
    tint,
    ["bottom"],
    3,
  );
  const bell = -d - 0.14;
  quad(
    mesh,
    [
      [w * 0.5 + 0.85, high + 0.7, bell],
      [w * 0.5 + 0.25, high + 0.7, bell],
      [w * 0.5 + 0.25, high + 1.5, bell],
      [w * 0.5 + 0.85, high + 1.5, bell],
    ],
    palette.slate,
    4,
  );
}
