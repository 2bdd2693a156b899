/** Page: builds the page for tests that open it, once, however many test files ask at the same time. */
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "vite";
import { PACKAGE_ROOT, PAGE } from "../../server/folders.ts";

const SOURCES = ["client", "shared", "vite.config.ts", "package.json"];
const LOCK = join(PACKAGE_ROOT, "node_modules", ".stoa-page-lock");
/** A lock older than this was left behind by somebody who is gone, ms. */
const STALE_MS = 120_000;

/** Resolves when `dist/page` is at least as new as what it is built from. */
export async function buildPage(): Promise<void> {
  while (!(await take())) await wait(200);
  const environment = process.env.NODE_ENV;
  try {
    const newest = Math.max(...(await Promise.all(SOURCES.map((source) => newestIn(join(PACKAGE_ROOT, source))))));
    const built = await stat(join(PAGE, "index.html")).catch(() => null);
    if (built !== null && built.mtimeMs >= newest) return;
    // As `npm start` builds it: what runs tests says that this is one, and React would come with all its checks.
    process.env.NODE_ENV = "production";
    await build({ configFile: join(PACKAGE_ROOT, "vite.config.ts"), logLevel: "error" });
  } finally {
    if (environment !== undefined) process.env.NODE_ENV = environment;
    await rm(LOCK, { recursive: true, force: true });
  }
}

async function take(): Promise<boolean> {
  try {
    await mkdir(LOCK);
    return true;
  } catch {
    const lock = await stat(LOCK).catch(() => null);
    if (lock !== null && Date.now() - lock.mtimeMs > STALE_MS) await rm(LOCK, { recursive: true, force: true });
    return false;
  }
}

async function newestIn(path: string): Promise<number> {
  const { mtimeMs } = await stat(path);
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
  const times = await Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => stat(join(entry.parentPath, entry.name))),
  );
  return Math.max(mtimeMs, ...times.map((one) => one.mtimeMs));
}
