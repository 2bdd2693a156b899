/** PostgreSQL behind the store: a pool of connections, for any number of processes. */
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";
import { askerOf, deskThrough } from "./calls.ts";
import { MIGRATIONS, openVault } from "./database.ts";
import { type Desk, deskIn } from "./desk.ts";

/** Any number that nobody else would lock: "stoa" in ASCII. */
const MIGRATING = 0x73746f61;

/**
 * Connects and brings the schema up to date; of several processes that start at once, one does. Rejects with a
 * sentence when there is no such database, or the secret is not its own.
 */
export async function openPostgres(
  databaseUrl: string,
  secret: string | Uint8Array,
  warn: (sentence: string) => void,
): Promise<{ desk: Desk; close(): Promise<void> }> {
  const pool = new Pool({ connectionString: databaseUrl, application_name: "stoa" });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", (problem) => warn(`A connection to PostgreSQL was lost: ${problem.message}`));
  try {
    await bringUpToDate(pool);
    const db = drizzle(pool);
    const desk = deskIn(db, await openVault(db, secret), warn);
    return { desk: deskThrough(askerOf(desk)), close: () => pool.end() };
  } catch (problem) {
    await pool.end();
    throw problem;
  }
}

async function bringUpToDate(pool: Pool): Promise<void> {
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
    throw new Error(`The database of DATABASE_URL cannot be opened: ${saidBy(problem)}`);
  }
}

/** Several addresses that refuse come as one error without words of its own. */
function saidBy(problem: unknown): string {
  if (problem instanceof AggregateError) return problem.errors.map(saidBy).join(", ");
  return problem instanceof Error ? problem.message : String(problem);
}
