import { createSocket } from "node:dgram";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { StartError } from "../../../../server/start-error.ts";
import type { RtcLine } from "../../../../server/voice/rtc/line.ts";
import { openRtc, type Rtc } from "../../../../server/voice/rtc/open.ts";
import { emptyFields, isRtcp, readRtp, writeRtp } from "../../../../server/voice/rtc/rtp.ts";
import type { VoiceFrame } from "../../../../shared/voice/frame.ts";
import { RtcPeer } from "../../../support/rtc-peer.ts";

const ADDRESSES = ["127.0.0.1"];
const errors = vi.fn();
const silent = { info() {}, error: errors };
const opus = Buffer.from([0x78, 1, 2, 3]);
let rtc: Rtc;
const opened: (RtcLine | RtcPeer)[] = [];

beforeAll(async () => {
  // Reports are made by hand here: one of the clock's in between would begin the count of what was lost anew.
  rtc = (await openRtc({ port: 0, addresses: ADDRESSES, reportEvery: 3_600_000, log: silent }))!;
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});
afterAll(() => rtc.close());

/** A line and a peer at its other end. */
function pair() {
  const heard: VoiceFrame[] = [];
  const got: { slot: number; packet: Buffer }[] = [];
  const told = { nonsense: 0, closed: 0 };
  const line = rtc.line({
    opened() {},
    frame: ({ seq, tick, opus }) => void heard.push({ seq, tick, opus: Buffer.from(opus) }),
    nonsense: () => void told.nonsense++,
    closed: () => void told.closed++,
  });
  const peer = new RtcPeer(line.offer, (slot, packet) => got.push({ slot, packet }));
  opened.push(peer, line);
  return { line, peer, heard, got, told, ssrc: peer.answer.ssrc };
}

async function standing() {
  const one = pair();
  one.line.accept(one.peer.answer);
  one.peer.begin();
  await one.peer.connected;
  await wait(50);
  return one;
}

function rtp(ssrc: number, seq: number, { type = 111, payload = opus as Uint8Array } = {}): Buffer {
  const bytes = Buffer.alloc(1500);
  return bytes.subarray(0, writeRtp(bytes, type, false, seq, seq * 960, ssrc, payload));
}

test("[VOI44] a talker's packets come as frames, and frames come as packets of their slot", async () => {
  const { line, peer, heard, got, ssrc } = await standing();
  for (let seq = 0; seq < 5; seq++) peer.send(rtp(ssrc, seq));
  await vi.waitFor(() => expect(heard).toHaveLength(5));
  expect(heard.map(({ seq, tick }) => [seq, tick])).toEqual([0, 1, 2, 3, 4].map((at) => [at, at]));
  expect(heard[0]!.opus).toEqual(opus);
  for (let seq = 0; seq < 5; seq++) line.send(3, { seq, tick: seq, opus });
  await vi.waitFor(() => expect(got).toHaveLength(5));
  const fields = emptyFields();
  expect(new Set(got.map(({ slot }) => slot))).toEqual(new Set([3]));
  const seqs = got.map(({ packet }) => readRtp(packet, fields) && fields.seq);
  expect(seqs.map((seq) => (Number(seq) - Number(seqs[0])) & 0xffff)).toEqual([0, 1, 2, 3, 4]);
  expect(got[0]!.packet.subarray(12)).toEqual(opus);
});

test("[VOI42] the offer of a real line holds the given addresses only", async () => {
  const { line } = pair();
  const candidates = line.offer.match(/a=candidate.*/g);
  expect(candidates).toEqual([`a=candidate:1 1 udp 2130706175 127.0.0.1 ${rtc.port} typ host`]);
});

test("[VOI46] what one is offered holds nothing of another's", async () => {
  const one = await standing();
  const other = await standing();
  const { ufrag, ...rest } = one.peer.answer;
  const candidates = one.peer.description.match(/candidate:.* \d+ typ/g)!;
  const mine = [`ufrag:${ufrag}`, ...Object.values(rest).map(String), ...candidates];
  const sent = other.line.offer + Buffer.concat(other.got.map(({ packet }) => packet)).toString("latin1");
  for (const secret of mine) expect(sent).not.toContain(secret);
  expect(other.line.offer).not.toContain(/a=ice-pwd:(\S+)/.exec(one.line.offer)![1]);
});

