/** An opened HTTP server with a real store, a bare space of its own and whatever a test changes about it. */
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, readConfig } from "../../../server/config.ts";
import { createDoor, type DoorParts } from "../../../server/door.ts";
import { RuleBook } from "../../../server/house-rules.ts";
import { createHttp, type Http, type HttpParts } from "../../../server/http/app.ts";
import { createServerFor, listen } from "../../../server/http/server.ts";
import { createLog } from "../../../server/log.ts";
import { createMetrics, type Metrics } from "../../../server/metrics.ts";
import { Cases } from "../../../server/reports/cases.ts";
import { Pace } from "../../../server/reports/pace.ts";
import { loadSpaces } from "../../../server/spaces.ts";
import { openStore } from "../../../server/store/open.ts";
import type { Store } from "../../../server/store/store.ts";
import { Uploads } from "../../../server/uploads/uploads.ts";
import { UNSET } from "../../../shared/programme/run.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";

export const SQUARE: SpaceFile = {
  id: "square",
  name: "The square",
  summary: "A bare square.",
  spawn: { position: [0, 0, 0] },
  ground: [
    {
      polygon: [
        [-20, -20],
        [20, -20],
        [20, 20],
        [-20, 20],
      ],
    },
  ],
};

/** Writes folders of spaces, and answers the folder they are in. */
export async function writeSpaces(folder: string, ...spaces: SpaceFile[]): Promise<string> {
  const all = join(folder, "spaces");
  for (const space of spaces) {
    await mkdir(join(all, space.id), { recursive: true });
    await writeFile(join(all, space.id, "space.json"), JSON.stringify(space));
  }
  return all;
}

export type Opened = {
  url: string;
  port: number;
  folder: string;
  config: Config;
  store: Store;
  metrics: Metrics;
  http: Http;
  server: Server;
  logged: string[];
  clock: { now: number };
  close(): Promise<void>;
};

export type OpenedWith = {
  env?: Record<string, string>;
  argv?: string[];
  spaces?: SpaceFile[];
  clock?: number;
  parts?: Partial<HttpParts>;
  beforeEnter?: DoorParts["beforeEnter"];
};

export async function open(given: OpenedWith = {}): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), "stoa-http-"));
  const spacesFolder = await writeSpaces(folder, ...(given.spaces ?? [SQUARE]));
  const env = { PORT: "0", STOA_DATA: join(folder, "data"), STOA_SPACES: spacesFolder, ...given.env };
  const config = readConfig(env, given.argv ?? []);
  const store = await openStore({ data: config.data, secret: "a secret for this test" });
  const logged: string[] = [];
  const log = createLog({ write: (line) => void logged.push(line) });
  const metrics = createMetrics();
  const spaces = await loadSpaces(config.spaces);
  const book = new RuleBook(config.spaces, ["house"]);
  const rulesOf = (space: string) => book.of(spaces.get(space)!.rules);
  const clock = { now: given.clock ?? Date.now() };
  const now = () => clock.now;
  let port = 0;
  const http = await createHttp({
    config,
    door: createDoor({ store, spaces, rulesOf, now, beforeEnter: given.beforeEnter }),
    metrics,
    log,
    spaces,
    rulesOf,
    versionsOf: (space) => store.ruleSets.all(spaces.get(space)!.rules),
    uploads: await Uploads.open(join(config.data, "uploads"), now),
    gauges: { people: () => 3, rooms: () => 1 },
    peopleIn: () => 3,
    runOf: () => UNSET,
    capsules: { fetch: async () => null },
    ledger: store.ledger,
    conduct: {
      store,
      cases: await Cases.load(store.cases, now, spaces.keys()),
      reportPace: new Pace(),
      newId: randomUUID,
    },
    others: () => [],
    isOpen: () => true,
    port: () => port,
    now,
    ...given.parts,
  });
  const server = await createServerFor(config, http.app, Date.now());
  port = await listen(server, config);
  return {
    url: `http://localhost:${port}`,
    port,
    folder,
    config,
    store,
    metrics,
    http,
    server,
    logged,
    clock,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await http.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type RawAnswer = { status: number; headers: IncomingMessage["headers"]; body: string };

/** A request as no browser would send it: any header, Host among them, repeated or odd. */
export function raw(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string | string[]>; body?: string } = {},
): Promise<RawAnswer> {
  return new Promise((answered, failed) => {
    const sent = httpRequest(
      { host: "127.0.0.1", port, path, method: options.method ?? "GET", headers: options.headers ?? {} },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          answered({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", failed);
    sent.end(options.body);
  });
}

/** The value of one line of `/metrics`. */
export async function counted(metrics: Metrics, line: string): Promise<number> {
  const found = (await metrics.text()).split("\n").find((each) => each.startsWith(`${line} `));
  return Number(found?.split(" ").at(-1));
}
