/**
 * People who all talk and all listen, over their WebSockets or over WebRTC, in a process of their own. Told "begin" it
 * forgets what was heard so far, told "read" it says what was; "hush" and "talk" silence them and let them talk.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Protocol } from "@colyseus/core";
import { pack, unpack } from "msgpackr";
import { isRtcp, RTP_HEAD, writeRtp } from "../../server/voice/rtc/rtp.ts";
import { OPUS_TYPE } from "../../server/voice/rtc/sdp.ts";
import { VOICE_BYTES } from "../../shared/protocol/from-client/index.ts";
import type { Carrier } from "../../shared/protocol/from-client/voice.ts";
import { HEARD_BYTES } from "../../shared/protocol/from-server/index.ts";
import { ahead, decodeHeard, encodeTalk, FRAME_MS, SLOTS } from "../../shared/voice/frame.ts";
import { RtcPeer } from "../support/rtc-peer.ts";
import { ownBusyMs } from "./cpu.ts";
import type { LeanClient } from "./lean-client.ts";
import { enterStoa } from "./stoa-system.ts";

/** Frames that were said, that were heard, and that never came to somebody who should have heard them. */
export type HeardFrames = { sent: number; heard: number; lost: number; cpuMs: number };

/** As large as 20 ms of voice at 32 kbit/s. */
const OPUS = Uint8Array.from({ length: 80 }, (_, n) => (n === 0 ? 15 << 3 : n));
/** A step in a slot's numbers beyond this is another talker in it, not a loss. */
const ANOTHER = 50;
const OPENING_MS = 5000;

const [url = "", space = "", count = "30", carrier = "socket"] = process.argv.slice(2) as [
  string,
  string,
  string,
  Carrier,
];
type Say = (tick: number) => void;
const talkers: Say[] = [];
let sent = 0;
let heard = 0;
let lost = 0;
let cpuMs = 0;
let talking = true;

process.on("disconnect", () => process.exit());
process.on("message", (what) => {
  if (what === "hush" || what === "talk") talking = what === "talk";
  if (what === "begin") {
    sent = heard = lost = 0;
    cpuMs = ownBusyMs();
  }
  if (what === "read") process.send?.({ sent, heard, lost, cpuMs: ownBusyMs() - cpuMs } satisfies HeardFrames);
});

for (let n = 0; n < Number(count); n++) talkers.push(await enterTalker());
talkers.forEach((say, n) => void talk(say, (n * FRAME_MS) / talkers.length));
process.send?.("ready");

/** Counts what is heard in the slots of one listener. */
function ears(): (slot: number, seq: number) => void {
  const last = new Int32Array(SLOTS).fill(-1);
  return (slot, seq) => {
    const on = last[slot]! < 0 ? 1 : ahead(last[slot]!, seq);
    if (on > 1 && on < ANOTHER) lost += on - 1;
    last[slot] = seq;
    heard += 1;
  };
}

async function enterTalker(): Promise<Say> {
  const hear = ears();
  const answers = new Map<number, unknown>();
  const line = await enterStoa(url, space, (message) => {
    if (message[0] === Protocol.ROOM_RESPONSE) answers.set(message[1]!, unpack(message.subarray(3)));
    if (message[0] !== Protocol.ROOM_DATA_BYTES || message[1] !== HEARD_BYTES) return;
    for (const { slot, seq } of decodeHeard(message.subarray(2))!) hear(slot, seq);
  });
  const ask = async (id: number, verb: string, asked: object) => {
    line.send(request(id, verb, asked));
    for (let waited = 0; !answers.has(id); waited += 5) {
      if (waited > OPENING_MS) throw new Error(`no answer to ${verb}`);
      await wait(5);
    }
    return answers.get(id) as { ok: { offer: string } };
  };
  const { ok } = await ask(1, "listen", { carrier });
  const say =
    carrier === "webrtc"
      ? await overWebRtc(ok.offer, (answer) => ask(2, "connectVoice", answer), hear)
      : bySocket(line);
  await ask(3, "microphone", { open: true });
  return say;
}

function bySocket(line: LeanClient): Say {
  return (tick) =>
    line.send(Buffer.concat([Uint8Array.of(Protocol.ROOM_DATA_BYTES, VOICE_BYTES), encodeTalk(tick & 0xffff, OPUS)]));
}

async function overWebRtc(
  offer: string,
  connect: (answer: object) => Promise<unknown>,
  hear: (slot: number, seq: number) => void,
): Promise<Say> {
  const peer = new RtcPeer(offer, (slot, packet) => {
    if (!isRtcp(packet)) hear(slot, packet.readUInt16BE(2));
  });
  await connect(peer.answer);
  peer.begin();
  await peer.connected;
  const packet = Buffer.alloc(RTP_HEAD + OPUS.byteLength);
  return (tick) => {
    writeRtp(packet, OPUS_TYPE, tick === 0, tick & 0xffff, (tick * 960) >>> 0, peer.answer.ssrc, OPUS);
    peer.send(packet);
  };
}

async function talk(say: Say, after: number): Promise<void> {
  const began = performance.now() + after;
  for (let tick = 0; ; ) {
    for (; began + tick * FRAME_MS <= performance.now(); tick++) {
      if (!talking) continue;
      say(tick);
      sent += 1;
    }
    await wait(Math.max(1, began + tick * FRAME_MS - performance.now()));
  }
}

function request(id: number, verb: string, asked: object): Uint8Array {
  const head = Uint8Array.of(Protocol.ROOM_REQUEST, id, 0xa0 | verb.length);
  return Buffer.concat([head, Buffer.from(verb, "latin1"), pack(asked)]);
}
