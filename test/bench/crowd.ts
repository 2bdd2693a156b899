/** Crowd: a hundred people walking with head and hands in Stoa, and the same in a stock Colyseus room, in one run. */
import { Client, type Room } from "colyseus.js";
import { join, type Visit } from "../../client/net/index.ts";
import type { Wish } from "../../shared/pose/pose.ts";
import { type Reading, type ServerChild, startServer } from "./child.ts";
import type { Table } from "./table.ts";
import { createWalker } from "./walker.ts";

const PEOPLE = 100;
const RATE_HZ = 20;
const WARM_S = 3;
const MEASURED_S = 10;

type Measured = { cores: number; kBPerClient: number; updatesPerSecond: number; bytesPerUpdate: number };

export async function benchCrowd(): Promise<Table> {
  const stoa = await measure("stoa", walkInStoa);
  const stock = await measure("stock", walkInStock);
  const row = (system: string, { cores, kBPerClient, updatesPerSecond, bytesPerUpdate }: Measured) => ({
    system,
    "server CPU, cores": cores.toFixed(3),
    "kB/s per client": kBPerClient.toFixed(1),
    "updates/s per client": updatesPerSecond.toFixed(0),
    "bytes per update": bytesPerUpdate.toFixed(1),
  });
  return {
    title: `${PEOPLE} people walking with head and two hands, everybody sees everybody, ${RATE_HZ} Hz, ${MEASURED_S} s`,
    rows: [row("Stoa", stoa), row("stock Colyseus, float32 schema", stock)],
    notes: [
      `Stoa takes ${(stoa.bytesPerUpdate / stock.bytesPerUpdate).toFixed(3)} of the stock room's bytes and ${(stoa.cores / stock.cores).toFixed(2)} of its server CPU.`,
      "Bytes are those the server's sockets wrote, all included; updates those that arrived; clients share the machine.",
      "Stoa's figure has walls, bubbles and checks in it; the stock room checks nothing.",
    ],
  };
}

async function measure(
  kind: "stoa" | "stock",
  walk: (server: ServerChild) => Promise<{ updates: () => number; stop: () => Promise<void> }>,
): Promise<Measured> {
  const server = await startServer(kind);
  try {
    const walking = await walk(server);
    await pause(WARM_S * 1000);
    const [from, updatesFrom, began] = [await server.read(), walking.updates(), performance.now()];
    await pause(MEASURED_S * 1000);
    const [to, updates, seconds] = [
      await server.read(),
      walking.updates() - updatesFrom,
      (performance.now() - began) / 1000,
    ];
    await walking.stop();
    return measured(from, to, updates, seconds);
  } finally {
    server.end();
  }
}

function measured(from: Reading, to: Reading, updates: number, seconds: number): Measured {
  const bytes = to.bytes - from.bytes;
  return {
    cores: (to.cpuMs - from.cpuMs) / 1000 / seconds,
    kBPerClient: bytes / PEOPLE / seconds / 1000,
    updatesPerSecond: updates / PEOPLE / seconds,
    bytesPerUpdate: bytes / updates,
  };
}

async function walkInStoa({ url }: ServerChild) {
  const visits: Visit[] = [];
  let updates = 0;
  for (let i = 0; i < PEOPLE; i += 1) {
    const visit = await join(url, { space: "field", name: `Walker ${i}` });
    visit.on("pose", (avatar) => {
      if (avatar !== visit.me) updates += 1;
    });
    visits.push(visit);
  }
  const walkers = visits.map(({ me }, i) => createWalker(i, [me.pose.position[0] / 3, me.pose.position[2] / 3]));
  const stop = everyStep((seconds) => {
    for (const [i, visit] of visits.entries()) visit.walk(walkers[i]!(seconds));
  });
  return {
    updates: () => updates,
    async stop() {
      stop();
      await Promise.all(visits.map((visit) => visit.leave()));
    },
  };
}

async function walkInStock({ url }: ServerChild) {
  const client = new Client(url);
  const rooms: Room[] = [];
  let sent = 0;
  for (let i = 0; i < PEOPLE; i += 1) rooms.push(await client.joinOrCreate("stock"));
  const walkers = rooms.map((_, i) => createWalker(i, [(i % 10) * 4 - 18, Math.floor(i / 10) * 4 - 18]));
  const stop = everyStep((seconds) => {
    for (const [i, room] of rooms.entries()) room.send("pose", floats(walkers[i]!(seconds)));
    sent += rooms.length;
  });
  return {
    updates: () => sent * (PEOPLE - 1),
    async stop() {
      stop();
      await Promise.all(rooms.map((room) => room.leave()));
    },
  };
}

function floats({ position: [x, , z], head, leftHand, rightHand }: Wish): number[] {
  return [head!, leftHand!, rightHand!].flatMap(({ position, rotation }) => [
    position[0] + x,
    position[1],
    position[2] + z,
    ...rotation,
  ]);
}

function everyStep(beat: (seconds: number) => void): () => void {
  const began = performance.now();
  const timer = setInterval(() => beat((performance.now() - began) / 1000), 1000 / RATE_HZ);
  return () => clearInterval(timer);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
