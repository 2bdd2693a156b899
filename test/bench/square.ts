/** The spaces that the benchmarks stand in: those that ship, a bare square of 40 × 40 m, and one with a stage in five copies. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ASSETS } from "../../server/folders.ts";

/** Spaces by id, with the metres of a side. */
export const SIDES = { square: 40, field: 100 } as const;
export type BenchSpace = keyof typeof SIDES;

/** A bare square, as its `space.json` has it. Metres. */
export function squareSpace(side: number = SIDES.square) {
  const half = side / 2;
  const polygon = [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
  return {
    id: "square",
    name: "Square",
    summary: `${side} metres by ${side}, flat and bare.`,
    capacity: 1000,
    spawn: { position: [0, 0, 0], radius: half },
    bubbles: { minimum: 0 },
    ground: [{ polygon }],
    brand: { name: "Stoa", colour: "#2f55d4" },
  };
}

/** The same with a stage at its northern end, in five copies of 200. */
export function theatreSpace() {
  const stage = [
    [-8, -18],
    [8, -18],
    [8, -12],
    [-8, -12],
  ];
  return {
    ...squareSpace(),
    id: "theatre",
    name: "Theatre",
    capacity: 200,
    copies: 5,
    spawn: { position: [0, 0, 4], radius: 14 },
    zones: [{ id: "stage", name: "Stage", kind: "stage", speakers: "invited", usual: 0.6, polygon: stage }],
  };
}

/** Makes a folder of spaces in `folder`, and answers where. */
export function makeSpaces(folder: string): string {
  const spaces = join(folder, "spaces");
  cpSync(join(ASSETS, "spaces"), spaces, { recursive: true });
  for (const space of [squareSpace(), theatreSpace()]) {
    mkdirSync(join(spaces, space.id));
    writeFileSync(join(spaces, space.id, "space.json"), JSON.stringify(space));
  }
  return spaces;
}
