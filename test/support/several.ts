/** Several: a house of several processes at one PostgreSQL and one Redis, each a process of its own with a folder of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askControl } from "../../server/cli/control.ts";
import type { Role } from "../../shared/conduct/roles.ts";
import type { SpaceFile } from "../../shared/space/space.ts";
import { writeSpaces } from "../server/http/opened.ts";
import { openPostgres, type TestPostgres } from "./postgres.ts";
import { type ServerProcess, startProcess } from "./process.ts";
import { startRedis, type TestRedis } from "./redis.ts";

export type OneOfSeveral = ServerProcess & { data: string };

export type Several = {
  folder: string;
  /** Where the spaces lie. */
  spaces: string;
  env: Record<string, string>;
  postgres: TestPostgres;
  redis: TestRedis;
  /** Starts one process more. */
  start(): Promise<OneOfSeveral>;
  /** Answers the token of an invitation. */
  invite(at: OneOfSeveral, role: Role, space: string): Promise<string>;
  close(): Promise<void>;
};

export async function openSeveral(...spaces: SpaceFile[]): Promise<Several> {
  const folder = await mkdtemp(join(tmpdir(), "stoa-several-"));
  const [postgres, redis] = await Promise.all([openPostgres(), startRedis()]);
  const written = await writeSpaces(folder, ...spaces);
  const env = {
    DATABASE_URL: await postgres.database(),
    REDIS_URL: redis.url,
    STOA_SECRET: "a secret of all processes",
    STOA_SPACES: written,
  };
  const running: OneOfSeveral[] = [];
  let started = 0;
  return {
    folder,
    spaces: written,
    env,
    postgres,
    redis,
    async start() {
      const data = join(folder, `data-${started++}`);
      const server = { ...(await startProcess({ ...env, STOA_DATA: data })), data };
      running.push(server);
      return server;
    },
    async invite(at, role, space) {
      const made = await askControl(at.data, "invite", { role, space, hours: 1 });
      return (made!.answer as { link: string }).link.split("#token=")[1]!;
    },
    async close() {
      await Promise.all(running.map((server) => server.stop("SIGKILL")));
      await Promise.all([postgres.stop(), redis.kill()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
