/** PGlite behind the store: PostgreSQL in this very thread, over a folder. Only `worker.ts` opens it. */
import { mkdirSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { type Database, MIGRATIONS } from "./database.ts";

/** Opens or makes the database in `folder` and brings its schema up to date. The folder must be held (`lock.ts`). */
export async function openPglite(folder: string): Promise<{ db: Database; close(): Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  const client = await PGlite.create(folder);
  // Journal files that are no longer needed are removed, not kept for reuse with the old rows in them.
  await client.exec("set wal_recycle = off");
  const db = drizzle({ client });
  await migrate(db, { migrationsFolder: MIGRATIONS });
  return { db, close: () => client.close() };
}
