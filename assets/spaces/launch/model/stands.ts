/**
 * The demo stands: for each a panel that bears the sign, a plinth before it with something to look at, and the pergola.
 */
import type { Model, Vec } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { block, box } from "../../../model/shapes.ts";
import { onStand, pergola, stands, walk } from "./measures.ts";
import { products } from "./products.ts";
import { facing, polar, standing, theatre } from "./theatre.ts";

const { plinth, panel, sign } = stands;
const floor = walk.floor;

function panelOf(model: Model): void {
  const mesh = model.stone;
  const half = panel.width / 2;
  const deep = panel.thick / 2;
  box(
    mesh,
    { west: -half, east: half, north: -deep, south: deep, bottom: 0.1, top: panel.height },
    palette.plaster,
    ["bottom"],
    0.95,
  );
  block(
    mesh,
    { west: -half - 0.05, east: half + 0.05, north: -deep - 0.05, south: deep + 0.05, bottom: 0, top: 0.12 },
    palette.warm,
    0.02,
    ["bottom"],
  );
  block(
    mesh,
    {
      west: -half - 0.04,
      east: half + 0.04,
      north: -deep - 0.04,
      south: deep + 0.04,
      bottom: panel.height,
      top: panel.height + 0.09,
    },
    palette.woodPale,
    0.015,
    [],
  );
  const rim = 0.05;
  const h = sign.height / 2;
  const [west, east] = [sign.x - sign.width / 2, sign.x + sign.width / 2];
  const bar = (w: number, e: number, bottom: number, top: number) =>
    box(mesh, { west: w, east: e, bottom, top, north: -deep - 0.05, south: -deep }, palette.woodPale, ["south"], 2);
  bar(west - rim, east + rim, sign.middle + h, sign.middle + h + rim);
  bar(west - rim, east + rim, sign.middle - h - rim, sign.middle - h);
  bar(west - rim, west, sign.middle - h, sign.middle + h);
  bar(east, east + rim, sign.middle - h, sign.middle + h);
  box(
    model.brand,
    { west: -half, east: half, north: -deep - 0.015, south: -deep, bottom: 0.12, top: 0.36 },
    palette.white,
    ["south", "bottom"],
    1,
  );
}

function plinthOf(model: Model): void {
  const [half, deep] = [plinth.width / 2, plinth.depth / 2];
  const part = (out: number, bottom: number, top: number, bevel: number) =>
    block(
      model.stone,
      { west: -half - out, east: half + out, north: -deep - out, south: deep + out, bottom, top },
      palette.marble,
      bevel,
      ["bottom"],
      0.8,
    );
  part(0.04, 0, 0.1, 0.02);
  part(-0.06, 0.1, plinth.height - 0.08, 0);
  part(0.02, plinth.height - 0.08, plinth.height, 0.02);
}

/** Posts, two curved beams, and rafters that lie across them. */
function frameOf(model: Model, side: number): void {
  const mesh = model.stone;
  const { post, height, inner, outer } = pergola;
  const top = floor + height;
  const angles = pergola.angles.map((a) => a * side);
  for (const a of angles) {
    for (const r of [inner, outer]) {
      model.within(facing(r, a, floor), () => {
        block(mesh, { west: -0.17, east: 0.17, north: -0.17, south: 0.17, bottom: 0, top: 0.3 }, palette.warm, 0.02, [
          "bottom",
        ]);
        box(
          mesh,
          { west: -post, east: post, north: -post, south: post, bottom: 0.28, top: height },
          palette.woodPale,
          ["bottom", "top"],
          1.4,
        );
      });
    }
  }
  for (let k = 0; k < angles.length - 1; k++) {
    for (const r of [inner, outer]) {
      const middle = (angles[k]! + angles[k + 1]!) / 2;
      const turned = Math.abs(angles[k + 1]! - angles[k]!) / 2;
      const half = r * Math.sin(turned) + 0.12;
      model.within(facing(r * Math.cos(turned), middle, top), () =>
        box(
          mesh,
          { west: -half, east: half, north: -0.07, south: 0.07, bottom: 0, top: 0.2 },
          palette.woodPale,
          [],
          1.5,
        ),
      );
    }
  }
  const [first, last] = [angles[0]!, angles.at(-1)!];
  const rafters = 28;
  for (let k = 0; k <= rafters; k++) {
    const a = first + ((last - first) * k) / rafters;
    model.within(facing((inner + outer) / 2, a, top + 0.2), () =>
      box(mesh, { west: -0.035, east: 0.035, north: -1.75, south: 1.75, bottom: 0, top: 0.13 }, palette.wood, [], 4),
    );
  }
}

/** Cloth that lies in waves over the rafters of a bay, and glows where the sun comes through. */
function sail(model: Model, from: number, to: number): void {
  const [rows, columns] = [18, 3];
  const [r0, r1] = [pergola.inner - 0.35, pergola.outer + 0.3];
  const y = floor + pergola.height + 0.55;
  const at = (u: number, v: number): Vec => {
    const sag = 0.1 * Math.sin(u * Math.PI) ** 2;
    return polar(r0 + (r1 - r0) * v, from + (to - from) * u, y - sag - 0.11 * Math.cos(v * Math.PI * 6));
  };
  const slope = (v: number) => (0.11 * Math.PI * 6 * Math.sin(v * Math.PI * 6)) / (r1 - r0);
  const middle = (from + to) / 2;
  const grid = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) => {
      const v = row / rows;
      const long = Math.hypot(1, slope(v));
      const out = -slope(v) / long;
      const normal: Vec = [out * Math.sin(middle), 1 / long, out * Math.cos(middle)];
      return model.leaves.vertex(at(column / columns, v), normal, palette.snow);
    }),
  );
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [a, b] = [grid[row]![column]!, grid[row]![column + 1]!];
      const [c, d] = [grid[row + 1]![column + 1]!, grid[row + 1]![column]!];
      model.leaves.triangle(a, b, c);
      model.leaves.triangle(a, c, d);
    }
  }
}

export function drawStands(model: Model): void {
  for (const [k, a] of stands.angles.entries()) {
    model.within(facing(panel.r, a, floor), () => panelOf(model));
    const at = onStand(a, plinth.x, plinth.r);
    model.within(standing(at, floor, a), () => plinthOf(model));
    model.within(standing(at, floor + plinth.height, a), () => products[k]!(model));
  }
  for (const side of [-1, 1]) {
    frameOf(model, side);
    model.within(theatre, () => {
      for (let bay = 0; bay < pergola.angles.length - 1; bay++) {
        const [a, b] = [pergola.angles[bay]! * side, pergola.angles[bay + 1]! * side];
        const gap = 0.014 * Math.sign(b - a);
        sail(model, Math.min(a + gap, b - gap), Math.max(a + gap, b - gap));
      }
    });
  }
}
