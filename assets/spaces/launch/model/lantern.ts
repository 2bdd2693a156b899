/**
 * The lantern that is launched, and the turned pieces that it is made of.
 */
import type { Mesh, Model } from "../../../model/mesh.ts";
import { type Colour, palette } from "../../../model/palette.ts";
import { tube, turned } from "../../../model/shapes.ts";

/** [radius, height], from the bottom up. */
export type Profile = readonly (readonly [number, number])[];

/** A turned piece that stands at a place. */
export function turnedAt(
  mesh: Mesh,
  x: number,
  z: number,
  profile: Profile,
  colour: Colour,
  segments = 16,
  smooth = false,
): void {
  turned(mesh, { x, z, profile, colour, segments, smooth });
}

export const foot: Profile = [
  [0.17, 0],
  [0.17, 0.035],
  [0.14, 0.05],
  [0.1, 0.06],
  [0, 0.06],
];
export const cap: Profile = [
  [0.165, 0.4],
  [0.175, 0.415],
  [0.16, 0.47],
  [0.11, 0.53],
  [0.04, 0.56],
  [0, 0.565],
];

/** A profile at another height and size. */
export function raised(profile: Profile, by: number, scale: number): Profile {
  return profile.map(([r, y]): [number, number] => [r * scale, by + y * scale]);
}

/** The lantern: a brass foot, four rods about a light, a cap in the brand's colour or another, a ring to carry it by. */
export function lantern(model: Model, x: number, z: number, y: number, scale: number, tint?: Colour): void {
  turnedAt(model.stone, x, z, raised(foot, y, scale), palette.brass, 14);
  turnedAt(tint ? model.stone : model.brand, x, z, raised(cap, y, scale), tint ?? palette.white, 16, true);
  for (let k = 0; k < 4; k++) {
    const angle = Math.PI / 4 + (k * Math.PI) / 2;
    const at = (h: number): [number, number, number] => [
      x + Math.cos(angle) * 0.14 * scale,
      y + h * scale,
      z + Math.sin(angle) * 0.14 * scale,
    ];
    tube(model.stone, [at(0.03), at(0.41)], 0.012 * scale, 4, palette.brass);
  }
  turnedAt(
    model.glow,
    x,
    z,
    raised(
      [
        [0.05, 0.07],
        [0.085, 0.12],
        [0.09, 0.26],
        [0.06, 0.34],
        [0, 0.36],
      ],
      y,
      scale,
    ),
    palette.lamp,
    10,
  );
  ringAt(model.stone, x, y + 0.64 * scale, z, 0.075 * scale);
}

function ringAt(mesh: Mesh, x: number, y: number, z: number, r: number): void {
  const points = Array.from({ length: 10 }, (_, k): [number, number, number] => {
    const angle = (k / 9) * 2 * Math.PI;
    return [x + Math.cos(angle) * r, y + Math.sin(angle) * r, z];
  });
  tube(mesh, points, 0.012, 4, palette.brass);
}
