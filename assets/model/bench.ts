/**
 * A marble bench on two feet, with a cushion in the brand's colour or without.
 */
import type { Model } from "./mesh.ts";
import { palette } from "./palette.ts";
import { block, box } from "./shapes.ts";

/** A place for a bench: its middle, which way it looks, and whether it has a cushion. */
export type Bench = { x: number; z: number; yaw: number; cushion: boolean };
export const bench = { length: 2.1, depth: 0.5, height: 0.47 };

export function benchOfStone(model: Model, { x, z, yaw, cushion }: Bench, floor: number): void {
  const [half, deep] = [bench.length / 2, bench.depth / 2];
  const seat = cushion ? bench.height - 0.07 : bench.height;
  model.within({ x, y: floor, z, yaw }, () => {
    for (const foot of [-half + 0.38, half - 0.38]) {
      const bounds = { west: foot - 0.15, east: foot + 0.15, north: -deep + 0.06, south: deep - 0.06 };
      box(model.stone, { ...bounds, bottom: 0, top: seat - 0.1 }, palette.warm, ["bottom", "top"], 0.6);
    }
    block(
      model.stone,
      { west: -half, east: half, north: -deep, south: deep, bottom: seat - 0.11, top: seat },
      palette.marble,
      0.022,
      [],
      0.75,
    );
    if (!cushion) return;
    block(
      model.brand,
      {
        west: -half + 0.06,
        east: half - 0.06,
        north: -deep + 0.03,
        south: deep - 0.03,
        bottom: seat,
        top: bench.height + 0.015,
      },
      palette.white,
      0.03,
      ["bottom"],
      0.7,
    );
  });
}
