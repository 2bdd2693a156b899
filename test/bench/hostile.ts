/** Hostile: what an honest pair notices while 100,000 broken frames and requests arrive. */
import { Protocol } from "@colyseus/core";
import { join, type Visit } from "../../client/net/index.ts";
import { enterRaw } from "../support/raw-visitor.ts";
import { seeded } from "../support/seeded.ts";
import { startServer } from "./child.ts";
import { machineBusyMs, ownBusyMs } from "./cpu.ts";
import { percentile } from "./percentile.ts";
import type { Table } from "./table.ts";

const FRAMES = 90_000;
const REQUESTS = 10_000;
const PAIRS = 15;
const FRAMES_A_SOCKET = 600;
const SAY_EVERY_MS = 1100;

export async function benchHostile(): Promise<Table> {
  const server = await startServer("stoa");
  try {
    const pairs = await Promise.all(Array.from({ length: PAIRS }, (_, i) => talkingPair(server.url, i)));
    const quiet = await talk(pairs, 10_000);
    const before = await server.read();
    const [machine, own] = [machineBusyMs(), ownBusyMs()];
    const began = performance.now();
    let over = false;
    const attack = Promise.all([fuzzSockets(server.url), fuzzHttp(server.url)]).then(() => {
      over = true;
    });
    const delays: number[] = [];
    while (!over) delays.push(...(await talk(pairs, SAY_EVERY_MS)));
    await attack;
    const seconds = (performance.now() - began) / 1000;
    const after = await server.read();
    const otherMs = machineBusyMs() - machine - (ownBusyMs() - own) - (after.cpuMs - before.cpuMs);
    const still = await talk(pairs, SAY_EVERY_MS);
    for (const visit of pairs.flat()) await visit.leave();
    const row = (when: string, samples: number[]) => ({
      when,
      messages: samples.length,
      "p50 ms": percentile(samples, 0.5).toFixed(1),
      "p99 ms": percentile(samples, 0.99).toFixed(1),
    });
    return {
      title: `${PAIRS} honest pairs talk while ${FRAMES + REQUESTS} broken frames and requests arrive in ${seconds.toFixed(0)} s`,
      rows: [row("before", quiet), row("meanwhile", delays), row("after", still)],
      notes: [
        `Resident memory of the server went from ${before.rssMb.toFixed(0)} to ${after.rssMb.toFixed(0)} MB; it is alive.`,
        "A message's delay is from say() to its arrival at the other of the pair; attackers share the machine.",
        `Other CPU meanwhile: ${Math.max(0, otherMs / 1000 / seconds).toFixed(2)} cores.`,
      ],
    };
  } finally {
    await server.end();
  }
}

async function talkingPair(url: string, number: number): Promise<[Visit, Visit]> {
  const enter = (name: string) => join(url, { space: "plaza", name: `${name} ${number}` });
  return [await enter("Ada"), await enter("Ben")];
}

/** Each pair says one thing after another for `ms`; answers the delays. */
async function talk(pairs: readonly [Visit, Visit][], ms: number): Promise<number[]> {
  const delays: number[] = [];
  const end = performance.now() + ms;
  await Promise.all(
    pairs.map(async ([ada, ben]) => {
      while (performance.now() < end) {
        const said = performance.now();
        const text = `at ${said}`;
        const arrived = new Promise<number>((resolve) => {
          const stop = ben.on("message", (message) => {
            if (message.text !== text) return;
            stop();
            resolve(performance.now() - said);
          });
        });
        await ada.say(text, { avatar: ben.me.id });
        delays.push(await arrived);
        await pause(Math.max(0, SAY_EVERY_MS - (performance.now() - said)));
      }
    }),
  );
  return delays;
}

async function fuzzSockets(url: string): Promise<void> {
  const random = seeded(1);
  const bytes = (most: number) =>
    Uint8Array.from({ length: Math.floor(random() * most) }, () => Math.floor(random() * 256));
  for (let sent = 0; sent < FRAMES; sent += FRAMES_A_SOCKET) {
    const raw = await enterRaw(url, { name: `Raw ${sent}` });
    for (let i = 0; i < FRAMES_A_SOCKET && raw.socket.readyState === raw.socket.OPEN; i += 1) {
      const head = [Protocol.ROOM_REQUEST, Protocol.ROOM_DATA_BYTES, Protocol.ROOM_DATA, Math.floor(random() * 256)];
      raw.send(Buffer.concat([Uint8Array.from([head[i % 4]!, Math.floor(random() * 200)]), bytes(90)]));
      if (i % 50 === 49) await pause(5);
    }
    raw.socket.terminate();
  }
}

async function fuzzHttp(url: string): Promise<void> {
  const random = seeded(2);
  const paths = [
    "/api/tickets",
    "/matchmake/joinOrCreate/plaza",
    "/api/spaces/%00/rules",
    "/spaces/plaza/../../x",
    "/s/%ff",
    "/control",
  ];
  const bodies = [
    "{",
    "[]",
    '{"__proto__":{"role":"owner"}}',
    "null",
    "x".repeat(20_000),
    '{"space":"plaza","name":"\u0000"}',
  ];
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)]!;
  const one = async () => {
    const method = random() < 0.7 ? "POST" : "GET";
    const answer = await fetch(url + pick(paths), {
      method,
      headers: { "content-type": "application/json", ...(random() < 0.2 && { origin: "https://elsewhere.example" }) },
      ...(method === "POST" && { body: pick(bodies) }),
    });
    await answer.arrayBuffer();
  };
  for (let sent = 0; sent < REQUESTS; sent += 10)
    await Promise.all(Array.from({ length: 10 }, () => one().catch(() => {})));
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
