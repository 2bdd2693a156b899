/**
 * A program that floods a room, in a process of its own: 10,000 messages a second, every other one nonsense and every
 * other one a pose. Whenever it is closed it comes in again. Ends when told to, and says what it did.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Protocol } from "@colyseus/core";
import { encodeWish } from "../../shared/pose/wish-bytes.ts";
import { POSE_BYTES } from "../../shared/protocol/from-client/index.ts";
import { ownBusyMs } from "./cpu.ts";
import type { LeanClient } from "./lean-client.ts";
import { enterStoa } from "./stoa-system.ts";
import { createWalker } from "./walker.ts";

const PER_MS = 10;

const [url = "", space = ""] = process.argv.slice(2);
const walker = createWalker(1);
const path = { x: 0, z: 0, way: 0, walked: 0 };
let sent = 0;
let closings = 0;
let floodedMs = 0;
let over = false;

// Whoever started it is gone.
process.on("disconnect", () => process.exit());
process.on("message", () => {
  over = true;
});

while (!over) {
  const line = await enterStoa(url, space, () => {}).catch(() => null);
  if (line) await flood(line);
  else await wait(50);
}
process.send?.({ perSecond: (sent / floodedMs) * 1000, closings, cpuMs: ownBusyMs() }, () => process.exit(0));

async function flood(line: LeanClient): Promise<void> {
  const began = performance.now();
  let here = 0;
  while (!over && line.closed === null) {
    for (const due = (performance.now() - began) * PER_MS; here < due; here += 1) line.send(message(here));
    await wait(1);
  }
  sent += here;
  floodedMs += performance.now() - began;
  if (line.closed !== null) closings += 1;
  line.end();
}

function message(number: number): Uint8Array {
  if (number % 2 === 0) {
    const wish = encodeWish(walker(number / 1000, path), number, Date.now());
    return Buffer.concat([Uint8Array.of(Protocol.ROOM_DATA_BYTES, POSE_BYTES), wish]);
  }
  const codes = [Protocol.ROOM_DATA_BYTES, Protocol.ROOM_REQUEST, Protocol.ROOM_DATA, number % 256];
  return Buffer.concat([Uint8Array.of(codes[(number >> 1) % 4]!), randomBytes(number % 60)]);
}
