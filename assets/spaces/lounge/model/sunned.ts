/** What the lounge's sun map is of: all floors, steps and water, and the walls that look at the sun. */
import type { Sunned } from "../../../model/sun-map.ts";
import { basin, cloister, gate, house, ridge, roof, step, terrace } from "./measures.ts";
import { wallTop } from "./walls.ts";

const { west, east, north, south, floor } = house;

export const sunned: Sunned = {
  floor: { west: west - 0.3, east: east + 0.3, north: terrace.north - 0.3, south: south + gate.deep },
  height: floorHeight,
  backWall: { z: south, west, east, bottom: floor, top: wallTop },
  sideWall: { x: east, north, south, bottom: floor, top: roof.tiles + (ridge.z - cloister.z) * roof.pitch },
};

function floorHeight(x: number, z: number): number {
  if (z < north) return 0;
  if (x > basin.west && x < basin.east && z > basin.north && z < basin.south) return basin.height - 0.07;
  const edge = cloister.edge + step.tread * (step.count - 1);
  const into = Math.max(z - (cloister.z - edge), Math.abs(x) - (cloister.x - edge));
  return into < 0 ? 0 : Math.min(step.count, Math.floor(into / step.tread) + 1) * step.rise;
}
