/** What the plaza's sun map is of: all floors, steps and all, and the two long walls of the stoa. */
import type { Sunned } from "../../../model/sun-map.ts";
import { court, jetty, quay, quaySouth, seaSteps, stage, step, stoa, stoaLines, tholos } from "./measures.ts";

const [west, south] = [court.west - 0.3, stoaLines.backWall];
const [bottom, top] = [stoa.floor, stoa.floor + stoa.wallTop];

export const sunned: Sunned = {
  floor: { west, east: stoaLines.sideWall, north: quay.north - 0.2, south },
  height: floorHeight,
  backWall: { z: stoaLines.backWall, west: court.west, east: stoaLines.sideWall, bottom, top },
  sideWall: { x: stoaLines.sideWall, north: stoa.sideEnd, south, bottom, top },
};

function floorHeight(x: number, z: number): number {
  const stepped = (depth: number) =>
    depth < 0 ? 0 : Math.min(step.count, Math.floor(depth / step.tread) + 1) * step.rise;
  if (z < court.north) {
    if (x > jetty.west && x < jetty.east && z < quay.north) return jetty.floor;
    if (x > seaSteps.west && x < seaSteps.east && z > quaySouth) {
      return -seaSteps.rise * (Math.floor((court.north - z) / seaSteps.tread) + 1);
    }
    if (x < stage.west) return quay.floor;
  }
  const inStoa = Math.max(z - stoaLines.backFront, x - stoaLines.sideFront);
  if (inStoa >= 0) return stepped(inStoa);
  const toTholos = Math.hypot(x - tholos.x, z - tholos.z);
  if (toTholos < tholos.steps[0]!) return tholos.steps.filter((radius) => toTholos <= radius).length * step.rise;
  if (x >= stage.west && x <= stage.east) return stepped(stage.south + step.tread * (step.count - 1) - z);
  return 0;
}
