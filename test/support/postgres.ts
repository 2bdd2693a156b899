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
import pg from "pg";

const INSTALLED = "/usr/lib/postgresql";

export type TestPostgres = {
  /** Makes an empty database and answers its URL. */
  database(): Promise<string>;
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

/** Throws with a sentence when PostgreSQL is not installed. */
export async function startPostgres(): Promise<TestPostgres> {
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
  // A test process that ends early leaves no server behind.
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  let said = "";
  server.stderr.on("data", (text) => {
    said += text;
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const urlOf = (name: string) => `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;

  const query = async (url: string, text: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  const stop = async () => {
    server.kill("SIGINT");
    await ended;
    process.off("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };

  for (let tries = 0; ; tries += 1) {
    try {
      await query(urlOf("postgres"), "select 1");
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
  return {
    async database() {
      const name = `stoa_${randomBytes(6).toString("hex")}`;
      await query(urlOf("postgres"), `create database ${name}`);
      return urlOf(name);
    },
    query,
    stop,
  };
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
