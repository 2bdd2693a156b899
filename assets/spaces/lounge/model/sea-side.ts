/**
 * The terrace's edge towards the sea: a parapet to lean on, the wall under it, boulders and cypresses.
 */
import { chance } from "../../../model/chance.ts";
import type { Mesh, Model } from "../../../model/mesh.ts";
import { palette, varied } from "../../../model/palette.ts";
import { block, box } from "../../../model/shapes.ts";
import { house, parapet, terrace } from "./measures.ts";

const seaFloor = -3;

/** What stands in the water: the terrace, and the land that the house stands on. */
export function shore(): [number, number, number, number][] {
  const reach = house.east + parapet.thick;
  const middle = (terrace.north + house.south) / 2;
  return [[0, middle, reach, (house.south - terrace.north) / 2 + parapet.thick]];
}

/** A low wall in stones with a coping. */
function lowWall(mesh: Mesh, bounds: { west: number; east: number; north: number; south: number }, seed: number): void {
  const random = chance(seed);
  const { height } = parapet;
  box(mesh, { ...bounds, bottom: seaFloor, top: height - 0.13 }, palette.warm, ["bottom", "top"], 1.3);
  const along = bounds.east - bounds.west > bounds.south - bounds.north;
  const long = along ? bounds.east - bounds.west : bounds.south - bounds.north;
  const stones = Math.round(long / 1.75);
  for (let k = 0; k < stones; k++) {
    const from = (along ? bounds.west : bounds.north) + (long * k) / stones + 0.004;
    const to = (along ? bounds.west : bounds.north) + (long * (k + 1)) / stones - 0.004;
    const stone = along ? { ...bounds, west: from, east: to } : { ...bounds, north: from, south: to };
    const out = along
      ? { ...stone, north: stone.north - 0.035, south: stone.south + 0.035 }
      : { ...stone, west: stone.west - 0.035, east: stone.east + 0.035 };
    block(mesh, { ...out, bottom: height - 0.13, top: height }, varied(palette.marble, 0.03, random), 0.028, [], 1);
  }
}

export function drawSeaSide(model: Model): void {
  const { west, east, north } = house;
  const out = parapet.thick;
  lowWall(model.stone, { west: west - out, east: east + out, north: terrace.north - out, south: terrace.north }, 141);
  lowWall(model.stone, { west: west - out, east: west, north: terrace.north, south: north - 0.3 }, 142);
  lowWall(model.stone, { west: east, east: east + out, north: terrace.north, south: north - 0.3 }, 143);
}
