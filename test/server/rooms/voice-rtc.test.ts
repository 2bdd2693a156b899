/** Voice over WebRTC in real rooms: who hears whom, how soon no more, and that nobody learns anything of another's line. */
import { Protocol } from "@colyseus/core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import { emptyFields, isRtcp, RTP_HEAD, readRtp, writeRtp } from "../../../server/voice/rtc/rtp.ts";
import { OPUS_TYPE } from "../../../server/voice/rtc/sdp.ts";
import { VOICE_BYTES } from "../../../shared/protocol/from-client/index.ts";
import { encodeTalk } from "../../../shared/voice/frame.ts";
import { openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { enterRaw, type RawVisitor } from "../../support/raw-visitor.ts";
import { RtcPeer } from "../../support/rtc-peer.ts";
import { laterThan100ms, listening, packet, saying, wordOf } from "../../support/voice.ts";

let house: TestHouse;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  house = await openHouse({ udpPort: 0 });
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => house.close());

type Speaking = { raw: RawVisitor; peer: RtcPeer; heard: { at: number; word: string }[]; ask: Ask; hush(): void };
type Ask = (verb: string, asked: object) => Promise<{ ok?: unknown; error?: { code: string } }>;

/** A modified client over WebRTC: it says `word` whatever it is told, and notes what comes in its slots. */
async function enterRtc(name: string, word: string, from = "127.0.0.1"): Promise<Speaking> {
  const raw = await enterRaw(house.url, { name }, from);
  let last = 0;
  const ask: Ask = async (verb, asked) => {
    const id = ++last;
    raw.request(id, verb, asked);
    await until(() => raw.answers.has(id));
    return raw.answers.get(id) as Awaited<ReturnType<Ask>>;
  };
  const heard: Speaking["heard"] = [];
  const fields = emptyFields();
  const { ok } = await ask("listen", { carrier: "webrtc" });
  const note = (_: number, bytes: Buffer) => {
    if (isRtcp(bytes) || !readRtp(bytes, fields)) return;
    heard.push({ at: performance.now(), word: wordOf(bytes.subarray(fields.start, fields.end)) });
  };
  const peer = new RtcPeer((ok as { offer: string }).offer, note, from);
  await ask("connectVoice", peer.answer);
  peer.begin();
  await peer.connected;
  await ask("microphone", { open: true });
  let tick = 0;
  const bytes = Buffer.alloc(RTP_HEAD + 400);
  const speaking = setInterval(() => {
    tick++;
    const length = writeRtp(bytes, OPUS_TYPE, false, tick, tick * 960, peer.answer.ssrc, packet(word, tick & 0xff));
    peer.send(Buffer.from(bytes.subarray(0, length)));
  }, 20);
  const hush = () => clearInterval(speaking);
  ends.push(() => {
    hush();
    peer.close();
    raw.socket.terminate();
  });
  return { raw, peer, heard, ask, hush };
}

async function enter(name: string): Promise<Visit> {
  const visit = await house.enter(name);
  ends.push(() => visit.leave());
  return visit;
}

const lately = (heard: Speaking["heard"]) =>
  new Set(heard.filter(({ at }) => at > performance.now() - 200).map(({ word }) => word));

async function later({ heard }: Speaking, word: string): Promise<number> {
  const from = performance.now() + 100;
  await pause(1000);
  return heard.filter((one) => one.word === word && one.at > from).length;
}

test("[VOI4] [VOI63] over UDP and the WebSocket the same packets are heard, byte by byte, whichever each has", async () => {
  const [ada, bo] = [await enterRtc("Ada", "ada"), await enterRtc("Bo", "bo")];
  const cleo = await enter("Cleo");
  const ears = await listening(cleo);
  await cleo.voice.start(saying("cleo"));
  await until(() => lately(ada.heard).has("bo") && lately(ada.heard).has("cleo"));
  await until(() => lately(bo.heard).has("ada") && lately(bo.heard).has("cleo"));
  await until(() => ears.lately().has("ada") && ears.lately().has("bo"));
  expect(lately(ada.heard).has("ada")).toBe(false);
});

