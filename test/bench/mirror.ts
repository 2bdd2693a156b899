/**
 * Mirror: a thousand people in five copies of a theatre watch one speaker on the stage of one of them; what that costs beside
 * the same speaker next to the stage, whom one copy sees, and how soon a cue has reached everybody.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Protocol } from "@colyseus/core";
import { pack } from "msgpackr";
import { join, type Visit } from "../../client/net/index.ts";
import { tickOf } from "../../shared/pose/frame.ts";
import { FrameReader } from "../../shared/pose/frame-reader.ts";
import type { Wish } from "../../shared/pose/pose.ts";
import { encodeWish } from "../../shared/pose/wish-bytes.ts";
import { POSE_BYTES, READ_EVERY } from "../../shared/protocol/from-client/index.ts";
import { FRAME_BYTES, HEARD_BYTES } from "../../shared/protocol/from-server/index.ts";
import { type ServerChild, startServer } from "./child.ts";
import { machineBusyMs, ownBusyMs } from "./cpu.ts";
import type { LeanClient } from "./lean-client.ts";
import type { BenchOptions } from "./measure.ts";
import { type Mirrored, measureMirrored } from "./mirrored.ts";
import { percentile } from "./percentile.ts";
import { readBuckets } from "./step-times.ts";
import { enterStoa, eventIn, readSoFar } from "./stoa-system.ts";
import type { Table } from "./table.ts";
import { createWalker } from "./walker.ts";

const PEOPLE = 1000;
const COPIES = 5;
const AT_A_TIME = 8;
/** One in so many wears a headset, and looks about at 20 Hz. */
const HEADSETS = 10;
const PERIOD_MS = 50;
const WARM_MS = 4000;
const CUES = 5;
/** As large as 20 ms of voice at 32 kbit/s. */
const OPUS = Uint8Array.from({ length: 80 }, (_, n) => (n === 0 ? 15 << 3 : n));

type Watcher = { line: LeanClient; heard: number; evening: number; look(seconds: number): void };
type Taken = {
  what: string;
  steps: number;
  cpuMs: number;
  server: number;
  clients: number;
  other: number;
  bytes: number;
  heard: number;
};

export async function benchMirror({ seconds }: BenchOptions): Promise<Table> {
  const server = await startServer("stoa", {});
  try {
    const watchers = await enterAll(server.url);
    const speaker = await join(server.url, { space: "theatre", name: "Speaker", token: await server.inviteHost() });
    let onStage = false;
    const stops = [lookAbout(watchers), stroll(speaker, () => onStage)];
    const measured: Taken[] = [];
    const window = async (what: string, stage: boolean) => {
      onStage = stage;
      await wait(WARM_MS);
      measured.push(await during(server, watchers, what, seconds));
    };
    await window("walks beside the stage", false);
    await window("walks on the stage", true);
    const talking = { now: false };
    await speaker.voice.start(saying(talking));
    await speaker.voice.speak("house");
    await window("beside it, talks to the own copy", false);
    await window("on it, talks to all", true);
    const cues = await cuesReach(speaker, watchers);
    talking.now = true;
    for (const stop of stops) stop();
    const closed = watchers.filter(({ line }) => line.closed !== null).length;
    if (closed > 0) throw new Error(`${closed} of ${PEOPLE} were closed`);
    for (const { line } of watchers) line.end();
    await speaker.leave();
    return table(measured, cues, seconds);
  } finally {
    await server.end();
  }
}

