/** PGlite behind the store: PostgreSQL in this very thread, over a folder. Only `worker.ts` opens it. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { CannotOpen, type Database, MIGRATIONS } from "./database.ts";

/** PGlite starts with -F, which promises nothing after a power cut: here a commit waits for the disk. */
const START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...["-c", "fsync=on", "-c", "wal_sync_method=fsync"],
  // Journal files that are no longer needed are removed, not kept for reuse with the old rows in them.
  ...["-c", "wal_recycle=off"],
  // Nobody counts the rows here (no autovacuum), so the planner is told to follow the indexes instead of guessing.
  ...["-c", "enable_sort=off", "-c", "enable_bitmapscan=off"],
];

/**
 * Opens or makes the database in `folder` and brings its schema up to date. The folder must be held (`lock.ts`).
 * @throws CannotOpen when there is none where there was one; then nothing is touched
 */
export async function openPglite(folder: string): Promise<{ db: Database; close(): Promise<void> }> {
  const used = `${folder}.used`;
  if (!existsSync(folder) && !existsSync(used)) await make(folder);
  // A house that begins anew in its old place would give itself away to whoever comes first.
  if (!existsSync(join(folder, "PG_VERSION")))
    throw new CannotOpen(
      `There is no database in ${folder} any more: put it back from a copy, or set STOA_DATA to another folder.`,
    );
  const client = await PGlite.create(folder, { startParams: START });
  syncForTrue((client as unknown as { Module: { NODEFS: Emscripten } }).Module.NODEFS);
  const settling = new AbortController();
  const settled = settle(folder, settling.signal);
  const db = drizzle({ client });
  await migrate(db, { migrationsFolder: MIGRATIONS });
  if (!existsSync(used)) writeFileSync(used, "", { flush: true });
  return {
    db,
    async close() {
      settling.abort();
      await settled;
      await client.close();
    },
  };
}

/** Made beside its place and then moved there: a start that is killed half-way leaves no half of a database. */
async function make(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const client = await PGlite.create(draft);
  await client.close();
  renameSync(draft, folder);
}

/** What is used here of Emscripten's file system. `nfd` is Node's number of an open file; an open folder has none. */
type Emscripten = {
  realPath(node: unknown): string;
  stream_ops: { fsync?: (stream: { nfd?: number; node: unknown }) => void };
};

/** Emscripten's file system over Node's says yes to every fsync and does none: from here on it does. */
function syncForTrue(files: Emscripten): void {
  files.stream_ops.fsync = (stream) => {
    if (stream.nfd !== undefined) return fsyncSync(stream.nfd);
    const opened = openSync(files.realPath(stream.node), "r");
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  };
}

/**
 * Brings to the disk what a start has written, a file at a time and in the background: after a kill these are a
 * thousand files, and on a busy disk nobody could enter for many seconds.
 */
async function settle(folder: string, stop: AbortSignal): Promise<void> {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (stop.aborted) return;
    // What has gone meanwhile needs no disk.
    const file = await open(join(folder, name), "r").catch(() => undefined);
    await file?.sync().finally(() => file.close());
  }
}
