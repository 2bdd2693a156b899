/**
 * Folders: where this copy of Stoa keeps what it shows. The same in the checkout (`server/folders.ts`) and in the
 * installed package (`dist/server/folders.js`): both lie under the package.json named "stoa".
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function findRoot(start: string): string {
  let folder = start;
  for (;;) {
    const file = join(folder, "package.json");
    if (existsSync(file)) {
      const { name } = JSON.parse(readFileSync(file, "utf8")) as { name?: string };
      if (name === "stoa") return folder;
    }
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json named "stoa" above ${start}`);
    folder = parent;
  }
}

/** The folder of the package itself. */
export const PACKAGE_ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));
/** Spaces, avatars, house rules and sounds that ship. */
export const ASSETS = join(PACKAGE_ROOT, "assets");
/** The built page. */
export const PAGE = join(PACKAGE_ROOT, "dist", "page");
