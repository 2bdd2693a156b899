/**
 * Puts the measured ground, walls, seats and, where a place measures them, zones into a `space.json`; all else in that
 * file is written by hand and stays as it is.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { SpaceFile } from "../../shared/space/space.ts";

export type Measured = Required<Pick<SpaceFile, "ground" | "walls" | "seats">> & Pick<SpaceFile, "zones">;

/** Rewrites `path`, answers what is in it, and leaves it formatted as the house formats its files. */
export function updateSpaceFile(path: string, measured: Measured): SpaceFile {
  const space: SpaceFile = { ...JSON.parse(readFileSync(path, "utf8")), ...measured };
  writeFileSync(path, JSON.stringify(space));
  execFileSync("npx", ["biome", "format", "--write", path], { stdio: "ignore" });
  return space;
}
