/**
 * Before all tests: sees to Chromium, PostgreSQL and Redis. What is missing is installed where we may (as root, by apt-get);
 * what cannot be is said in one line, and the tests that need it fail. One PostgreSQL serves the whole run.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PATTERN } from "./data-folder.ts";
import { OF_RUN, postgresPrograms, startPostgres } from "./postgres.ts";
import { REDIS } from "./redis.ts";

const NEEDED = [
  { what: "Chromium", name: "chromium", there: () => existsSync("/usr/bin/chromium") },
  { what: "Redis", name: "redis-server", there: () => existsSync(REDIS) },
  { what: "PostgreSQL", name: "postgresql", there: () => postgresPrograms() !== undefined },
];

/** Answers what is to be done after all tests. */
export default async function setup(): Promise<() => Promise<void>> {
  const missing = NEEDED.filter(({ there }) => !there());
  if (missing.length > 0) {
    const problem = install(missing.map(({ name }) => name));
    const still = missing.filter(({ there }) => !there()).map(({ what }) => what);
    if (still.length > 0)
      console.error(`Not here and not installed: ${still.join(", ")} (${problem}). Its tests fail.`);
  }
  const pattern = mkdtempSync(join(tmpdir(), "stoa-pattern-"));
  process.env[PATTERN] = pattern;
  const postgres = postgresPrograms() === undefined ? null : await startPostgres();
  if (postgres !== null) process.env[OF_RUN] = postgres.folder;
  return async () => {
    await postgres?.stop();
    rmSync(pattern, { recursive: true, force: true });
  };
}

/** Answers what went wrong, in a few words. */
function install(names: string[]): string {
  if (process.getuid?.() !== 0) return "only root may install";
  const run = (...args: string[]) =>
    execFileSync("apt-get", args, {
      stdio: "pipe",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: 600_000,
    });
  try {
    run("update");
    run("install", "--yes", "--no-install-recommends", ...names);
    return "apt-get installed something else";
  } catch (problem) {
    const { code, stderr } = problem as { code?: string; stderr?: Buffer };
    return code === "ENOENT"
      ? "there is no apt-get"
      : (stderr?.toString().trim().split("\n").at(-1) ?? "apt-get failed");
  }
}
