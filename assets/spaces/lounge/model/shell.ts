/**
 * What carries the roof: slim columns, and beams of oak.
 */
import type { Mesh } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { box, swept, turned } from "../../../model/shapes.ts";
import { cloister, columns, house, roof } from "./measures.ts";

const { floor, west, east, north, south } = house;
export const beamBottom = floor + cloister.column.height;
export const beamTop = beamBottom + roof.beam;

/** A slim round column on a square foot, with a cushion of stone and a saddle of wood under the beam. */
function slimColumn(mesh: Mesh, x: number, z: number, along: "x" | "z"): void {
  const { radius } = cloister.column;
  const saddle = 0.2;
  const neck = beamBottom - saddle - 0.16;
  box(
    mesh,
    { west: x - 0.21, east: x + 0.21, north: z - 0.21, south: z + 0.21, bottom: floor, top: floor + 0.09 },
    palette.marble,
    ["bottom"],
    2,
  );
  turned(mesh, {
    x,
    z,
    segments: 10,
    smooth: true,
    colour: palette.marble,
    profile: [
      [radius * 1.25, floor + 0.09],
      [radius * 1.25, floor + 0.14],
      [radius, floor + 0.18],
      [radius * 1.02, floor + 1.1],
      [radius * 0.95, floor + 2],
      [radius * 0.85, neck],
      [radius * 0.95, neck + 0.03],
      [radius * 1.4, neck + 0.12],
    ],
  });
  box(
    mesh,
    { west: x - 0.22, east: x + 0.22, north: z - 0.22, south: z + 0.22, bottom: neck + 0.12, top: neck + 0.16 },
    palette.marble,
    ["top"],
    2,
  );
  const [dx, dz] = along === "x" ? [0.52, 0.1] : [0.1, 0.52];
  const low = neck + 0.16;
  box(
    mesh,
    { west: x - dx, east: x + dx, north: z - dz, south: z + dz, bottom: low + saddle / 2, top: beamBottom },
    palette.oak,
    ["top"],
    2,
  );
  const [mx, mz] = along === "x" ? [0.32, 0.1] : [0.1, 0.32];
  box(
    mesh,
    { west: x - mx, east: x + mx, north: z - mz, south: z + mz, bottom: low, top: low + saddle / 2 },
    palette.oak,
    ["top"],
    2,
  );
}

/** Beams of wood: over the columns and the open ends of the wings, and ties across the hall. */
function beams(mesh: Mesh): void {
  const half = 0.13;
  const profile: [number, number][] = [
    [-half, beamBottom],
    [half, beamBottom],
    [half, beamTop],
    [-half, beamTop],
    [-half, beamBottom],
  ];
  const { x, z } = cloister;
  swept(mesh, {
    path: [
      [-x, north],
      [-x, z],
      [x, z],
      [x, north],
    ],
    profile,
    colour: palette.oak,
    cell: 1.4,
    capped: true,
  });
  for (const side of [-1, 1]) {
    const [w, e] = side < 0 ? [west, -x] : [x, east];
    for (const at of [north + 0.2, z]) {
      box(
        mesh,
        { west: w, east: e, north: at - half, south: at + half, bottom: beamBottom, top: beamTop },
        palette.oak,
        [],
        1.4,
      );
    }
    for (const at of [-6.24, -3.68, -1.12, 1.44]) tie(mesh, { west: w, east: e, north: at - 0.08, south: at + 0.08 });
  }
  for (const [at] of columns().filter(([, line]) => line === z)) {
    tie(mesh, { west: at - 0.08, east: at + 0.08, north: z, south });
  }
}

function tie(mesh: Mesh, bounds: { west: number; east: number; north: number; south: number }): void {
  box(mesh, { ...bounds, bottom: beamBottom + 0.08, top: beamBottom + 0.26 }, palette.oak, [], 1.4);
}

export function drawShell(mesh: Mesh): void {
  for (const [x, z] of columns()) slimColumn(mesh, x, z, z === cloister.z ? "x" : "z");
  beams(mesh);
}
