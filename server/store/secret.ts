/**
 * The house's secret: `STOA_SECRET`, or one that is made on the first start and kept in the data folder, readable by
 * its owner only.
 */
import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.ts";

/**
 * Answers `given`, or the data folder's own secret, made if there is none. Throws with a sentence when `given` is
 * empty or the kept one cannot be read.
 */
export function houseSecret(data: string, given?: string): string {
  if (given !== undefined) {
    if (given.trim() === "") throw new Error("STOA_SECRET is empty: give it a long random text, or leave it unset.");
    return given;
  }
  makeFolder(data);
  const path = join(data, "secret");
  return kept(path) ?? make(data, path);
}

function kept(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(
      `The secret in ${path} cannot be read (${(problem as NodeJS.ErrnoException).code}): put it back from a copy, or set STOA_SECRET.`,
    );
  }
  if (text === "") throw new Error(`The secret in ${path} is empty: put it back from a copy, or set STOA_SECRET.`);
  return text;
}

function make(data: string, path: string): string {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx", flush: true });

    // A link appears whole or not at all, and only for the first of two starters.
    linkSync(draft, path);
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    if (code !== "EEXIST")
      throw new Error(`Nothing can be kept in ${data} (${code}): set STOA_DATA to a folder that may be written in.`);
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8").trim();
}
