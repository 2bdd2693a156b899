/** What the launch's sun map is of: orchestra, stage, tiers with their benches and stairs, the walk and the forecourt. */
import type { Sunned } from "../../../model/sun-map.ts";
import { forecourt, orchestra, rowFloor, rowStart, stage, stageFoot, stairs, step, tiers, walk } from "./measures.ts";
import { inSpace, inTheatre, round } from "./theatre.ts";

function edges(): { west: number; east: number; north: number; south: number } {
  const points = Array.from({ length: 61 }, (_, k) => {
    const a = -walk.end + (k / 60) * 2 * walk.end;
    return inSpace(round(Math.abs(a) < forecourt.end ? forecourt.outer : walk.outer, a));
  });
  for (const x of [-orchestra.radius, orchestra.radius]) points.push(inSpace([x, stage.north]));
  const xs = points.map(([x]) => x);
  const zs = points.map(([, z]) => z);
  return { west: Math.min(...xs), east: Math.max(...xs), north: Math.min(...zs), south: Math.max(...zs) };
}

export const sunned: Sunned = { floor: edges(), height: floorHeight };

function onStair(x: number, z: number): number | undefined {
  for (const angle of stairs.angles) {
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const [beside, along] = [x * cos - z * sin, x * sin + z * cos];
    if (Math.abs(beside) > stairs.width / 2) continue;
    const steps = Math.floor((along - tiers.inner - 0.2) / step.tread) + 1;
    if (along < walk.inner) return Math.max(0, Math.min(steps, tiers.rows * 3) * step.rise);
  }
  return undefined;
}

function floorHeight(spaceX: number, spaceZ: number): number {
  const [x, z] = inTheatre(spaceX, spaceZ);
  const r = Math.hypot(x, z);
  if (Math.abs(x) < stage.half && z < stageFoot) {
    const steps = Math.floor((stageFoot - z) / stage.tread) + 1;
    return Math.min(stage.steps, steps) * step.rise;
  }
  if (r < rowStart(0)) return 0;
  if (r >= walk.inner) return walk.floor;
  const stair = onStair(x, z);
  if (stair !== undefined) return stair;
  const row = Math.floor((r - tiers.inner) / tiers.pitch);
  return rowFloor(row) + (r - rowStart(row) > tiers.tread ? tiers.bench.height : 0);
}
