/**
 * Voice over WebRTC: 30 people talk without a pause and each is heard by eight, 12,000 packets a second. The talkers and
 * listeners are the same library's, in this process; a browser would be too heavy to have thirty of.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isRtcp, RTP_HEAD, writeRtp } from "../../server/voice/rtc/rtp.ts";
import { OPUS_TYPE } from "../../server/voice/rtc/sdp.ts";
import { FRAME_MS, SLOTS } from "../../shared/voice/frame.ts";
import { RtcPeer } from "../support/rtc-peer.ts";
import { machineBusyMs, ownBusyMs } from "./cpu.ts";
import type { BenchOptions } from "./measure.ts";
import { percentile } from "./percentile.ts";
import type { Table } from "./table.ts";
import type { Asked, Said } from "./voice-server.ts";

const PEOPLE = 30;
/** 32 kbit/s. */
const OPUS_BYTES = 80;
const WARM_MS = 3000;
/** What is under way has come by then, ms. */
const LAST_MS = 500;

export async function benchVoiceRtc({ seconds }: BenchOptions): Promise<Table> {
  const server = fork(join(import.meta.dirname, "voice-server.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ask = async <Answer extends Said>(asked: Asked) => {
    server.send(asked);
    return (await once(server, "message"))[0] as Answer;
  };
  const { offers } = await ask<Extract<Said, { offers: string[] }>>({ open: PEOPLE });
  let counting = false;
  let came = 0;
  const delays: number[] = [];
  const peers: RtcPeer[] = [];
  for (const [i, offer] of offers.entries()) {
    const peer = new RtcPeer(offer, (_, packet) => {
      if (!counting || isRtcp(packet)) return;
      const began = packet.readDoubleBE(RTP_HEAD + 1);
      if (began === 0) return;
      came++;
      if (came % 16 === 0) delays.push(performance.now() - began);
    });
    await ask({ accept: i, answer: peer.answer });
    peer.begin();
    await peer.connected;
    peers.push(peer);
  }
  const talk = talking(peers);
  await wait(WARM_MS);
  const read = () => ask<Extract<Said, { cpuMs: number }>>("read");
  const [before, machine, own, began] = [await read(), machineBusyMs(), ownBusyMs(), performance.now()];
  counting = true;
  talk.mark(true);
  await wait(seconds * 1000);
  talk.mark(false);
  const [after, ms] = [await read(), performance.now() - began];
  const [others, clients] = [machineBusyMs() - machine, ownBusyMs() - own];
  await wait(LAST_MS);
  talk.end();
  for (const peer of peers) peer.close();
  server.kill("SIGKILL");
  const due = talk.marked() * SLOTS;
  const cpu = after.cpuMs - before.cpuMs;
  return {
    title: `Voice over WebRTC: ${PEOPLE} talk without a pause, each heard by ${SLOTS}`,
    rows: [
      {
        "forwarded/s": ((after.forwarded - before.forwarded) / (ms / 1000)).toFixed(0),
        "server, cores": (cpu / ms).toFixed(3),
        "lost, %": (100 * (1 - came / due)).toFixed(3),
        "there, p50 ms": percentile(delays, 0.5).toFixed(2),
        p99: percentile(delays, 0.99).toFixed(2),
        "clients, cores": (clients / ms).toFixed(2),
        "others, cores": (Math.max(0, others - clients - cpu) / ms).toFixed(2),
      },
    ],
    notes: [
      `${seconds} s, after ${WARM_MS / 1000} s of the same; ${OPUS_BYTES} bytes of Opus a packet. Server and clients share this machine.`,
      "Lost: of all packets due to listeners, from the talkers' sending on. There: from a talker's packet to a listener's.",
    ],
  };
}

/** Everybody says something every 20 ms, one after another; what is marked bears the time when it was sent, else 0. */
function talking(peers: readonly RtcPeer[]) {
  const opus = Buffer.alloc(OPUS_BYTES);
  opus[0] = 0x78;
  const packet = Buffer.alloc(RTP_HEAD + OPUS_BYTES);
  const began = performance.now();
  let said = 0;
  let marked = 0;
  let marking = false;
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / FRAME_MS) * peers.length;
    for (; said < due; said++) {
      const seq = Math.floor(said / peers.length);
      const peer = peers[said % peers.length]!;
      opus.writeDoubleBE(marking ? performance.now() : 0, 1);
      writeRtp(packet, OPUS_TYPE, seq === 0, seq & 0xffff, (seq * 960) >>> 0, peer.answer.ssrc, opus);
      peer.send(packet);
      if (marking) marked++;
    }
  }, 1);
  return {
    mark(on: boolean) {
      marking = on;
    },
    marked: () => marked,
    end: () => clearInterval(timer),
  };
}
