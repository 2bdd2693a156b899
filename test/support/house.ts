/** House: a real server in a folder of its own, for a test file. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { join as enter, type JoinOptions, type Visit, type VisitEvents } from "../../client/net/index.ts";
import { type Served, type ServeOptions, serve } from "../../server/index.ts";
import { createLog } from "../../server/log.ts";
import type { Role } from "../../shared/conduct/roles.ts";
import { dataFolder } from "./data-folder.ts";
import { OF_RUN, openPostgres } from "./postgres.ts";

const SILENT = createLog({ write: () => {} });

export type TestHouse = Served & {
  data: string;
  /** Where its rows are; null where they are in `data`. */
  databaseUrl: string | null;
  /** Enters `plaza`, or the space that is told. */
  enter(name: string, options?: Partial<JoinOptions>): Promise<Visit>;
  /** Enters with a role given by an invitation. */
  enterAs(role: Role, name: string, options?: Partial<JoinOptions>): Promise<Visit>;
};

/**
 * Opens a server on a free port; `close` takes its folder away too. Its rows are in the PostgreSQL of this run, where opening
 * takes a tenth of the time; in its own folder where that is given, and outside of a run.
 */
export async function openHouse(options: ServeOptions = {}): Promise<TestHouse> {
  const inFolder = options.data !== undefined || process.env[OF_RUN] === undefined;
  const data = options.data ?? (inFolder ? await dataFolder() : await mkdtemp(join(tmpdir(), "stoa-data-")));
  const databaseUrl = inFolder ? null : await (await openPostgres()).withTables();
  // Two houses that open at one moment would both find the usual port for voice free, and the library ends the second.
  const free = { port: 0, udpPort: 0 };
  const served = await serve({ ...free, data, databaseUrl, ticketsPerMinute: 100_000, log: SILENT, ...options });
  const house: TestHouse = {
    ...served,
    data,
    databaseUrl,
    enter: (name, more) => enter(served.url, { space: "plaza", name, ...more }),
    async enterAs(role, name, more = {}) {
      const token = await served.invite({ role, space: more.space ?? "plaza" });
      return enter(served.url, { space: "plaza", name, ...more, token });
    },
    async close() {
      await served.close();
      if (options.data === undefined) await rm(data, { recursive: true, force: true });
    },
  };
  return house;
}

/** Resolves with an event's first value for which `wanted` is true; rejects after `within` ms. */
export function once<Name extends keyof VisitEvents>(
  visit: Visit,
  event: Name,
  wanted: (value: VisitEvents[Name]) => boolean = () => true,
  within = 10_000,
): Promise<VisitEvents[Name]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`no ${event} within ${within} ms`));
    }, within);
    const stop = visit.on(event, (value) => {
      if (!wanted(value)) return;
      clearTimeout(timer);
      stop();
      resolve(value);
    });
  });
}

/** How often something is looked at, and somebody is asked: nobody answers more than ten times a second. ms */
const LOOKED_MS = 10;
const ASKED_MS = 120;

/** Resolves when `holds` is true, looked at, or asked, again and again; rejects after `within` ms. */
export async function until(holds: () => boolean | Promise<boolean>, within = 10_000): Promise<void> {
  const end = performance.now() + within;
  for (;;) {
    const looked = holds();
    if (await looked) return;
    if (performance.now() > end) throw new Error(`did not hold within ${within} ms`);
    await pause(looked instanceof Promise ? ASKED_MS : LOOKED_MS);
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
