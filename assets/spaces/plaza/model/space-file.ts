/**
 * Puts the measured ground, walls and seats into the plaza's `space.json`; all else in that file is written by hand
 * and stays as it is.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { SpaceFile } from "../../../../shared/space/space.ts";
import { plazaGround, plazaSeats, plazaWalls } from "./walkable.ts";

/** Rewrites `path`, answers what is in it, and leaves it formatted as the house formats its files. */
export function updateSpaceFile(path: string): SpaceFile {
  const space: SpaceFile = JSON.parse(readFileSync(path, "utf8"));
  const measured = { ...space, ground: plazaGround(), walls: plazaWalls(), seats: plazaSeats() };
  writeFileSync(path, JSON.stringify(measured));
  execFileSync("npx", ["biome", "format", "--write", path], { stdio: "ignore" });
  return measured;
}