test("[VOI47] nonsense in a line is dropped and told, and others are heard on", async () => {
  const bad = await standing();
  const good = await standing();
  const { ssrc } = bad;
  bad.peer.send(rtp(ssrc, 1, { type: 96 }));
  bad.peer.send(rtp(ssrc, 2, { payload: new Uint8Array(1000) }));
  const padded = rtp(ssrc, 3);
  padded[0] = 0xa0;
  padded[padded.length - 1] = 255;
  bad.peer.send(padded);
  bad.peer.send(rtp(ssrc, 5));
  await vi.waitFor(() => expect([bad.told.nonsense, bad.heard.length]).toEqual([3, 1]));
  bad.peer.send(rtp(ssrc + 500, 6));
  good.peer.send(rtp(good.ssrc, 1));
  await vi.waitFor(() => expect(good.heard).toHaveLength(1));
  expect(bad.heard).toHaveLength(1);
});

test("[VOI47] reports are no nonsense, whatever they say", async () => {
  const { peer, told, heard, ssrc } = await standing();
  const report = Buffer.alloc(32);
  for (const [type, words] of [
    [200, 6],
    [201, 7],
    [201, 0xffff],
    [203, 1],
    [205, 2],
  ] as const) {
    report[0] = 0x81;
    report[1] = type;
    report.writeUInt16BE(words, 2);
    report.writeUInt32BE(ssrc, 4);
    peer.send(report);
  }
  peer.send(rtp(ssrc, 1));
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(told).toEqual({ nonsense: 0, closed: 0 });
});

test("[VOI47] a mistake of our own in taking a frame is logged, and voice goes on", async () => {
  let frames = 0;
  const line = rtc.line({
    opened() {},
    nonsense() {},
    closed() {},
    frame() {
      if (++frames === 1) throw new Error("ours");
    },
  });
  const peer = new RtcPeer(line.offer);
  opened.push(peer, line);
  line.accept(peer.answer);
  peer.begin();
  await peer.connected;
  await wait(50);
  for (let seq = 0; seq < 2; seq++) peer.send(rtp(peer.answer.ssrc, seq));
  await vi.waitFor(() => expect(frames).toBe(2));
  expect(errors.mock.calls).toEqual([[{ error: new Error("ours") }, "a mistake of ours in voice"]]);
});

test("[VOI47] who says that its stream is one of a slot's harms nobody", async () => {
  const { line, peer, heard } = pair();
  const ssrc = Number(/a=ssrc:(\d+)/.exec(line.offer)![1]);
  line.accept({ ...peer.answer, ssrc });
  peer.begin();
  await peer.connected;
  await wait(50);
  for (let seq = 0; seq < 3; seq++) {
    peer.send(rtp(ssrc, seq));
    peer.send(rtp(peer.answer.ssrc, seq));
    line.send(0, { seq, tick: seq, opus });
  }
  const good = await standing();
  good.peer.send(rtp(good.ssrc, 1));
  await vi.waitFor(() => expect(good.heard).toHaveLength(1));
  expect(heard.length).toBeLessThanOrEqual(3);
});

test("[VOI47] a line that floods is ended", async () => {
  const { peer, told, ssrc, heard } = await standing();
  for (let seq = 0; seq < 3000; seq++) peer.send(rtp(ssrc, seq));
  await vi.waitFor(() => expect(told.closed).toBe(1));
  expect(heard.length).toBeLessThanOrEqual(1000);
});

test("[VOI47] whatever comes to the port, voice goes on", async () => {
  const { peer, heard, ssrc, line } = await standing();
  const socket = createSocket("udp4");
  const ufrag = /a=ice-ufrag:(\S+)/.exec(line.offer)![1]!;
  for (let i = 0; i < 5000; i++) {
    socket.send(hostile(i, ufrag), rtc.port, "127.0.0.1");
    if (i % 200 === 0) {
      peer.send(rtp(ssrc, i / 200));
      await wait(10);
    }
  }
  await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(24));
  socket.close();
  const late = await standing();
  late.peer.send(rtp(late.ssrc, 1));
  await vi.waitFor(() => expect(late.heard).toHaveLength(1));
});

