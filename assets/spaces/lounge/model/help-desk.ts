/**
 * The help desk: pale stone and slats of wood with round ends, the brand's mark on its front, a lamp on its top, and
 * behind it a wall of slats that carries the sign.
 */
import { globe } from "../../../model/lamp.ts";
import { mark } from "../../../model/mark.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { type Colour, palette } from "../../../model/palette.ts";
import { box, fan, quad, turned } from "../../../model/shapes.ts";
import { desk, deskLamp, house, sign, slats } from "./measures.ts";

const { floor } = house;
const ROUND = 9;

/** The desk's outline `out` of its edge, anticlockwise from above; its ends are half circles. */
function outline(out: number): [number, number][] {
  const radius = desk.depth / 2 + out;
  const straight = desk.length / 2 - desk.depth / 2;
  const end = (side: 1 | -1) =>
    Array.from({ length: ROUND + 1 }, (_, k): [number, number] => {
      const angle = (k / ROUND) * Math.PI - (side > 0 ? Math.PI / 2 : -Math.PI / 2);
      return [desk.x + side * straight + radius * Math.cos(angle), desk.z - radius * Math.sin(angle)];
    });
  return [...end(1), ...end(-1)];
}

/** An upright band about the desk. */
function band(mesh: Mesh, out: number, bottom: number, top: number, tint: Colour): void {
  const points = outline(out);
  for (const [k, [x, z]] of points.entries()) {
    const [x2, z2] = points[(k + 1) % points.length]!;
    quad(
      mesh,
      [
        [x, bottom, z],
        [x2, bottom, z2],
        [x2, top, z2],
        [x, top, z],
      ],
      tint,
      0.7,
    );
  }
}

function lid(mesh: Mesh, out: number, y: number, tint: Colour, up: boolean): void {
  const points = outline(out).map(([x, z]): Vec => [x, y, z]);
  fan(mesh, up ? points : points.reverse(), tint);
}

/** Slats all round, a finger apart. */
function tambour(model: Model, bottom: number, top: number): void {
  const points = outline(0.006);
  for (const [k, [x, z]] of points.entries()) {
    const [x2, z2] = points[(k + 1) % points.length]!;
    const long = Math.hypot(x2 - x, z2 - z);
    const count = Math.max(1, Math.round(long / 0.105));
    const yaw = Math.atan2(-(z2 - z), x2 - x);
    for (let n = 0; n < count; n++) {
      const t = (n + 0.5) / count;
      const half = (long / count) * 0.5 - 0.012;
      model.within({ x: x + (x2 - x) * t, y: 0, z: z + (z2 - z) * t, yaw }, () =>
        box(
          model.stone,
          { west: -half, east: half, north: -0.005, south: 0.016, bottom, top },
          palette.oak,
          ["bottom", "top", "north"],
          0.6,
        ),
      );
    }
  }
}

function body(model: Model): void {
  const mesh = model.stone;
  const high = floor + desk.height;
  band(mesh, -0.05, floor, floor + 0.12, palette.marble);
  band(mesh, 0, floor + 0.12, high - 0.07, palette.deck);
  lid(mesh, 0, floor + 0.12, palette.wood, false);
  tambour(model, floor + 0.14, high - 0.2);
  band(mesh, 0.03, high - 0.19, high - 0.07, palette.marble);
  lid(mesh, 0.03, high - 0.19, palette.marble, false);
  band(mesh, 0.06, high - 0.06, high, palette.snow);
  lid(mesh, 0.06, high - 0.06, palette.snow, false);
  lid(mesh, 0.06, high, palette.snow, true);
  const front = desk.z + desk.depth / 2;
  model.within({ x: desk.x, y: floor + 0.51, z: front + 0.05, scale: 0.62 }, () => mark(model, [1]));
}

/** A lamp of brass with a shade, a bell, and a bowl. */
function onTop(model: Model): void {
  const mesh = model.stone;
  const top = floor + desk.height;
  const { x, y, z } = deskLamp;
  turned(mesh, {
    x,
    z,
    segments: 12,
    colour: palette.brass,
    profile: [
      [0.1, top],
      [0.1, top + 0.02],
      [0.016, top + 0.035],
      [0.016, y],
    ],
  });
  model.within({ x, y: y - 0.01, z }, () => globe(model.glow, 0.095));
  const shade: [number, number][] = [
    [0.2, y - 0.03],
    [0.17, y + 0.09],
    [0.06, y + 0.15],
    [0, y + 0.155],
  ];
  turned(mesh, { x, z, segments: 16, smooth: true, colour: palette.brass, profile: shade });
  turned(mesh, {
    x,
    z,
    segments: 16,
    smooth: true,
    inwards: true,
    colour: palette.snow,
    profile: shade.map(([r, h]): [number, number] => [Math.max(0, r - 0.006), h - 0.005]),
  });
  turned(mesh, {
    x: desk.x + 0.2,
    z: desk.z + 0.2,
    segments: 10,
    smooth: true,
    colour: palette.brass,
    profile: [
      [0.055, top],
      [0.05, top + 0.03],
      [0.012, top + 0.05],
      [0, top + 0.065],
    ],
  });
  turned(mesh, {
    x: desk.x - 1.1,
    z: desk.z + 0.02,
    segments: 12,
    smooth: true,
    colour: palette.pot,
    profile: [
      [0.07, top],
      [0.15, top + 0.06],
      [0.17, top + 0.1],
      [0.14, top + 0.08],
      [0, top + 0.04],
    ],
  });
}

/** The wall of slats, with the sign's frame on it. */
function screenWall(model: Model): void {
  const mesh = model.stone;
  const { west, east, z, top } = slats;
  const [low, high] = [floor, floor + top];
  for (const x of [west, east]) {
    box(
      mesh,
      { west: x - 0.06, east: x + 0.06, north: z - 0.06, south: z + 0.06, bottom: low, top: high },
      palette.oak,
      ["bottom"],
      0.9,
    );
  }
  for (const y of [low + 0.12, high - 0.06]) {
    box(
      mesh,
      { west, east, north: z - 0.045, south: z + 0.045, bottom: y - 0.05, top: y + 0.05 },
      palette.oak,
      ["west", "east"],
      1,
    );
  }
  const count = Math.round((east - west) / 0.115);
  for (let k = 1; k < count; k++) {
    const x = west + ((east - west) * k) / count;
    box(
      mesh,
      { west: x - 0.03, east: x + 0.03, north: z - 0.02, south: z + 0.02, bottom: low + 0.1, top: high - 0.08 },
      palette.oak,
      ["bottom", "top"],
      0.9,
    );
  }
  const [half, tall] = [sign.width / 2, sign.height / 2];
  const face = z + 0.03;
  box(
    mesh,
    {
      west: sign.x - half - 0.06,
      east: sign.x + half + 0.06,
      north: face,
      south: face + 0.05,
      bottom: sign.y + floor - tall - 0.06,
      top: sign.y + floor + tall + 0.06,
    },
    palette.oak,
    [],
    0.9,
  );
}

export function drawHelpDesk(model: Model): void {
  body(model);
  onTop(model);
  screenWall(model);
}
