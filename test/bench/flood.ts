/** Flood: what an honest group notices while one client sends 10,000 messages a second. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startServer } from "./child.ts";
import { Group } from "./group.ts";
import { type BenchOptions, during } from "./measure.ts";
import { percentile } from "./percentile.ts";
import { STOA } from "./stoa-system.ts";
import type { Table } from "./table.ts";

const PEOPLE = 50;
const WARM_MS = 3000;
const MOST_MS = 10;

type Flooded = { perSecond: number; closings: number; cpuMs: number };

export async function benchFlood({ seconds }: BenchOptions): Promise<Table> {
  const server = await startServer("stoa");
  try {
    const group = await Group.enter(STOA, server.url, PEOPLE, PEOPLE);
    const window = () => during(server, group, () => wait(seconds * 1000));
    await wait(WARM_MS);
    const before = await window();
    const flooder = fork(join(import.meta.dirname, "flooder.ts"), [server.url, "square"]);
    await wait(1000);
    const meanwhile = await window();
    flooder.send("end");
    const [{ perSecond, closings, cpuMs }] = (await once(flooder, "message")) as [Flooded];
    await wait(1000);
    const after = await window();
    const closed = group.closed;
    group.end();
    const p99 = ({ seen }: typeof before) => percentile(seen.latencies, 0.99);
    const moved = p99(meanwhile) - p99(before);
    return {
      title: `${PEOPLE} honest people stroll while one client sends 10,000 messages a second, nonsense and poses`,
      rows: Object.entries({ before, meanwhile, after }).map(([when, taken]) => ({
        when,
        poses: taken.seen.latencies.length,
        "latency p50, ms": percentile(taken.seen.latencies, 0.5).toFixed(1),
        "p99, ms": p99(taken).toFixed(1),
        "as asked for": `${((100 * taken.seen.exact) / taken.seen.near).toFixed(1)} %`,
        "server CPU, cores": taken.server.toFixed(2),
        "other CPU, cores": taken.other.toFixed(2),
      })),
      notes: [
        `p99 moved by ${moved.toFixed(1)} ms; it may by ${MOST_MS}. Of the honest ${closed} were closed.`,
        `While it was in, the flooder sent ${perSecond.toFixed(0)} messages a second; it was closed ${closings} times and came in again each time.`,
        `The flooder has a process of its own on this machine, which took ${(cpuMs / 1000).toFixed(1)} s of CPU and counts as other.`,
        `${seconds} s each; latency: as in the crowd, and every honest client decodes.`,
      ],
    };
  } finally {
    await server.end();
  }
}
