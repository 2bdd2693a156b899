/** PostgreSQL behind the store: a pool of connections, for any number of processes. */
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";
import { type Database, MIGRATIONS } from "./database.ts";

/** Any number that nobody else would lock: "stoa" in ASCII. */
const MIGRATING = 0x73746f61;

/** Connects and brings the schema up to date; of several processes that start at once, one does. */
export async function openPostgres(
  databaseUrl: string,
  warn: (sentence: string) => void,
): Promise<{ db: Database; close(): Promise<void> }> {
  const pool = new Pool({ connectionString: databaseUrl, application_name: "stoa" });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", (problem) => warn(`A connection to PostgreSQL was lost: ${problem.message}`));
  try {
    const client = await pool.connect();
    try {
      await client.query("select pg_advisory_lock($1)", [MIGRATING]);
      await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
      await client.query("select pg_advisory_unlock($1)", [MIGRATING]);
    } finally {
      client.release();
    }
  } catch (problem) {
    await pool.end();
    throw new Error(`The database of DATABASE_URL cannot be opened: ${(problem as Error).message}`);
  }
  return { db: drizzle(pool), close: () => pool.end() };
}
