/** Measure: one system with so many people in a server of its own, over a window of time. */
import { setTimeout as wait } from "node:timers/promises";
import { type ServerChild, startServer } from "./child.ts";
import { machineBusyMs, ownBusyMs } from "./cpu.ts";
import { Group, type Seen } from "./group.ts";
import { percentile } from "./percentile.ts";
import type { BenchSpace } from "./square.ts";
import { type Buckets, readBuckets } from "./step-times.ts";
import type { System } from "./system.ts";

/** What the benchmarks are told from outside. */
export type BenchOptions = {
  /** How long each thing is measured. */
  seconds: number;
  /** Whether servers write CPU profiles of what is measured. */
  profile: boolean;
};

/** A server and its clients are left alone for so long before the window begins, s. */
const WARM_S = 10;
/** Of TCP, IP and Ethernet, to a segment; of TLS, to a message. Computed, not measured. */
const SEGMENT_COST = 66;
const RECORD_COST = 22;

export type Measured = {
  people: number;
  seconds: number;
  /** Cores: the server's, this process' with all clients in it, and whatever else the machine did. */
  server: number;
  clients: number;
  other: number;
  /** What the server's sockets wrote. */
  bytes: number;
  /** Memory of the server above what it took before anybody was there, MB. */
  rssMb: number;
  seen: Seen;
  /** How long steps took, where the server says it. */
  steps: Buckets | null;
};

export type Measuring = {
  system: System;
  people: number;
  space?: BenchSpace;
  watchers?: number;
  /** What `serve` is told. */
  options?: object;
};

/** Starts a server, enters everybody, and measures for a while. */
export async function measure(
  { system, people, space = "square", watchers = 8, options }: Measuring,
  { seconds, profile }: BenchOptions,
): Promise<Measured> {
  const server = await startServer(system.kind, options);
  try {
    const rssMb = await emptyRss(system, server, space);
    const group = await Group.enter(system, server.url, people, watchers, space);
    await wait(WARM_S * 1000);
    if (profile) await server.profile();
    const measured = await during(server, group, () => wait(seconds * 1000));
    if (profile) console.error(`${system.name}, ${people} people: ${await server.profile()}`);
    if (group.closed > 0) throw new Error(`${group.closed} of ${people} clients of ${system.name} were closed`);
    group.end();
    return { people, ...measured, rssMb: measured.rssMb - rssMb };
  } finally {
    await server.end();
  }
}

/** Memory of a server with nobody there, after one visitor has come and gone, so that all is loaded that ever is. */
async function emptyRss(system: System, server: ServerChild, space: BenchSpace): Promise<number> {
  const first = await Group.enter(system, server.url, 1, 0, space);
  await wait(200);
  first.end();
  await wait(300);
  return (await server.read()).rssMb;
}

/** Measures a group while something goes on. */
export async function during(
  server: ServerChild,
  group: Group,
  work: () => Promise<unknown>,
): Promise<Omit<Measured, "people">> {
  const stepsBefore = await readBuckets(server.url);
  const before = await server.read();
  const [machine, own, began] = [machineBusyMs(), ownBusyMs(), performance.now()];
  group.begin();
  await work();
  const seen = group.seen();
  const ms = performance.now() - began;
  const [machineMs, ownMs] = [machineBusyMs() - machine, ownBusyMs() - own];
  const after = await server.read();
  const serverMs = after.cpuMs - before.cpuMs;
  const stepsAfter = await readBuckets(server.url);
  return {
    seconds: ms / 1000,
    server: serverMs / ms,
    clients: ownMs / ms,
    other: Math.max(0, machineMs - ownMs - serverMs) / ms,
    bytes: after.bytes - before.bytes,
    rssMb: after.rssMb,
    seen,
    steps: stepsBefore && stepsAfter ? stepsAfter.since(stepsBefore) : null,
  };
}

/** Columns that tell of traffic and latency alike wherever they stand. */
export function columns({ people, seconds, server, other, bytes, rssMb, seen }: Measured) {
  const each = (amount: number) => amount / people / seconds;
  const overhead = seen.segments * SEGMENT_COST + seen.frames * RECORD_COST;
  return {
    "server CPU, cores": server.toFixed(3),
    "kB/s per client": (each(bytes) / 1000).toFixed(1),
    "updates/s": (seen.updates / seconds).toFixed(0),
    "bytes per update": (bytes / people / seen.updates).toFixed(2),
    "frames/s": each(seen.frames).toFixed(1),
    "kB/s on the wire": (each(bytes + overhead) / 1000).toFixed(1),
    "latency p50, ms": percentile(seen.latencies, 0.5).toFixed(1),
    "p99, ms": percentile(seen.latencies, 0.99).toFixed(1),
    "as asked for": `${((100 * seen.exact) / seen.near).toFixed(1)} %`,
    "clients late p99, ms": percentile(seen.late, 0.99).toFixed(1),
    "RSS, MB": rssMb.toFixed(0),
    "other CPU, cores": other.toFixed(2),
  };
}

/** How those columns were taken. */
export const COLUMN_NOTES = [
  "server CPU: user and system time of the server's own process. Clients run in one other process of the same machine; other CPU is what the machine did besides the two (/proc/stat), and figures with much of it are worth little.",
  "kB/s, bytes per update: all bytes the server's sockets wrote, by the poses that 8 clients decoded, their own as the server has it among them; the others only take theirs off the socket.",
  `kB/s on the wire adds ${SEGMENT_COST} B of TCP, IP and Ethernet to each segment of up to 1,448 B and ${RECORD_COST} B of TLS to each frame: computed, not measured.`,
  "latency: from the call that sends a pose until a client to whom its sender is among the nearest 24 has decoded that very place; poses that were not granted as asked for are not among them.",
  "clients late: how much later than they should clients sent; where it is more than a few ms their process was starved and latency is not the server's alone.",
  "Clients send every 50 ms, at first spread evenly over it; where frames tell how long a pose waited for its step, each moves towards its step as the SDK's `beat` event would have it.",
  "RSS: the server's resident memory at the end above what it was with nobody there, after a first visitor had come and gone; the heap of the thread that holds the database is left out, since it comes and goes by 100 MB.",
];

/** Several windows of the same, as one. */
export function pooled(windows: readonly Measured[]): Measured {
  const sum = (of: (window: Measured) => number) => windows.reduce((all, window) => all + of(window), 0);
  const mean = (of: (window: Measured) => number) => sum(of) / windows.length;
  const most = (of: (window: Measured) => number) => Math.max(...windows.map(of));
  const last = windows.at(-1)!;
  return {
    people: last.people,
    seconds: sum(({ seconds }) => seconds),
    server: mean(({ server }) => server),
    clients: mean(({ clients }) => clients),
    other: mean(({ other }) => other),
    bytes: sum(({ bytes }) => bytes),
    rssMb: mean(({ rssMb }) => rssMb),
    seen: {
      frames: sum(({ seen }) => seen.frames),
      segments: sum(({ seen }) => seen.segments),
      updates: sum(({ seen }) => seen.updates),
      latencies: windows.flatMap(({ seen }) => seen.latencies),
      late: windows.flatMap(({ seen }) => seen.late),
      near: sum(({ seen }) => seen.near),
      exact: sum(({ seen }) => seen.exact),
      oldestAround: most(({ seen }) => seen.oldestAround),
      oldest: most(({ seen }) => seen.oldest),
      entropy: last.seen.entropy,
    },
    steps: last.steps,
  };
}
