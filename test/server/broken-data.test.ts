/** Broken data: folders that are none, or whose files somebody has moved, lost or overwritten. */
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serve } from "../../server/index.ts";
import { createLog } from "../../server/log.ts";
import { dataFolder } from "../support/data-folder.ts";
import { startProcess } from "../support/process.ts";

const SILENT = createLog({ write: () => {} });

let data: string;
beforeEach(async () => {
  data = await dataFolder();
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** Ways to break a data folder that has been used. */
const BREAKAGES: Record<string, (data: string) => Promise<unknown>> = {
  "a database folder without a database": (data) => rm(join(data, "db", "PG_VERSION")),
  "no database folder any more": (data) => rm(join(data, "db"), { recursive: true }),
  "a file in the database's place": async (data) => {
    await rm(join(data, "db"), { recursive: true });
    await writeFile(join(data, "db"), "");
  },
  "a file in the lock's place": async (data) => {
    await rm(join(data, "lock"), { recursive: true });
    await writeFile(join(data, "lock"), "");
  },
  "a folder in the secret's place": async (data) => {
    await rm(join(data, "secret"));
    await mkdir(join(data, "secret"));
  },
  "tables full of garbage": async (data) => {
    for (const file of await tables(data)) await writeFile(file, randomBytes(8192));
  },
  "tables of the house full of garbage": async (data) => {
    // PostgreSQL's own tables have numbers below 16384.
    const own = (file: string) => Number(basename(file)) < 16_384;
    for (const file of await tables(data)) if (!own(file)) await writeFile(file, randomBytes(8192));
  },
};

async function tables(data: string): Promise<string[]> {
  const files = await readdir(join(data, "db", "base"), { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && /^\d+$/.test(file.name))
    .map((file) => join(file.parentPath, file.name));
}

/** Every file but the lock's own, with its size and when it was written. */
async function contents(data: string): Promise<string[]> {
  const files = await readdir(data, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  const kept = paths.filter((path) => !path.startsWith(join(data, "lock", "")));
  return kept.map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${path} ${size} ${mtimeMs}`;
  });
}

test("[RUN20] a used data folder that is broken stops the start at once with one sentence", {
  timeout: 120_000,
}, async () => {
  await (await serve({ data, port: 0, log: SILENT })).close();
  for (const [what, breakIt] of Object.entries(BREAKAGES)) {
    const broken = join(data, "broken");
    for (const name of ["db", "db.used", "lock", "secret"])
      await cp(join(data, name), join(broken, name), { recursive: true });
    await breakIt(broken);
    const before = await contents(broken);
    const began = performance.now();
    await expect.soft(serve({ data: broken, port: 0, log: SILENT }), what).rejects.toMatchObject({
      name: "StartError",
      message: expect.stringMatching(/^[^\n]*broken[^\n]*(STOA_DATA|STOA_SECRET)[^\n]*\.$/),
    });
    expect.soft(performance.now() - began, what).toBeLessThan(20_000);
    // PostgreSQL writes to a database that it opens; what is none is not touched.
    if (!what.includes("garbage")) expect.soft(await contents(broken), what).toEqual(before);
    await rm(broken, { recursive: true });
  }
});

test("[RUN20] a data folder that cannot be one stops the start at once with one sentence", async () => {
  for (const wrong of ["/etc/passwd", "/etc/passwd/data", "/proc/nope", "/proc"]) {
    const began = performance.now();
    await expect.soft(startProcess({ STOA_DATA: wrong }), wrong).rejects.toMatchObject({
      code: 1,
      message: expect.stringMatching(new RegExp(`^[^\\n]*${wrong}[^\\n]*STOA_DATA[^\\n]*\\.$`)),
    });
    expect.soft(performance.now() - began, wrong).toBeLessThan(20_000);
  }
});
