/**
 * The wall behind those who arrive, with the mark in its middle and a gateway on either side.
 */
import { globe } from "../../../model/lamp.ts";
import { mark } from "../../../model/mark.ts";
import type { Model } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { box } from "../../../model/shapes.ts";
import { arc } from "./arc.ts";
import { forecourt, gateways, walk } from "./measures.ts";
import { facing, theatre } from "./theatre.ts";

const SIDES = [-1, 1] as const;

/** Dado, plaster and coping, and a gateway with wooden doors on either side. */
function backWall(model: Model): void {
  const { outer, wall, thick, end } = forecourt;
  const { floor } = walk;
  const mesh = model.stone;
  const half = gateways.width / 2 / outer;
  const top = floor + wall;
  const edges = [-end, ...gateways.angles.flatMap((a) => [a - half, a + half]), end];
  for (let k = 0; k < edges.length - 1; k++) {
    const [from, to] = [edges[k]!, edges[k + 1]!];
    const pieces = Math.max(2, Math.round(((to - from) * outer) / 0.8));
    const open = k % 2 === 1;
    const bottom = open ? floor + gateways.height : floor;
    if (!open) {
      arc(mesh, {
        from,
        to,
        pieces,
        cell: 0.8,
        profile: [
          [outer - 0.05, bottom],
          [outer - 0.05, bottom + 0.9],
          [outer - 0.07, bottom + 0.9],
          [outer - 0.07, bottom + 0.99],
          [outer, bottom + 1.01],
        ],
        colour: (edge) => (edge === 0 ? palette.dado : palette.marble),
      });
    }
    arc(mesh, {
      from,
      to,
      pieces,
      cell: 0.8,
      profile: [
        [outer, open ? bottom : bottom + 1],
        [outer, top - 0.3],
        [outer - 0.05, top - 0.28],
        [outer - 0.05, top - 0.14],
        [outer - 0.16, top - 0.12],
        [outer - 0.16, top - 0.02],
        [outer - 0.14, top],
        [outer + thick + 0.1, top],
        [outer + thick + 0.1, floor - 1],
      ],
      colour: (edge) => (edge === 0 || edge === 7 ? palette.plaster : palette.marble),
    });
  }
  arc(mesh, {
    from: -end - 0.012,
    to: end + 0.012,
    pieces: 12,
    profile: [
      [outer - 0.02, top],
      [outer - 0.02, top + 0.12],
      [outer + thick, top + 0.12],
      [outer + thick, top],
    ],
    capped: [outer + 0.2, top],
    colour: palette.marble,
  });
}

/** Doors of wood deep in the wall, within a surround of marble, a lamp on either side. */
function gateway(model: Model, angle: number): void {
  const mesh = model.stone;
  const half = gateways.width / 2;
  const { height } = gateways;
  const deep = forecourt.thick - 0.06;
  model.within(facing(forecourt.outer, angle, walk.floor), () => {
    for (const side of SIDES) {
      const [a, b] = [side * (half - 0.06), side * (half + 0.26)];
      const [w, e] = [Math.min(a, b), Math.max(a, b)];
      box(
        mesh,
        { west: w, east: e, north: -0.12, south: deep, bottom: 0, top: height + 0.28 },
        palette.marble,
        ["bottom", "south"],
        1,
      );
    }
    box(
      mesh,
      { west: -half, east: half, north: -0.12, south: deep, bottom: height, top: height + 0.28 },
      palette.marble,
      ["south"],
      1,
    );
    for (const side of SIDES) {
      const [a, b] = [side * 0.012, side * (half - 0.06)];
      const [w, e] = [Math.min(a, b), Math.max(a, b)];
      const panel = (west: number, east: number, bottom: number, top: number, north: number, tint = palette.woodPale) =>
        box(mesh, { west, east, bottom, top, north, south: deep + 0.05 }, tint, ["south", "bottom"], 1.2);
      panel(w, e, 0, height, deep, palette.wood);
      const inset = 0.14;
      for (const [low, high] of [
        [0.22, 1.1],
        [1.26, height - 0.2],
      ] as const) {
        panel(w + inset, e - inset, low, high, deep - 0.04);
      }
      panel(side * 0.14 - 0.03, side * 0.14 + 0.03, 1.1, 1.34, deep - 0.1, palette.brass);
    }
  });
  for (const side of SIDES) {
    const at = angle + (side * (half + 0.75)) / forecourt.outer;
    model.within(facing(forecourt.outer - 0.24, at, walk.floor + 2.2), () => {
      globe(model.glow, 0.13);
      box(
        mesh,
        { west: -0.02, east: 0.02, north: 0, south: 0.24, bottom: -0.2, top: -0.16 },
        palette.brass,
        ["south"],
        1,
      );
      box(mesh, { west: -0.07, east: 0.07, north: -0.07, south: 0.07, bottom: -0.17, top: -0.11 }, palette.brass, []);
    });
  }
}

export function drawGateways(model: Model): void {
  model.within(theatre, () => backWall(model));
  for (const angle of gateways.angles) gateway(model, angle);
  model.within(facing(forecourt.outer - 0.1, 0, walk.floor + 2.02, 1.9), () => mark(model, [-1]));
}
