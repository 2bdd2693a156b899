/**
 * People who all talk and all listen over their WebSockets, in a process of their own. Told "begin" it forgets what was
 * heard so far, told "read" it says what was.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Protocol } from "@colyseus/core";
import { pack } from "msgpackr";
import { VOICE_BYTES } from "../../shared/protocol/from-client/index.ts";
import { HEARD_BYTES } from "../../shared/protocol/from-server/index.ts";
import { ahead, decodeHeard, encodeTalk, FRAME_MS, SLOTS } from "../../shared/voice/frame.ts";
import { ownBusyMs } from "./cpu.ts";
import type { LeanClient } from "./lean-client.ts";
import { enterStoa } from "./stoa-system.ts";

/** What a talker heard of: frames, those that never came, and how late they came after they were due, ms. */
export type HeardFrames = { sent: number; heard: number; lost: number; cpuMs: number };

/** As large as 20 ms of voice at 32 kbit/s. */
const OPUS = Uint8Array.from({ length: 80 }, (_, n) => (n === 0 ? 15 << 3 : n));
/** A step in `seq` beyond this is another talker in the slot, not a loss. */
const ANOTHER = 50;

const [url = "", space = "", count = "30"] = process.argv.slice(2);
const talkers: LeanClient[] = [];
let sent = 0;
let heard = 0;
let lost = 0;
let cpuMs = 0;

process.on("disconnect", () => process.exit());
process.on("message", (what) => {
  if (what === "begin") {
    sent = heard = lost = 0;
    cpuMs = ownBusyMs();
  }
  if (what === "read") process.send?.({ sent, heard, lost, cpuMs: ownBusyMs() - cpuMs } satisfies HeardFrames);
});

for (let n = 0; n < Number(count); n++) talkers.push(await enterTalker());
talkers.forEach((talker, n) => void talk(talker, (n * FRAME_MS) / talkers.length));
process.send?.("ready");

async function enterTalker(): Promise<LeanClient> {
  const last = new Int32Array(SLOTS).fill(-1);
  const line = await enterStoa(url, space, (message) => {
    if (message[0] !== Protocol.ROOM_DATA_BYTES || message[1] !== HEARD_BYTES) return;
    for (const { slot, seq } of decodeHeard(message.subarray(2))!) {
      const on = last[slot]! < 0 ? 1 : ahead(last[slot]!, seq);
      if (on > 1 && on < ANOTHER) lost += on - 1;
      last[slot] = seq;
      heard += 1;
    }
  });
  line.send(request(1, "listen", { carrier: "socket" }));
  line.send(request(2, "microphone", { open: true }));
  return line;
}

async function talk(line: LeanClient, after: number): Promise<void> {
  const began = performance.now() + after;
  for (let tick = 0; ; ) {
    for (; began + tick * FRAME_MS <= performance.now(); tick++) {
      line.send(Buffer.concat([Uint8Array.of(Protocol.ROOM_DATA_BYTES, VOICE_BYTES), encodeTalk(tick & 0xffff, OPUS)]));
      sent += 1;
    }
    await wait(Math.max(1, began + tick * FRAME_MS - performance.now()));
  }
}

function request(id: number, verb: string, asked: object): Uint8Array {
  const head = Uint8Array.of(Protocol.ROOM_REQUEST, id, 0xa0 | verb.length);
  return Buffer.concat([head, Buffer.from(verb, "latin1"), pack(asked)]);
}
