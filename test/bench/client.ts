/** Client: what the frames of a room of 200 cost the main thread of a page, through the SDK's own `Company`. */
import { setTimeout as wait } from "node:timers/promises";
import { Protocol } from "@colyseus/core";
import { Company } from "../../client/net/company.ts";
import { Events } from "../../client/net/events.ts";
import type { VisitEvents } from "../../client/net/visit.ts";
import { FRAME_BYTES } from "../../shared/protocol/from-server/index.ts";
import { startServer } from "./child.ts";
import { besides } from "./cpu.ts";
import { Group } from "./group.ts";
import type { BenchOptions } from "./measure.ts";
import { percentile } from "./percentile.ts";
import { enterStoa, eventIn, STOA } from "./stoa-system.ts";
import type { Table } from "./table.ts";

const PEOPLE = 200;
const STEP_MS = 50;
/** A page has been open for a while: what is read before is not counted, ms of recording. */
const WARM_MS = 2000;

export async function benchClient({ seconds }: BenchOptions): Promise<Table> {
  const recorded = await record(WARM_MS + seconds * 1000);
  const { value, other } = await besides(() => replay(recorded));
  const { perStep, poses, steps } = value;
  const spent = perStep.reduce((sum, ms) => sum + ms, 0);
  return {
    title: `What ${PEOPLE} avatars cost a page: decoding and applying their frames in the SDK`,
    rows: [
      {
        avatars: PEOPLE,
        "updates per 50 ms": (poses / steps).toFixed(0),
        "µs per update": ((1000 * spent) / poses).toFixed(2),
        "ms per 50 ms, mean": (spent / steps).toFixed(3),
        "p50, ms": percentile(perStep, 0.5).toFixed(3),
        "p99, ms": percentile(perStep, 0.99).toFixed(3),
      },
    ],
    notes: [
      `The messages that a server sent in ${(WARM_MS / 1000 + seconds).toFixed(0)} s to one visitor among ${PEOPLE} who stroll, all of them its near neighbours, replayed after one another; the first ${WARM_MS / 1000} s warm the engine up.`,
      "Company takes each message in and emits `pose` to one listener, in Node's engine, which is Chromium's; drawing is not in it.",
      `Other CPU meanwhile: ${other.toFixed(2)} cores.`,
    ],
  };
}

type Recorded = { at: number; message: Buffer };

async function record(ms: number): Promise<Recorded[]> {
  const server = await startServer("stoa", { neighbours: { near: PEOPLE } });
  try {
    const group = await Group.enter(STOA, server.url, PEOPLE, 1);
    await wait(1000);
    const recorded: Recorded[] = [];
    const line = await enterStoa(server.url, "square", (message) => {
      recorded.push({ at: performance.now(), message: Buffer.from(message) });
    });
    await wait(ms);
    line.end();
    group.end();
    return recorded;
  } finally {
    await server.end();
  }
}

/** Main-thread time of each 50 ms of the recording. */
function replay(recorded: readonly Recorded[]): { perStep: number[]; poses: number; steps: number } {
  const events = new Events<VisitEvents>();
  const company = new Company(events);
  const began = recorded[0]!.at;
  const spent: number[] = [];
  let [poses, counting] = [0, false];
  // As a view does that draws everybody anew.
  events.on("pose", ({ pose }) => {
    if (counting && pose.tick > 0) poses += 1;
  });
  for (const { at, message } of recorded) {
    if (message[0] === Protocol.ROOM_DATA) apply(company, message);
    if (message[0] !== Protocol.ROOM_DATA_BYTES || message[1] !== FRAME_BYTES) continue;
    counting = at - began >= WARM_MS;
    const start = performance.now();
    const error = company.read(message.subarray(2));
    const took = performance.now() - start;
    if (typeof error === "object" && error !== null) throw new Error(error.error);
    if (!counting) continue;
    const step = Math.floor((at - began - WARM_MS) / STEP_MS);
    spent[step] = (spent[step] ?? 0) + took;
  }
  const perStep = Array.from(spent, (ms) => ms ?? 0);
  return { perStep, poses, steps: perStep.length };
}

function apply(company: Company, message: Buffer): void {
  const welcome = eventIn(message, "welcome");
  if (welcome) company.welcome(welcome);
  company.tellAvatars(eventIn(message, "avatars") ?? []);
  company.tellGone(eventIn(message, "gone") ?? []);
}
