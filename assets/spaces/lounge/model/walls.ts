/**
 * The walls of the house from within: plaster over a clay dado, with openings to the west and two gates to the south.
 */
import type { Chart, Mesh, Vec } from "../../../model/mesh.ts";
import { blend, type Colour, palette } from "../../../model/palette.ts";
import { box } from "../../../model/shapes.ts";
import { facing } from "../../../model/tiles.ts";
import { gate, gates, house, windows } from "./measures.ts";
import { beamTop } from "./shell.ts";

const { floor, west, east, north, south, wall } = house;
export const wallTop = beamTop + 0.06;
export const outside = blend(palette.plaster, palette.snow, 0.6);
export const inside = blend(palette.plaster, palette.snow, 0.7);
export const dado = blend(palette.dado, palette.plaster, 0.75);

/** A wall's face as a place along it and a height, and the way that it looks. */
type Face = { at(along: number, y: number, out?: number): Vec; way: Vec };
const eastFace: Face = { at: (z, y, out = 0) => [east - out, y, z], way: [-1, 0, 0] };
const westFace: Face = { at: (z, y, out = 0) => [west + out, y, z], way: [1, 0, 0] };
const southFace: Face = { at: (x, y, out = 0) => [x, y, south - out], way: [0, 0, -1] };

type Band = { bottom: number; top: number; out: number; tint: Colour };
const bands: Band[] = [
  { bottom: floor, top: floor + 0.1, out: 0.03, tint: palette.warm },
  { bottom: floor + 0.1, top: floor + 0.92, out: 0, tint: dado },
  { bottom: floor + 0.92, top: floor + 0.99, out: 0.025, tint: palette.marble },
  { bottom: floor + 0.99, top: wallTop, out: 0, tint: inside },
];

/** A piece of a wall's inner face between two places, from `low` to `high`, in its bands. */
function banded(mesh: Mesh, face: Face, from: number, to: number, low = floor, high = wallTop): void {
  for (const band of bands) {
    const [bottom, upper] = [Math.max(low, band.bottom), Math.min(high, band.top)];
    if (upper - bottom < 0.005) continue;
    const { at, way } = face;
    const { out } = band;
    facing(
      mesh,
      [at(from, bottom, out), at(to, bottom, out), at(to, upper, out), at(from, upper, out)],
      way,
      band.tint,
      1.1,
    );
    if (out === 0) continue;
    facing(
      mesh,
      [at(from, upper, 0), at(to, upper, 0), at(to, upper, out), at(from, upper, out)],
      [0, 1, 0],
      band.tint,
      2,
    );
  }
}

function eastAndSouth(mesh: Mesh): void {
  const chart = (name: Chart, draw: () => void) => mesh.onChart(name, draw);
  chart("side-wall", () => banded(mesh, eastFace, north, south));
  const edges = [west, ...gates.flatMap((x) => [x - gate.width / 2, x + gate.width / 2]), east];
  chart("back-wall", () => {
    for (const k of [0, 2, 4]) banded(mesh, southFace, edges[k]!, edges[k + 1]!);
    for (const k of [1, 3]) banded(mesh, southFace, edges[k]!, edges[k + 1]!, floor + gate.height);
  });
}

/** The west wall's inner face leaves its windows open; their reveals are as deep as the wall. */
function westWall(mesh: Mesh): void {
  const { sill, head, width, at: middles } = windows;
  const [low, high] = [floor + sill, floor + head];
  const marks = middles.map((z): [number, number] => [z - width / 2, z + width / 2]);
  let from = north;
  for (const [a, b] of marks) {
    banded(mesh, westFace, from, a);
    banded(mesh, westFace, a, b, floor, low);
    banded(mesh, westFace, a, b, high, wallTop);
    from = b;
    const outer = west - wall;
    const reveal = (corners: [Vec, Vec, Vec, Vec], way: Vec) => facing(mesh, corners, way, palette.snow, 0.8);
    for (const [y, up] of [
      [low, 1],
      [high, -1],
    ] as const) {
      reveal(
        [
          [outer, y, a],
          [outer, y, b],
          [west, y, b],
          [west, y, a],
        ],
        [0, up, 0],
      );
    }
    reveal(
      [
        [outer, low, a],
        [west, low, a],
        [west, high, a],
        [outer, high, a],
      ],
      [0, 0, 1],
    );
    reveal(
      [
        [outer, low, b],
        [west, low, b],
        [west, high, b],
        [outer, high, b],
      ],
      [0, 0, -1],
    );
    sillAndBars(mesh, a, b, low, high);
  }
  banded(mesh, westFace, from, south);
  const out: Face = { at: (z, y) => [west - wall, y, z], way: [-1, 0, 0] };
  const plain = (a: number, b: number, bottom: number, upper: number) =>
    facing(mesh, [out.at(a, bottom), out.at(b, bottom), out.at(b, upper), out.at(a, upper)], out.way, outside, 3);
  from = north;
  for (const [a, b] of marks) {
    plain(from, a, -1, wallTop);
    plain(a, b, -1, low);
    plain(a, b, high, wallTop);
    from = b;
  }
  plain(from, south + wall, -1, wallTop);
}

/** A sill of wood, a lintel, and slim bars that cut the sun in pieces. */
function sillAndBars(mesh: Mesh, from: number, to: number, low: number, high: number): void {
  const [outer, inner] = [west - wall, west];
  box(
    mesh,
    {
      west: outer - 0.04,
      east: inner + 0.08,
      north: from - 0.08,
      south: to + 0.08,
      bottom: low - 0.05,
      top: low + 0.012,
    },
    palette.oak,
    [],
    1,
  );
  box(
    mesh,
    {
      west: outer - 0.02,
      east: inner + 0.03,
      north: from - 0.16,
      south: to + 0.16,
      bottom: high - 0.01,
      top: high + 0.13,
    },
    palette.oak,
    [],
    1,
  );
  const bar = west - wall * 0.6;
  for (let k = 1; k < 4; k++) {
    const z = from + ((to - from) * k) / 4;
    box(
      mesh,
      { west: bar - 0.02, east: bar + 0.02, north: z - 0.02, south: z + 0.02, bottom: low, top: high },
      palette.oak,
      ["bottom", "top"],
      2,
    );
  }
  const y = (low + high) / 2 + 0.2;
  box(
    mesh,
    { west: bar - 0.015, east: bar + 0.015, north: from, south: to, bottom: y - 0.02, top: y + 0.02 },
    palette.oak,
    ["north", "south"],
    2,
  );
}

export function drawWalls(mesh: Mesh): void {
  eastAndSouth(mesh);
  westWall(mesh);
}
