/** The spaces that the benchmarks stand in: those that ship, and a bare square of 40 × 40 m. */
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

/** Makes a folder of spaces in `folder`, and answers where. */
export function makeSpaces(folder: string): string {
  const spaces = join(folder, "spaces");
  cpSync(join(ASSETS, "spaces"), spaces, { recursive: true });
  mkdirSync(join(spaces, "square"));
  writeFileSync(join(spaces, "square", "space.json"), JSON.stringify(squareSpace()));
  return spaces;
}
