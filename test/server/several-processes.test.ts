/** A house of several processes, over a real Redis and a real PostgreSQL: what happens in one holds in the others, whatever ends. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { join as enter, type JoinOptions, type Message, type Notice, type Visit } from "../../client/net/index.ts";
import type { SpaceFile } from "../../shared/space/space.ts";
import { until } from "../support/house.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { type ServerProcess, startProcess } from "../support/process.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { SQUARE, writeSpaces } from "./http/opened.ts";

const hall = (id: string, more: Partial<SpaceFile> = {}): SpaceFile => ({ ...SQUARE, id, name: `The ${id}`, spawn: { position: [0, 0, 0], radius: 3 }, ...more });

let folder: string;
let env: Record<string, string>;
let postgres: TestPostgres;
let redis: TestRedis;
const running: ServerProcess[] = [];
const visits: Visit[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-several-"));
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const spaces = await writeSpaces(folder, hall("full", { capacity: 2, copies: 3 }), hall("wide", { capacity: 3, copies: 4 }));
  env = {
    DATABASE_URL: await postgres.database(),
    REDIS_URL: redis.url,
    STOA_SECRET: "a secret of all processes",
    STOA_SPACES: spaces,
  };
});
afterAll(async () => {
  for (const visit of visits) void visit.leave();
  await Promise.all(running.map((server) => server.stop("SIGKILL")));
  await Promise.all([postgres.stop(), redis.kill()]);
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<ServerProcess> {
  const server = await startProcess({ ...env, STOA_DATA: join(folder, `data-${running.length}`) });
  running.push(server);
  return server;
}
async function come(at: ServerProcess, name: string, options: Partial<JoinOptions> = {}): Promise<Visit> {
  const visit = await enter(at.url, { space: "full", name, ...options });
  visits.push(visit);
  return visit;
}

test("[BTW3] People who come in by either process share the copies of a space, and no two copies bear one number.", async () => {
  const [one, two] = [await start(), await start()];
  const ada = await come(one, "Ada");
  const ben = await come(two, "Ben");
  expect([ada.copy, ben.copy]).toEqual([1, 1]);
  await until(() => ada.avatars.size === 1 && ben.avatars.size === 1);
  const others = await Promise.all([come(two, "Cleo"), come(one, "Dan"), come(two, "Eve"), come(one, "Finn")]);
  expect(others.map(({ copy }) => copy).sort()).toEqual([2, 2, 3, 3]);
  await expect(come(one, "Gus")).rejects.toMatchObject({ code: "full" });
}, 60_000);