function table(measured: readonly Taken[], cues: readonly number[], seconds: number): Table {
  const [beside, silent, own, all] = measured as [Taken, Taken, Taken, Taken];
  const perStep = ({ cpuMs, steps }: Taken) => cpuMs / steps;
  const voices = all.heard / all.steps - own.heard / own.steps;
  const [mirrored, without] = [true, false].map(copyAlone) as [Mirrored, Mirrored];
  return {
    title: `${PEOPLE} people in ${COPIES} copies of ${PEOPLE / COPIES} watch one speaker with head and hands, ${seconds} s each`,
    rows: measured.map(({ what, steps, cpuMs, server, clients, other, bytes, heard }) => ({
      "the speaker": what,
      "server CPU, cores": server.toFixed(3),
      "ms per copy and step": (cpuMs / steps).toFixed(2),
      "steps/s": (steps / COPIES / seconds).toFixed(1),
      "kB/s per visitor": (bytes / PEOPLE / seconds / 1000).toFixed(2),
      "voice frames/s": (heard / seconds).toFixed(0),
      "clients, cores": clients.toFixed(2),
      "other CPU, cores": other.toFixed(2),
    })),
    notes: [
      `CPU per copy with the mirror ÷ without: ${(perStep(silent) / perStep(beside)).toFixed(2)} of the whole server while the speaker is silent. Each of the ${voices.toFixed(0)} frames of voice more that go out in a step takes ${((1000 * (perStep(all) - perStep(own))) / voices).toFixed(1)} µs, as any voice does.`,
      `The step and frames of one such copy alone: ${mirrored.stepMs.toFixed(2)} ms with the mirror ÷ ${without.stepMs.toFixed(2)} without = ${(mirrored.stepMs / without.stepMs).toFixed(2)}; a visitor is sent ${mirrored.bytes.toFixed(0)} B/s instead of ${without.bytes.toFixed(0)}, the copies ${mirrored.words.toFixed(0)} B/s beside the voice, and telling them takes the speaker's own ${(1000 * mirrored.tellMs).toFixed(0)} µs a step for all copies together.`,
      `${CUES} cues begun by hand reached all ${PEOPLE}: the last of them after ${percentile(cues, 0.5).toFixed(0)} ms in the median and ${Math.max(...cues).toFixed(0)} ms at most, from the press on, writing to disk included; promised is less than a second.`,
      `One watcher in ${HEADSETS} wears a headset and looks about at 20 Hz, the others stand still; everybody hears over the WebSocket. All clients are in this one process.`,
    ],
  };
}

/** What a copy takes with a mirror or without: the least of some runs, after one that warms the engine up. */
function copyAlone(isMirrored: boolean): Mirrored {
  const runs = Array.from({ length: 4 }, () => measureMirrored(PEOPLE / COPIES, 300, isMirrored));
  return runs.reduce((least, run) => (run.stepMs < least.stepMs ? run : least));
}

async function enterAll(url: string): Promise<Watcher[]> {
  const watchers: Watcher[] = [];
  let next = 0;
  const entering = async () => {
    while (next < PEOPLE - 1) {
      next += 1;
      watchers.push(await enterWatcher(url, next));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, entering));
  return watchers;
}

async function enterWatcher(url: string, seed: number): Promise<Watcher> {
  let [tick, told, number] = [0, 0, 0];
  let me: number | undefined;
  let at: [number, number] | null = null;
  const walker = createWalker(seed);
  const watcher: Watcher = {
    line: undefined as unknown as LeanClient,
    heard: 0,
    evening: 0,
    look(seconds) {
      if (at === null) return;
      const wish = walker(seconds, { x: at[0], z: at[1], way: 0, walked: 0 });
      number += 1;
      const bytes = encodeWish(wish, number, performance.timeOrigin + performance.now());
      watcher.line.send(Buffer.concat([Uint8Array.of(Protocol.ROOM_DATA_BYTES, POSE_BYTES), bytes]));
    },
  };
  watcher.line = await enterStoa(url, "theatre", (message) => {
    if (message[0] === Protocol.ROOM_DATA) {
      if (eventIn(message, "evening") !== undefined) watcher.evening = performance.now();
      me ??= eventIn(message, "welcome")?.wire;
      return;
    }
    if (message[0] !== Protocol.ROOM_DATA_BYTES) return;
    if (message[1] === HEARD_BYTES) watcher.heard += 1;
    if (message[1] !== FRAME_BYTES) return;
    const frame = message.subarray(2);
    if (at === null && me !== undefined) {
      const reader = new FrameReader();
      reader.read(frame);
      const position = reader.pose(me)?.position;
      if (position) at = [position[0], position[2]];
    }
    tick = tickOf(frame, tick);
    if (tick - told < READ_EVERY) return;
    told = tick;
    watcher.line.send(readSoFar(tick));
  });
  const listen = Buffer.concat([
    Uint8Array.of(Protocol.ROOM_REQUEST, 1, 0xa0 | 6),
    Buffer.from("listen"),
    pack({ carrier: "socket" }),
  ]);
  watcher.line.send(listen);
  return watcher;
}

