/** PGlite behind the store: PostgreSQL in this very thread, over a folder. Only `worker.ts` opens it. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { type Database, MIGRATIONS } from "./database.ts";

/** PGlite starts with -F, which promises nothing after a power cut: here a commit waits for the disk. */
const START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...["-c", "fsync=on", "-c", "wal_sync_method=fsync"],
  // Journal files that are no longer needed are removed, not kept for reuse with the old rows in them.
  ...["-c", "wal_recycle=off"],
  // Nobody counts the rows here (no autovacuum), so the planner is told to follow the indexes instead of guessing.
  ...["-c", "enable_sort=off", "-c", "enable_bitmapscan=off"],
];

/** What of Emscripten's file system over Node is used here. `nfd` is Node's number of an open file; folders have none. */
type NodeFiles = {
  realPath(node: unknown): string;
  stream_ops: { fsync?: (stream: { nfd?: number; node: unknown }) => void };
};

/** Opens or makes the database in `folder` and brings its schema up to date. The folder must be held (`lock.ts`). */
export async function openPglite(folder: string): Promise<{ db: Database; close(): Promise<void> }> {
  if (!existsSync(folder)) await make(folder);
  const client = await PGlite.create(folder, { startParams: START });
  syncToDisk((client as unknown as { Module: { NODEFS: NodeFiles } }).Module.NODEFS);
  const db = drizzle({ client });
  await migrate(db, { migrationsFolder: MIGRATIONS });
  return { db, close: () => client.close() };
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

/** Emscripten answers fsync without doing it, since its file system over Node leaves it out. */
function syncToDisk(files: NodeFiles): void {
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
