/**
 * The two private rooms.
 */
import type { Mesh } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { box } from "../../../model/shapes.ts";
import { cloister, house, room } from "./measures.ts";
import { dado, inside } from "./walls.ts";

const { floor, west, east, south } = house;

/** The private rooms' walls are lower than the roof, so that light comes in over them; a rail of wood runs on top. */
export function drawRooms(mesh: Mesh): void {
  const high = floor + room.height;
  const { from, to } = room.door;
  for (const side of [-1, 1]) {
    const [a, b] = side < 0 ? [-cloister.x - room.wall, -cloister.x] : [cloister.x, cloister.x + room.wall];
    const [w, e] = side < 0 ? [west, -cloister.x] : [cloister.x, east];
    const pieces = [
      { west: w, east: e, north: room.north, south: room.north + room.wall },
      { west: a, east: b, north: room.north + room.wall, south: from },
      { west: a, east: b, north: to, south },
    ];
    for (const piece of pieces) {
      box(mesh, { ...piece, bottom: floor + 0.9, top: high }, inside, ["bottom", "top"], 0.9);
      box(mesh, { ...piece, bottom: floor, top: floor + 0.9 }, dado, ["bottom", "top"], 0.9);
      const rail = {
        west: piece.west - 0.03,
        east: piece.east + 0.03,
        north: piece.north - 0.03,
        south: piece.south + 0.03,
      };
      box(mesh, { ...rail, bottom: high, top: high + 0.07 }, palette.oak, [], 1.2);
      box(mesh, { ...rail, bottom: floor + 0.88, top: floor + 0.95 }, palette.marble, [], 1.2);
    }
    box(
      mesh,
      { west: a - 0.02, east: b + 0.02, north: from, south: to, bottom: high - 0.2, top: high + 0.07 },
      palette.oak,
      [],
      1,
    );
    for (const z of [from, to]) {
      box(
        mesh,
        { west: a - 0.03, east: b + 0.03, north: z - 0.05, south: z + 0.05, bottom: floor, top: high },
        palette.oak,
        ["bottom", "top"],
        1,
      );
    }
  }
}