function lookAbout(watchers: readonly Watcher[]): () => void {
  const began = performance.now();
  const timer = setInterval(() => {
    const seconds = (performance.now() - began) / 1000;
    for (let n = 0; n < watchers.length; n += HEADSETS) watchers[n]!.look(seconds);
  }, PERIOD_MS);
  return () => clearInterval(timer);
}

/** To and fro on the stage, or just in front of it. */
function stroll(speaker: Visit, isOnStage: () => boolean): () => void {
  const walker = createWalker(0);
  const began = performance.now();
  const timer = setInterval(() => {
    const seconds = (performance.now() - began) / 1000;
    const x = 5 * Math.sin(seconds / 4);
    const wish: Wish = walker(seconds, { x, z: isOnStage() ? -15 : -11, way: Math.PI, walked: seconds });
    speaker.walk(wish);
  }, PERIOD_MS);
  return () => clearInterval(timer);
}

function* saying(stop: { now: boolean }): Generator<Uint8Array> {
  while (!stop.now) yield OPUS;
}

async function during(
  server: ServerChild,
  watchers: readonly Watcher[],
  what: string,
  seconds: number,
): Promise<Taken> {
  const heard = () => watchers.reduce((sum, one) => sum + one.heard, 0);
  const stepsBefore = (await readBuckets(server.url))!.count;
  const before = await server.read();
  const [machine, own, began, heardBefore] = [machineBusyMs(), ownBusyMs(), performance.now(), heard()];
  await wait(seconds * 1000);
  const ms = performance.now() - began;
  const [machineMs, ownMs] = [machineBusyMs() - machine, ownBusyMs() - own];
  const after = await server.read();
  const serverMs = after.cpuMs - before.cpuMs;
  return {
    what,
    steps: (await readBuckets(server.url))!.count - stepsBefore,
    cpuMs: serverMs,
    server: serverMs / ms,
    clients: ownMs / ms,
    other: Math.max(0, machineMs - ownMs - serverMs) / ms,
    bytes: after.bytes - before.bytes,
    heard: heard() - heardBefore,
  };
}

/** How long after each press everybody has been told, ms. */
async function cuesReach(speaker: Visit, watchers: readonly Watcher[]): Promise<number[]> {
  const cues = Array.from({ length: CUES }, (_, n) => ({
    id: `cue-${n}`,
    title: `Cue ${n}`,
    do: { kind: "welcome" as const, text: "Welcome." },
  }));
  await speaker.host.programme({ id: "bench", title: "Bench", zone: "UTC", starts: "2099-01-01T19:00", cues } as never);
  await wait(1000);
  const took: number[] = [];
  for (const { id } of cues) {
    for (const one of watchers) one.evening = 0;
    const pressed = performance.now();
    await speaker.host.cue({ do: "begin", cue: id });
    while (watchers.some(({ evening }) => evening === 0)) {
      if (performance.now() - pressed > 10_000) throw new Error("a cue did not reach everybody");
      await wait(5);
    }
    took.push(Math.max(...watchers.map(({ evening }) => evening)) - pressed);
    await wait(300);
  }
  return took;
}
