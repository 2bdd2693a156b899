/**
 * Walls: parapets towards the sea and the gardens, the walls beside the stairs, and the one behind the walk.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { palette, varied } from "../../../model/palette.ts";
import { block, box, quad } from "../../../model/shapes.ts";
import { arc } from "./arc.ts";
import { forecourt, orchestra, parapet, stage, stairEdge, stairs, tiers, walk, water } from "./measures.ts";
import { standing, theatre } from "./theatre.ts";

const COPING = 0.13;
const SIDES = [-1, 1] as const;

/** Two angles on a side of the axis, from west to east. */
function span(side: number, a: number, b: number): [number, number] {
  return side < 0 ? [-b, -a] : [a, b];
}

/** A curved wall under a coping in stones, between two distances, from `bottom` to `top`. */
function curved(
  mesh: Mesh,
  [inner, outer]: readonly [number, number],
  [from, to]: readonly [number, number],
  [bottom, top]: readonly [number, number],
  random: Chance,
): void {
  const pieces = Math.max(2, Math.round(((to - from) * inner) / 1.9));
  const stones = Array.from({ length: pieces }, () => varied(palette.marble, 0.03, random));
  const [i, o] = [inner - 0.035, outer + 0.035];
  const under = top - COPING;
  arc(mesh, {
    from,
    to,
    pieces,
    profile: [
      [inner, bottom],
      [inner, under],
      [i, under],
      [i, top - 0.025],
      [i + 0.025, top],
      [o - 0.025, top],
      [o, top - 0.025],
      [o, under],
      [outer, under],
      [outer, bottom],
    ],
    capped: [(inner + outer) / 2, bottom],
    colour: (edge, piece) => (edge === 0 || edge === 8 ? palette.warm : stones[piece]!),
  });
}

/** A wall that runs straight away from the middle. */
function radial(
  model: Model,
  angle: number,
  [inner, outer]: readonly [number, number],
  [bottom, top]: readonly [number, number],
): void {
  const half = parapet.thick / 2;
  const mesh = model.stone;
  model.within(standing([0, 0], 0, angle), () => {
    box(
      mesh,
      { west: -half, east: half, north: inner, south: outer, bottom, top: top - COPING },
      palette.warm,
      ["bottom", "top"],
      1.5,
    );
    const out = half + 0.035;
    block(
      mesh,
      { west: -out, east: out, north: inner - 0.035, south: outer + 0.035, bottom: top - COPING, top },
      palette.marble,
      0.025,
      [],
      1.5,
    );
  });
}

/** The wall beside an outer stair, falling with it. */
function cheek(model: Model, side: -1 | 1): void {
  const half = stairs.width / 2;
  const [w, e] = side < 0 ? [-half - 0.36, -half] : [half, half + 0.36];
  const [north, south] = [tiers.inner - 0.1, walk.inner + 0.1];
  const [low, high] = [0.5, walk.floor + parapet.height];
  const base = -0.6;
  const mesh = model.stone;
  model.within(standing([0, 0], 0, side * stairs.angles[2]), () => {
    const cuts = 8;
    for (let k = 0; k < cuts; k++) {
      const [z, z2] = [north + ((south - north) * k) / cuts, north + ((south - north) * (k + 1)) / cuts];
      const [y, y2] = [low + ((high - low) * k) / cuts, low + ((high - low) * (k + 1)) / cuts];
      const top: [Vec, Vec, Vec, Vec] = [
        [w - 0.03, y2, z2],
        [e + 0.03, y2, z2],
        [e + 0.03, y, z],
        [w - 0.03, y, z],
      ];
      quad(mesh, top, palette.marble, 1.4);
      for (const [x, out] of [
        [w, -1],
        [e, 1],
      ] as const) {
        const stone: [Vec, Vec, Vec, Vec] = [
          [x, y - 2.2, z],
          [x, y2 - 2.2, z2],
          [x, y2 - 0.1, z2],
          [x, y - 0.1, z],
        ];
        const rim: [Vec, Vec, Vec, Vec] = [
          [x + out * 0.03, y - 0.1, z],
          [x + out * 0.03, y2 - 0.1, z2],
          [x + out * 0.03, y2, z2],
          [x + out * 0.03, y, z],
        ];
        for (const [face, tint] of [
          [stone, palette.warm],
          [rim, palette.marble],
        ] as const) {
          const [a, b, c, d] = face;
          quad(mesh, out < 0 ? [a, b, c, d] : [b, a, d, c], tint, 1.4);
        }
      }
    }
    box(
      mesh,
      { west: w - 0.06, east: e + 0.06, north: north - 0.42, south: north + 0.02, bottom: base, top: low + 0.08 },
      palette.marble,
      ["bottom"],
      1,
    );
  });
}

/** The rim of the orchestra on either side of the stage, down to the rocks. */
function rims(model: Model, random: Chance): void {
  const r: [number, number] = [orchestra.radius, orchestra.radius + parapet.thick];
  for (const side of SIDES) {
    const from = stairEdge(stairs.angles[2], 1, orchestra.radius, 0.2);
    curved(model.stone, r, span(side, from, orchestra.end), [water - 1.5, parapet.height], random);
    const [w, e] = [stage.half, orchestra.radius + parapet.thick - 0.1];
    block(
      model.stone,
      {
        west: side < 0 ? -e : w,
        east: side < 0 ? -w : e,
        north: stage.north - parapet.thick,
        south: stage.north,
        bottom: -0.2,
        top: parapet.height,
      },
      palette.marble,
      0.025,
      ["bottom"],
      1.4,
    );
  }
}

/** The walls about the walk: towards the gardens, at its ends, and against the hill. */
function walkWalls(model: Model, random: Chance): void {
  const rim = walk.floor + parapet.height;
  const head = stairEdge(stairs.angles[2], 1, walk.inner, 0.02);
  for (const side of SIDES) {
    const inner: [number, number] = [walk.inner - parapet.thick, walk.inner];
    model.within(theatre, () => {
      curved(model.stone, inner, span(side, head, walk.end), [0.2, rim], random);
      const outer: [number, number] = [walk.outer, walk.outer + parapet.thick];
      const back = span(side, forecourt.end, walk.end);
      curved(model.stone, outer, back, [walk.floor - 0.4, walk.floor + walk.wall], random);
    });
    radial(
      model,
      side * (walk.end + 0.008),
      [walk.inner - parapet.thick - 0.1, walk.outer + parapet.thick + 0.1],
      [-2.5, rim],
    );
    radial(
      model,
      side * (forecourt.end + 0.008),
      [walk.outer, forecourt.outer + 0.3],
      [walk.floor - 0.4, walk.floor + 1.7],
    );
  }
}

export function drawTerrace(model: Model): void {
  const random = chance(31);
  model.within(theatre, () => rims(model, random));
  for (const side of SIDES) cheek(model, side);
  walkWalls(model, random);
}
