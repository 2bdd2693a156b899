/**
 * Panic: how long it takes, by the server's clock, until who asked for space hears no stranger any more and sees none
 * within 3 m but a pale trace; and until somebody who moderates knows.
 */
import { type Avatar, join, type Visit } from "../../client/net/index.ts";
import { listening, saying } from "../support/voice.ts";
import { startServer } from "./child.ts";
import { percentile } from "./percentile.ts";
import type { Table } from "./table.ts";

const PAIRS = 24;
/** So far from whoever presses stands a stranger, metres; to get there takes them this long at most, ms. */
const CLOSE = 1.4;
const COMING_MS = 20_000;
/** Nobody comes nearer than this, less what rounding takes. Metres. */
const KEPT = 2.99;
/** So long before the press the stranger begins to go round, ms. */
const BEFORE_MS = 300;
/** In so long everything that will still come has come, ms. */
const WATCHED_MS = 400;
const MOST_MS = 100;

export async function benchPanic({ seconds }: { seconds: number }): Promise<Table> {
  const server = await startServer("stoa");
  try {
    const moderator = await join(server.url, { space: "square", name: "Heron", token: await server.inviteModerator() });
    const pairs = await Promise.all(Array.from({ length: PAIRS }, (_, n) => standing(server.url, n)));
    const rounds = Math.max(3, Math.round(seconds));
    const found: Felt[] = [];
    for (let round = 0; round < rounds; round++)
      found.push(...(await Promise.all(pairs.map((pair, n) => press(pair, moderator, (n * 37) % 200)))));
    const row = (what: string, samples: number[]) => ({
      "until then": what,
      presses: samples.length,
      "p50 ms": percentile(samples, 0.5).toFixed(1),
      "p99 ms": percentile(samples, 0.99).toFixed(1),
      "most ms": Math.max(...samples).toFixed(1),
    });
    const inForce = found.map(({ heard, near }) => Math.max(heard, near));
    for (const { ada, ben } of pairs) await Promise.all([ada.leave(), ben.leave()]);
    await moderator.leave();
    return {
      title: `${PAIRS} people press panic while a stranger ${CLOSE} m away goes round them and speaks, in a room of ${2 * PAIRS + 1}`,
      rows: [
        row(
          "the last sound of a stranger",
          found.map(({ heard }) => heard),
        ),
        row(
          "the last solid stranger within 3 m",
          found.map(({ near }) => near),
        ),
        row("in force", inForce),
        row(
          "a moderator is told",
          found.map(({ told }) => told),
        ),
      ],
      notes: [
        `From the press to the arrival at the client, by the server's clock; at p99 it may take ${MOST_MS} ms.`,
        "A server, in a process of its own, and all clients, in another, share the machine.",
      ],
    };
  } finally {
    await server.end();
  }
}

type Pair = { ada: Visit; ben: Visit };
/** ms from the press. */
type Felt = { heard: number; near: number; told: number };

async function standing(url: string, n: number): Promise<Pair> {
  const ada = await join(url, { space: "square", name: `Ada ${n}` });
  const ben = await join(url, { space: "square", name: `Ben ${n}` });
  await comeTo(ben, ada);
  await listening(ada);
  await ben.voice.start(saying(`word ${n}`));
  return { ada, ben };
}

async function press({ ada, ben }: Pair, moderator: Visit, after: number): Promise<Felt> {
  let turn = 0;
  const pressing = setInterval(() => {
    const [x, y, z] = ada.me.pose.position;
    turn += 0.15;
    ben.walk({ position: [x + CLOSE * Math.cos(turn), y, z + CLOSE * Math.sin(turn)], yaw: turn });
  }, 45);
  await pause(BEFORE_MS + after);
  const felt = { heard: 0, near: 0, told: 0 };
  const pressed = ada.time();
  const since = () => ada.time() - pressed;
  const stops = [
    ada.voice.on("frame", () => {
      felt.heard = since();
    }),
    ada.on("pose", (other) => {
      if (other.id !== ada.me.id && !other.faded && distance(ada.me, other) < KEPT) felt.near = since();
    }),
    moderator.on("change", ({ id, panic }) => {
      if (id === ada.me.id && panic && felt.told === 0) felt.told = since();
    }),
  ];
  await ada.panic();
  await pause(WATCHED_MS);
  clearInterval(pressing);
  for (const stop of stops) stop();
  await ada.calm();
  await comeTo(ben, ada);
  return felt;
}

const distance = (a: Avatar, b: Avatar) =>
  Math.hypot(a.pose.position[0] - b.pose.position[0], a.pose.position[2] - b.pose.position[2]);

/** Walks up to somebody, straight, to where they stand as a stranger does. */
async function comeTo(visit: Visit, { me }: Visit): Promise<void> {
  for (const until = performance.now() + COMING_MS; performance.now() < until; await pause(50)) {
    const [x, y, z] = me.pose.position;
    const away = distance(visit.me, me);
    if (Math.abs(away - CLOSE) < 0.05) return;
    const [nowX, , nowZ] = visit.me.pose.position;
    const share = CLOSE / Math.max(away, 0.01);
    visit.walk({ position: [x + (nowX - x) * share, y, z + (nowZ - z) * share], yaw: 0 });
  }
  throw new Error(`${visit.me.name} does not get to ${me.name}`);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
