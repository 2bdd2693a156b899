/**
 * The walls of the house from without, and the low walls that close the wings towards the sea.
 */
import type { Mesh, Vec } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { block, box } from "../../../model/shapes.ts";
import { facing } from "../../../model/tiles.ts";
import { cloister, gate, gates, house } from "./measures.ts";
import { beamTop } from "./shell.ts";
import { outside, wallTop } from "./walls.ts";

const { floor, west, east, north, south, wall } = house;

/** What is seen of the walls from the hill and the sea. */
export function drawOutside(mesh: Mesh): void {
  const [w, e] = [west - wall, east + wall];
  const face = (corners: [Vec, Vec, Vec, Vec], way: Vec) => facing(mesh, corners, way, outside, 3);
  face(
    [
      [e, -1, north],
      [e, -1, south + wall],
      [e, wallTop, south + wall],
      [e, wallTop, north],
    ],
    [1, 0, 0],
  );
  const back = south + wall;
  const edges = [w, ...gates.flatMap((x) => [x - gate.width / 2 - wall, x + gate.width / 2 + wall]), e];
  for (const k of [0, 2, 4]) {
    const [a, b] = [edges[k]!, edges[k + 1]!];
    face(
      [
        [a, -1, back],
        [b, -1, back],
        [b, wallTop, back],
        [a, wallTop, back],
      ],
      [0, 0, 1],
    );
  }
  for (const side of [-1, 1]) {
    const [a, b] = side < 0 ? [w, west] : [east, e];
    face(
      [
        [a, -1, north],
        [b, -1, north],
        [b, wallTop, north],
        [a, wallTop, north],
      ],
      [0, 0, -1],
    );
    box(
      mesh,
      {
        west: side < 0 ? west : east - 0.3,
        east: side < 0 ? west + 0.3 : east,
        north: north,
        south: north + 0.35,
        bottom: floor,
        top: beamTop,
      },
      palette.warm,
      ["bottom", "top"],
      1,
    );
    const [from, to] = side < 0 ? [west, -cloister.x] : [cloister.x, east];
    block(
      mesh,
      { west: from, east: to, north: north - 0.3, south: north, bottom: -0.4, top: 0.85 },
      palette.warm,
      0.03,
      ["bottom"],
      1,
    );
    const coping = {
      west: from - 0.02,
      east: to + 0.02,
      north: north - 0.34,
      south: north + 0.04,
      bottom: 0.78,
      top: 0.86,
    };
    block(mesh, coping, palette.marble, 0.02, [], 1.4);
  }
}
