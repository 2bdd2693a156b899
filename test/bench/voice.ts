/** Voice: what 12,000 frames a second cost a server on either carrier, how many are lost, and what poses notice of it. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CARRIERS, type Carrier } from "../../shared/protocol/from-client/voice.ts";
import { startServer } from "./child.ts";
import { Group } from "./group.ts";
import { type BenchOptions, during } from "./measure.ts";
import { percentile } from "./percentile.ts";
import { STOA } from "./stoa-system.ts";
import type { Table } from "./table.ts";
import type { HeardFrames } from "./talkers.ts";

/** Each hears eight others: 30 × 8 × 50 frames a second. */
const TALKERS = 30;
const PEOPLE = 50;
const WARM_MS = 3000;

export async function benchVoice(options: BenchOptions): Promise<Table> {
  const runs = [];
  for (const carrier of CARRIERS) runs.push(await run(carrier, options));
  return {
    title: `${TALKERS} people talk at once, each heard by eight, beside ${PEOPLE} who stroll`,
    rows: runs.flatMap(({ rows }) => rows),
    notes: [
      ...runs.map(({ note }) => note),
      `${options.seconds} s each. Talkers have a process of their own, which counts as other.`,
    ],
  };
}

async function run(carrier: Carrier, { seconds, profile }: BenchOptions) {
  const server = await startServer("stoa", { udpPort: 0 });
  const talkers = fork(join(import.meta.dirname, "talkers.ts"), [server.url, "square", String(TALKERS), carrier], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  try {
    const group = await Group.enter(STOA, server.url, PEOPLE, 8);
    await once(talkers, "message");
    talkers.send("hush");
    await wait(WARM_MS);
    const silent = await during(server, group, () => wait(seconds * 1000));
    talkers.send("talk");
    await wait(WARM_MS);
    if (profile) await server.profile();
    talkers.send("begin");
    const spoken = await during(server, group, () => wait(seconds * 1000));
    talkers.send("read");
    const [{ sent, heard, lost, cpuMs }] = (await once(talkers, "message")) as [HeardFrames];
    if (profile) console.error(`voice over ${carrier}: ${await server.profile()}`);
    group.end();
    const p99 = ({ seen }: typeof silent) => percentile(seen.latencies, 0.99);
    const row = (when: string, taken: typeof silent) => ({
      carrier,
      when,
      "server CPU, cores": taken.server.toFixed(3),
      "poses p50, ms": percentile(taken.seen.latencies, 0.5).toFixed(1),
      "poses p99, ms": p99(taken).toFixed(1),
      "other CPU, cores": taken.other.toFixed(2),
    });
    return {
      rows: [row("nobody talks", silent), row("all talk", spoken)],
      note: `Over ${carrier}: ${(sent / seconds).toFixed(0)} frames a second came and ${(heard / seconds).toFixed(0)} were heard, ${((100 * lost) / (heard + lost)).toFixed(2)} % lost, for ${((spoken.server - silent.server) * 100).toFixed(1)} % of a core; poses' p99 moved by ${(p99(spoken) - p99(silent)).toFixed(1)} ms. Talkers took ${(cpuMs / 1000 / seconds).toFixed(2)} cores.`,
    };
  } finally {
    talkers.kill();
    await server.end();
  }
}