test("[VOI6] over UDP too nothing comes later than 100 ms after a mute, a block and a leaving, whatever is sent", async () => {
  const mo = await house.enterAs("moderator", "Mo");
  ends.push(() => mo.leave());
  const [ada, bo] = [await enterRtc("Dora", "ada"), await enterRtc("Emil", "bo")];
  const cleo = await enter("Cleo");
  const ears = await listening(cleo);
  const named = (visit: Visit, name: string) => [...visit.avatars.values()].find((avatar) => avatar.name === name);
  await until(() => lately(ada.heard).has("bo") && ears.lately().has("bo"));
  await cleo.block(named(cleo, "Emil")!.id);
  expect(await laterThan100ms(ears, "bo")).toBe(0);
  expect(lately(ada.heard).has("bo")).toBe(true);
  await until(() => typeof named(mo, "Emil")?.person === "string");
  await mo.conduct.act({ on: named(mo, "Emil")!.person!, do: "mute", minutes: 5, rule: "abuse" });
  expect(await later(ada, "bo")).toBe(0);
  expect((await bo.ask("microphone", { open: true })).error?.code).toBe("muted");
  await until(() => ears.lately().has("ada"));
  ada.raw.socket.terminate();
  expect(await laterThan100ms(ears, "ada")).toBe(0);
});

test("[VOI7] a second microphone over the WebSocket, and an answer that is none of ours, are dropped and counted", async () => {
  const ada = await enterRtc("Ada", "ada");
  const bo = await enter("Bo");
  const ears = await listening(bo);
  await until(() => ears.lately().has("ada"));
  const counted = async () => {
    const metrics = await (await fetch(`${house.url}/metrics`)).text();
    return Number(/stoa_refusals_total\{code="invalid"\} (\d+)/.exec(metrics)?.[1]);
  };
  const before = await counted();
  for (let tick = 0; tick < 4; tick++) ada.raw.sendBytes(VOICE_BYTES, encodeTalk(tick, packet("second", tick)));
  await pause(300);
  expect(ears.frames.filter(({ word }) => word === "second")).toEqual([]);
  expect(await counted()).toBe(before + 4);
  const { ufrag, pwd, fingerprint, ssrc } = ada.peer.answer;
  for (const asked of [
    { sdp: ada.peer.description },
    { ufrag: `${ufrag}\r\na=candidate:1 1 UDP 1 10.0.0.1 9 typ host`, pwd, fingerprint, ssrc },
    { ufrag, pwd, fingerprint: "sha-1 00", ssrc },
    { ufrag, pwd, fingerprint, ssrc: 2 ** 32 },
  ])
    expect((await ada.ask("connectVoice", asked)).error?.code).toBe("invalid");
  await until(() => ears.lately().has("ada"));
});

test("[VOI46] of all that a visitor is sent nothing is another's address, candidate, credential or certificate", async () => {
  const ada = await enterRtc("Ada", "ada", "127.0.0.2");
  const bo = await enterRtc("Bo", "bo", "127.0.0.3");
  await until(() => lately(bo.heard).has("ada") && lately(ada.heard).has("bo"));
  await pause(500);
  for (const [mine, theirs] of [
    [ada, bo],
    [bo, ada],
  ] as const) {
    const told = Buffer.concat(mine.raw.frames).toString("latin1");
    const { ufrag, pwd, fingerprint } = theirs.peer.answer;
    for (const secret of [pwd, fingerprint, `a=ice-ufrag:${ufrag}`]) expect(told).not.toContain(secret);
    const offered = told.match(/a=candidate[^\r\n]*/g)!;
    expect(new Set(offered.map((line) => line.split(" ")[4]))).toEqual(new Set(["127.0.0.1"]));
    expect(new Set(told.match(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g))).toEqual(new Set(["127.0.0.1", "0.0.0.0"]));
  }
});

test("[VOI48] a line that somebody was offered and did not take before they left is never theirs", async () => {
  const raw = await enterRaw(house.url, { name: "Gone" });
  raw.request(1, "listen", { carrier: "webrtc" });
  await until(() => raw.answers.has(1));
  const { ok } = raw.answers.get(1) as { ok: { offer: string } };
  const peer = new RtcPeer(ok.offer);
  ends.push(() => peer.close());
  raw.request(2, "connectVoice", peer.answer);
  await until(() => raw.answers.has(2));
  raw.send(Uint8Array.from([Protocol.LEAVE_ROOM]));
  await raw.closed;
  await pause(100);
  peer.begin();
  await pause(2500);
  expect(peer.state).not.toBe("connected");
});

test("[VOI63] who stops to speak over UDP and goes on over the WebSocket is heard, and nobody speaks over both", async () => {
  const ada = await enterRtc("Ada", "udp");
  const bo = await enter("Bo");
  const ears = await listening(bo);
  await until(() => ears.lately().has("udp"));
  ada.hush();
  await pause(1100);
  let tick = 0;
  const sending = setInterval(() => ada.raw.sendBytes(VOICE_BYTES, encodeTalk(tick, packet("tcp", tick++ & 0xff))), 20);
  ends.push(() => clearInterval(sending));
  await until(() => ears.lately().has("tcp"));
  await pause(300);
  expect(ears.lately()).toEqual(new Set(["tcp"]));
});
