/**
 * A PostgreSQL of our own for tests: made in a temporary folder, listening on a socket in it, gone afterwards. It
 * refuses to run as root, so there it runs as `postgres` or `nobody`.
 */
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { MIGRATIONS } from "../../server/store/database.ts";

const INSTALLED = "/usr/lib/postgresql";

/** Where `setup.ts` says the PostgreSQL of this run lies. */
export const OF_RUN = "STOA_TEST_POSTGRES";
/** The name of the database that others are copied from. */
const PATTERN = "pattern";

export type TestPostgres = {
  /** Makes an empty database and answers its URL. */
  database(): Promise<string>;
  /** Makes a database that has every table and no row; making the tables takes longer than copying them. */
  withTables(): Promise<string>;
  /** Runs one statement as the superuser in the database of `url`. */
  query(url: string, text: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
};

/** Where `initdb` and `postgres` are: the newest of Debian's versions, or undefined. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(INSTALLED)) return undefined;
  return readdirSync(INSTALLED)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(INSTALLED, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")));
}

/** The PostgreSQL of this run, which goes on when one is done with it; outside of a run one of one's own. */
export async function openPostgres(): Promise<TestPostgres> {
  const folder = process.env[OF_RUN];
  return folder === undefined ? startPostgres() : { ...reach(folder), stop: async () => {} };
}

/** Throws with a sentence when PostgreSQL is not installed. */
export async function startPostgres(): Promise<TestPostgres & { folder: string }> {
  const programs = postgresPrograms();
  if (!programs) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
  const account = process.getuid?.() === 0 ? unprivileged() : {};
  const folder = mkdtempSync(join(tmpdir(), "stoa-pg-"));
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid!);
  const rows = join(folder, "rows");
  const run = { ...account, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" } };
  execFileSync(join(programs, "initdb"), ["-D", rows, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], {
    ...run,
    stdio: "pipe",
  });
  // Nothing here outlives the machine, so nothing waits for the disk.
  const server = spawn(
    join(programs, "postgres"),
    ["-D", rows, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=32MB"],
    { ...run, stdio: ["ignore", "ignore", "pipe"] },
  );
  // Whoever ends early leaves no server behind.
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  let said = "";
  server.stderr.on("data", (text) => {
    said += text;
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const { query, ...made } = reach(folder);
  const stop = async () => {
    server.kill("SIGINT");
    await ended;
    process.off("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };

  for (let tries = 0; ; tries += 1) {
    try {
      await query(urlIn(folder, "postgres"), "select 1");
      break;
    } catch (problem) {
      if (server.exitCode === null && tries < 200) {
        await wait(50);
        continue;
      }
      await stop();
      throw new Error(`PostgreSQL did not start: ${(problem as Error).message}\n${said}`);
    }
  }
  return { ...made, query, folder, stop };
}

const urlIn = (folder: string, name: string) =>
  `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;

/** What one asks of the PostgreSQL that listens in `folder`. */
function reach(folder: string): Omit<TestPostgres, "stop"> {
  const main = urlIn(folder, "postgres");
  const query = async (url: string, text: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  const make = async (more = "") => {
    const name = `stoa_${randomBytes(6).toString("hex")}`;
    await query(main, `create database ${name} ${more}`);
    return name;
  };
  const there = async () => (await query(main, `select from pg_database where datname = '${PATTERN}'`)).length > 0;
  return {
    query,
    database: async () => urlIn(folder, await make()),
    async withTables() {
      if (!(await there())) {
        const draft = await make();
        await migrated(urlIn(folder, draft));
        // Several test files may get here at once: the first to be done is kept.
        await query(main, `alter database ${draft} rename to ${PATTERN}`).catch(async (problem) => {
          if (!(await there())) throw problem;
        });
      }
      return urlIn(folder, await make(`template ${PATTERN}`));
    },
  };
}

async function migrated(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    await client.end();
  }
}

/** The first of the accounts that are there for such work. */
function unprivileged(): { uid?: number; gid?: number } {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody here.");
}
