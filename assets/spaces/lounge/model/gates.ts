/**
 * The two gates in the south wall, each a short passage with a low door at its end.
 */
import type { Mesh } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { box } from "../../../model/shapes.ts";
import { facing } from "../../../model/tiles.ts";
import { gate, gates, house } from "./measures.ts";
import { outside } from "./walls.ts";

const { floor, south, wall } = house;

/** A gate's passage through the wall, with a frame of wood and a low door at its end. */
function porch(mesh: Mesh, x: number): void {
  const [back, end] = [south + wall, south + gate.deep];
  const half = gate.width / 2;
  const head = floor + gate.height;
  for (const side of [-1, 1]) {
    const inner = x + side * half;
    const outer = x + side * (half + wall);
    facing(
      mesh,
      [
        [inner, floor, south],
        [inner, floor, end],
        [inner, head, end],
        [inner, head, south],
      ],
      [-side, 0, 0],
      palette.snow,
      0.8,
    );
    facing(
      mesh,
      [
        [outer, -1, back],
        [outer, -1, end],
        [outer, head + 0.4, end],
        [outer, head + 0.4, back],
      ],
      [side, 0, 0],
      outside,
      2,
    );
    const [a, b] = [Math.min(inner, outer), Math.max(inner, outer)];
    facing(
      mesh,
      [
        [a, -1, end],
        [b, -1, end],
        [b, head + 0.4, end],
        [a, head + 0.4, end],
      ],
      [0, 0, 1],
      outside,
      2,
    );
    const post = x + side * (half - 0.06);
    box(
      mesh,
      { west: post - 0.06, east: post + 0.06, north: south - 0.05, south: south + 0.12, bottom: floor, top: head },
      palette.oak,
      ["bottom"],
      0.9,
    );
  }
  facing(
    mesh,
    [
      [x - half, head, south],
      [x + half, head, south],
      [x + half, head, end],
      [x - half, head, end],
    ],
    [0, -1, 0],
    palette.snow,
    0.8,
  );
  const [w, e] = [x - half - wall, x + half + wall];
  facing(
    mesh,
    [
      [w, head + 0.4, back],
      [e, head + 0.4, back],
      [e, head + 0.4, end],
      [w, head + 0.4, end],
    ],
    [0, 1, 0],
    palette.roof,
    1.5,
  );
  facing(
    mesh,
    [
      [w, head, end],
      [e, head, end],
      [e, head + 0.4, end],
      [w, head + 0.4, end],
    ],
    [0, 0, 1],
    outside,
    2,
  );
  box(
    mesh,
    {
      west: x - half - 0.2,
      east: x + half + 0.2,
      north: south - 0.07,
      south: south + 0.12,
      bottom: head,
      top: head + 0.16,
    },
    palette.oak,
    [],
    0.9,
  );
  door(mesh, x, end - 0.08);
}

/** Two low leaves of slats that one can look over. */
function door(mesh: Mesh, x: number, z: number): void {
  const half = gate.width / 2;
  const high = floor + 1.05;
  const slats = 12;
  for (let k = 0; k < slats; k++) {
    const w = x - half + (k * gate.width) / slats + 0.012;
    const e = x - half + ((k + 1) * gate.width) / slats - 0.012;
    box(
      mesh,
      { west: w, east: e, north: z - 0.02, south: z + 0.02, bottom: floor + 0.06, top: high },
      palette.oak,
      [],
      1.2,
    );
  }
  for (const y of [floor + 0.2, floor + 0.85]) {
    box(
      mesh,
      { west: x - half, east: x + half, north: z - 0.05, south: z - 0.02, bottom: y - 0.05, top: y + 0.05 },
      palette.oak,
      ["south"],
      1.2,
    );
  }
}

export function drawGates(mesh: Mesh): void {
  for (const x of gates) porch(mesh, x);
}