test("[VOI48] a line that was closed sends nothing more, and tells nothing", async () => {
  const { line, peer, got, heard, told, ssrc } = await standing();
  const talking = setInterval(() => line.send(1, { seq: 0, tick: 0, opus }), 5);
  const speaking = setInterval(() => peer.state === "connected" && peer.send(rtp(ssrc, 1)), 5);
  await vi.waitFor(() => expect(Math.min(got.length, heard.length)).toBeGreaterThan(0));
  line.close();
  const heardAtEnd = heard.length;
  await wait(20);
  const gotAtEnd = got.filter(({ packet }) => !isRtcp(packet)).length;
  await wait(400);
  clearInterval(talking);
  clearInterval(speaking);
  expect(got.filter(({ packet }) => !isRtcp(packet))).toHaveLength(gotAtEnd);
  expect(heard).toHaveLength(heardAtEnd);
  expect(told.closed).toBe(0);
});

test("[VOI48] a line that does not stand within 8 s ends", async () => {
  const { told } = pair();
  await wait(7500);
  expect(told.closed).toBe(0);
  await vi.waitFor(() => expect(told.closed).toBe(1));
});

test("[VOI43] somebody with another certificate does not get in, and a second answer changes nothing", async () => {
  const { line, peer, told } = pair();
  line.accept({ ...peer.answer, fingerprint: Array(32).fill("00").join(":") });
  line.accept(peer.answer);
  peer.begin();
  await vi.waitFor(() => expect(told.closed).toBe(1), 9000);
  expect(() => pair().line.accept({ ...peer.answer, ufrag: "a\nb" })).toThrow("not checked");
});

test("[VOI50] loss and round trip come from the reports of both ends", async () => {
  const { line, peer, heard, got, ssrc } = await standing();
  expect(line.quality()).toEqual({ loss: null, roundTrip: null });
  for (const seq of [0, 1, 3, 4]) peer.send(rtp(ssrc, seq));
  await vi.waitFor(() => expect(heard).toHaveLength(4));
  line.send(2, { seq: 0, tick: 0, opus });
  line.report();
  expect(line.quality().loss).toBeCloseTo(0.2);
  await vi.waitFor(() => expect(got.filter(({ slot, packet }) => slot === 2 && isRtcp(packet))).toHaveLength(1));
});

test("[VOI49] a port in use stops the start with a sentence, and is held while nobody is there", async () => {
  await expect(openRtc({ port: rtc.port, addresses: ADDRESSES, log: silent })).rejects.toThrow(
    new StartError(`UDP port ${rtc.port} is in use; set STOA_UDP_PORT to another one.`),
  );
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  await expect(openRtc({ port, addresses: ADDRESSES, log: silent })).rejects.toThrow(StartError);
  socket.close();
});

test.each(["example.org", "fe80::1%eth0", "127.0.0.1\r\na=x"])("[VOI42] %o is no address to offer", async (address) => {
  await expect(openRtc({ port: 0, addresses: [address], log: silent })).rejects.toThrow(StartError);
});

test("[VOI49] it opens again at its port after it was closed", async () => {
  const first = (await openRtc({ port: 0, addresses: ADDRESSES, log: silent }))!;
  await first.close();
  const second = (await openRtc({ port: first.port, addresses: ADDRESSES, log: silent }))!;
  expect(second.port).toBe(first.port);
  expect(() => first.line({ opened() {}, frame() {}, nonsense() {}, closed() {} })).toThrow("after the end");
  await second.close();
});

/** Random bytes; or something like STUN, for a line that is there or not; or like DTLS, or like RTP. */
function hostile(i: number, ufrag: string): Buffer {
  const bytes = Buffer.from(Array.from({ length: (i * 37) % 1400 }, (_, at) => (i * 31 + at * at) & 255));
  if (i % 4 === 0 || bytes.length < 60) return bytes;
  if (i % 4 === 1) {
    // RFC 8489: a binding request with a USERNAME, whose length is sometimes right.
    const name = Buffer.from(`${i % 8 === 1 ? ufrag : "none"}:other`);
    bytes.writeUInt16BE(0x0001, 0);
    bytes.writeUInt16BE(i % 3 === 0 ? bytes.length - 20 : 4 + name.length + (i % 5), 2);
    bytes.writeUInt32BE(0x2112_a442, 4);
    bytes.writeUInt16BE(0x0006, 20);
    bytes.writeUInt16BE(name.length, 22);
    name.copy(bytes, 24);
  } else bytes[0] = i % 4 === 2 ? 22 : 0x80;
  return bytes;
}
