/** Largest: how many people a room takes while poses arrive in time, with all of them on this machine too. */
import { type BenchOptions, measure } from "./measure.ts";
import { percentile } from "./percentile.ts";
import { STOA } from "./stoa-system.ts";
import type { Table } from "./table.ts";

const LADDER = [200, 400, 600, 800, 1000];
const IN_TIME_MS = 100;

export async function benchLargest(options: BenchOptions): Promise<Table> {
  const rows: Record<string, string | number>[] = [];
  let largest = 0;
  for (const people of LADDER) {
    const taken = await measure({ system: STOA, people, space: "field" }, options);
    const p99 = percentile(taken.seen.latencies, 0.99);
    rows.push({
      people,
      "latency p50, ms": percentile(taken.seen.latencies, 0.5).toFixed(1),
      "p99, ms": p99.toFixed(1),
      "as asked for": `${((100 * taken.seen.exact) / taken.seen.near).toFixed(1)} %`,
      "clients late p99, ms": percentile(taken.seen.late, 0.99).toFixed(1),
      "server CPU, cores": taken.server.toFixed(2),
      "clients' CPU, cores": taken.clients.toFixed(2),
      "other CPU, cores": taken.other.toFixed(2),
    });
    if (!(p99 < IN_TIME_MS)) break;
    largest = people;
  }
  return {
    title: `The largest room whose poses are in time (p99 < ${IN_TIME_MS} ms), clients on the same machine: ${largest} people`,
    rows,
    notes: [
      `On the field of 100 × 100 m, ${options.seconds} s each, until the first that is late. Of the clients 8 decode what they are sent.`,
      "latency: as in the crowd, from the call that sends a pose to its decoding by a client to whom the sender is among the nearest 24.",
    ],
  };
}
