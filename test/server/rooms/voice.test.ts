/** Voice over the WebSocket, in real rooms with real sockets: who hears whom, and how soon no more. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { join, type Visit } from "../../../client/net/index.ts";
import { VOICE_BYTES } from "../../../shared/protocol/from-client/index.ts";
import type { Microphone, Notice } from "../../../shared/protocol/from-server/index.ts";
import { encodeTalk } from "../../../shared/voice/frame.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { enterRaw } from "../../support/raw-visitor.ts";
import { openRelay, type Relay } from "../../support/relay.ts";
import { seeded } from "../../support/seeded.ts";
import { seen, visitsTo } from "../../support/visits.ts";
import { laterThan100ms, listening, packet, saying, spacesFolder } from "../../support/voice.ts";

let house: TestHouse;
let relay: Relay;

beforeAll(async () => {
  relay = await openRelay(seeded(5));
  const spaces = await spacesFolder();
  house = await openHouse({ origins: [relay.url], spaces });
  relay.to(house.url);
});
afterAll(async () => {
  await house.close();
  await relay.close();
});

const { come: enter, comeAs: enterAs, kept } = visitsTo(() => house);

/** Two who see each other, the second hearing the first speak. */
async function twoWhoTalk(from: Promise<Visit> = enter("Ada"), to: Promise<Visit> = enter("Bo")) {
  const [ada, bo] = await Promise.all([from, to]);
  const ears = await listening(bo);
  await ada.voice.start(saying("hello"));
  await until(() => ears.frames.length > 10);
  return { ada, bo, ears };
}

test("[VOI4] who speaks is heard by who is near, every frame once and in its order, in a slot that bears their name", async () => {
  const { ada, bo, ears } = await twoWhoTalk();
  await pause(1000);
  const numbers = ears.frames.map(({ opus }) => (opus[1]! << 8) | opus[2]!);
  for (let n = 1; n < numbers.length; n++) expect(numbers[n]).toBe(numbers[n - 1]! + 1);
  expect(numbers.length).toBeGreaterThan(45);
  const slot = bo.voice.slots.find(({ avatar }) => avatar === ada.me.id)!;
  expect(slot).toMatchObject({ manner: "near", reach: 20, murmur: false, gain: 1 });
  expect(new Set(ears.frames.map((frame) => frame.slot))).toEqual(new Set([slot.slot]));
  expect(ada.voice.carrier).toBe("socket");
});

test("[VOI4] nobody hears themselves, nor who has not asked to hear", async () => {
  const { ada } = await twoWhoTalk();
  const cleo = await enter("Cleo");
  const heard: unknown[] = [];
  for (const one of [ada, cleo]) one.voice.on("frame", (frame) => heard.push(frame));
  await pause(300);
  expect(heard).toEqual([]);
});

test("[VOI5] a shut microphone is heard by nobody, whatever a modified client sends", async () => {
  const bo = await enter("Bo");
  const ears = await listening(bo);
  const raw = await enterRaw(house.url, { name: "Ada" });
  let tick = 0;
  const sending = setInterval(() => raw.sendBytes(VOICE_BYTES, encodeTalk(tick, packet("sly", tick++))), 20);
  raw.request(1, "listen", { carrier: "socket" });
  await pause(400);
  expect(ears.frames).toEqual([]);
  raw.request(2, "microphone", { open: true });
  await until(() => ears.frames.length > 5);
  raw.request(3, "microphone", { open: false });
  expect(await laterThan100ms(ears, "sly")).toBe(0);
  clearInterval(sending);
  raw.socket.terminate();
});

test("[VOI6] after a mute no frame comes later than 100 ms, only staff can lift it, and one reads why and until when", async () => {
  const mo = await enterAs("moderator", "Mo");
  const { ada, ears } = await twoWhoTalk();
  const why: unknown[] = [];
  ada.voice.on("why", (silenced) => why.push(silenced));
  const notice = once(ada, "notice");
  await until(() => seen(mo, ada)?.person !== undefined && seen(mo, ada)?.person !== null);
  await mo.conduct.act({ on: seen(mo, ada)!.person!, do: "mute", minutes: 10, rule: "abuse" });
  expect(await laterThan100ms(ears, "hello")).toBe(0);
  const { rule, until: end } = await notice;
  expect(rule).toBe("abuse");
  expect(ada.voice.silenced).toEqual({ reason: "muted", until: end });
  expect(why.at(-1)).toEqual(ada.voice.silenced);
  await expect(ada.voice.mute(false)).rejects.toMatchObject({ code: "muted" });
  await expect(ada.voice.start(saying("again"))).rejects.toMatchObject({ code: "muted" });
  expect(await laterThan100ms(ears, "again")).toBe(0);
  await mo.conduct.act({ on: seen(mo, ada)!.person!, do: "unmute", rule: "abuse" });
  await ada.voice.start(saying("again"));
  await until(() => ears.lately().has("again"));
});

test("[VOI6] after a block, either's, no frame comes later than 100 ms in either direction", async () => {
  for (const blocker of ["speaker", "listener"] as const) {
    const { ada, bo, ears } = await twoWhoTalk();
    const adas = await listening(ada);
    await bo.voice.start(saying("and you"));
    await until(() => adas.frames.length > 5);
    if (blocker === "speaker") await ada.block(bo.me.id);
    else await bo.block(ada.me.id);
    const [there, back] = await Promise.all([laterThan100ms(ears, "hello"), laterThan100ms(adas, "and you")]);
    expect([there, back]).toEqual([0, 0]);
    expect(bo.voice.slots.every(({ avatar }) => avatar === null)).toBe(true);
    await Promise.all([ada.leave(), bo.leave()]);
  }
});

test("[VOI6] after a kick, and after leaving, no frame comes later than 100 ms", async () => {
  const mo = await enterAs("moderator", "Mo");
  const { ada, bo, ears } = await twoWhoTalk();
  await until(() => typeof seen(mo, ada)?.person === "string");
  await mo.conduct.act({ on: seen(mo, ada)!.person!, do: "kick", rule: "abuse" });
  expect(await laterThan100ms(ears, "hello")).toBe(0);
  const cleo = await enter("Cleo");
  await cleo.voice.start(saying("me too"));
  await until(() => ears.lately().has("me too"));
  await cleo.leave();
  expect(await laterThan100ms(ears, "me too")).toBe(0);
  expect(bo.voice.slots.every(({ avatar }) => avatar === null)).toBe(true);
});

test("[VOI7] frames too large, too many, not Opus or out of time are dropped and counted, and closed when they go on", async () => {
  const bo = await enter("Bo");
  const ears = await listening(bo);
  const raw = await enterRaw(house.url, { name: "Ada" });
  raw.request(1, "listen", { carrier: "socket" });
  raw.request(2, "microphone", { open: true });
  let from = 0;
  await until(() => {
    raw.sendBytes(VOICE_BYTES, encodeTalk(++from, packet("hello", from)));
    return ears.frames.length > 0;
  });
  await pause(200);
  ears.frames.length = 0;
  const refused = async () => {
    const metrics = await (await fetch(`${house.url}/metrics`)).text();
    return Number(/stoa_refusals_total\{code="invalid"\} (\d+)/.exec(metrics)?.[1]);
  };
  const before = await refused();
  raw.sendBytes(VOICE_BYTES, new Uint8Array(1000));
  raw.sendBytes(VOICE_BYTES, new Uint8Array(1));
  raw.sendBytes(VOICE_BYTES, encodeTalk(from + 1, Uint8Array.of(3, 0)));
  raw.sendBytes(VOICE_BYTES, encodeTalk(from + 5, packet("in time", 5)));
  raw.sendBytes(VOICE_BYTES, encodeTalk(from + 5, packet("twice", 5)));
  raw.sendBytes(VOICE_BYTES, encodeTalk(from + 4, packet("too old", 4)));
  raw.sendBytes(VOICE_BYTES, encodeTalk(from + 5000, packet("ahead", 5000)));
  raw.sendBytes(VOICE_BYTES, encodeTalk(from + 6, packet("in time", 6)));
  await until(() => ears.frames.length >= 2);
  await pause(100);
  expect(ears.frames.map(({ word }) => word)).toEqual(["in time", "in time"]);
  expect(await refused()).toBe(before + 6);
  const sending = setInterval(() => {
    for (let n = 0; n < 4; n++) raw.sendBytes(VOICE_BYTES, Uint8Array.of(0, 0, 3, 0));
  }, 20);
  expect(await raw.closed).toMatchObject({ code: 4103 });
  clearInterval(sending);
});

test("[VOI7] too many frames are not sent on, and close when they go on", async () => {
  const bo = await enter("Bo");
  const ears = await listening(bo);
  const raw = await enterRaw(house.url, { name: "Ada" });
  raw.request(1, "listen", { carrier: "socket" });
  raw.request(2, "microphone", { open: true });
  await pause(200);
  let tick = 0;
  const began = performance.now();
  const sending = setInterval(() => {
    for (let n = 0; n < 4; n++) raw.sendBytes(VOICE_BYTES, encodeTalk(tick & 0xffff, packet("flood", tick++)));
  }, 20);
  expect(await raw.closed).toMatchObject({ code: 4103 });
  clearInterval(sending);
  const seconds = (performance.now() - began) / 1000;
  expect(ears.frames.length).toBeLessThan(150 + 56 * seconds);
});

test("[VOI8] who speaks is shown as speaking by what comes from them, to whoever sees them, and no longer than that", async () => {
  const [ada, bo] = await Promise.all([enter("Ada"), enter("Bo")]);
  const shown: boolean[] = [];
  bo.voice.on("speaking", (avatar) => shown.push(avatar.speaking));
  await until(() => seen(bo, ada) !== undefined);
  await ada.voice.start(saying("hello"));
  await until(() => seen(bo, ada)!.speaking);
  const cleo = await enter("Cleo");
  await until(() => seen(cleo, ada)?.speaking === true);
  expect(ada.me.speaking).toBe(true);
  await ada.voice.mute(true);
  await until(() => !seen(bo, ada)!.speaking, 1000);
  await ada.voice.start([packet("x").subarray(0, 2)]);
  await pause(500);
  expect(shown).toEqual([true, false]);
});

test("[VOI9] a host asks somebody to be quiet: their microphone is shut, and they can open it again; a visitor cannot", async () => {
  const host = await enterAs("host", "Hanna");
  const { ada, bo, ears } = await twoWhoTalk();
  await until(() => seen(host, ada) !== undefined && seen(bo, ada) !== undefined);
  await expect(bo.voice.hush(ada.me.id)).rejects.toMatchObject({ code: "not-allowed" });
  await expect(ada.voice.hush(host.me.id)).rejects.toMatchObject({ code: "not-allowed" });
  const told = once(ada, "notice");
  await host.voice.hush(ada.me.id);
  expect(await laterThan100ms(ears, "hello")).toBe(0);
  expect((await told).kind).toBe("hushed");
  expect(ada.voice.silenced).toEqual({ reason: "hushed" });
  await ada.voice.mute(false);
  await until(() => ears.lately().has("hello"));
  expect(ada.voice.silenced).toBeNull();
});

test("[VOI10] a host asks somebody to speak, which opens no microphone and lifts no mute", async () => {
  const [host, mo] = await Promise.all([enterAs("host", "Hanna"), enterAs("moderator", "Mo")]);
  const ada = await enter("Ada");
  await ada.voice.listen();
  const told: Notice[] = [];
  ada.on("notice", (notice) => told.push(notice));
  await until(() => seen(host, ada) !== undefined && typeof seen(mo, ada)?.person === "string");
  await host.voice.askToSpeak(ada.me.id);
  await until(() => told.length === 1);
  expect(told[0]!.kind).toBe("asked");
  expect(ada.voice.microphone.open).toBe(false);
  await mo.conduct.act({ on: seen(mo, ada)!.person!, do: "mute", minutes: 5, rule: "abuse" });
  await expect(host.voice.askToSpeak(ada.me.id)).rejects.toMatchObject({ code: "not-allowed" });
  await expect(ada.voice.start(saying("x"))).rejects.toMatchObject({ code: "muted" });
});

test("[VOI12] with the power one speaks as the house to everybody everywhere; a visitor cannot", async () => {
  const host = await enterAs("host", "Hanna", { space: "field" });
  const bo = await enter("Bo", { space: "field" });
  const ears = await listening(bo);
  await host.voice.start(saying("welcome"));
  await expect(bo.voice.speak("house")).rejects.toMatchObject({ code: "not-allowed" });
  await host.voice.speak("house");
  await until(() => ears.lately().has("welcome"));
  const told: Microphone[] = [];
  host.voice.on("microphone", (microphone) => told.push(microphone));
  await host.voice.speak("near");
  await until(() => told.some(({ manner }) => manner === "near"));
});

test("[VOI13] how loud one wants to hear somebody is told with their voice, kept, and at nothing not a byte is sent", async () => {
  const { ada, bo, ears } = await twoWhoTalk();
  await bo.voice.volume(ada.me.id, 0.5);
  await until(() => bo.voice.slots.some(({ avatar, gain }) => avatar === ada.me.id && gain === 0.5));
  await bo.voice.volume(ada.me.id, 0);
  expect(await laterThan100ms(ears, "hello")).toBe(0);
  const { key } = bo;
  await bo.leave();
  const again = await enter("Bo", { key });
  const newEars = await listening(again);
  await until(() => seen(again, ada)?.speaking === true);
  await pause(300);
  expect(newEars.frames).toEqual([]);
  await again.voice.volume(ada.me.id, 1);
  await until(() => newEars.frames.length > 3);
  await expect(again.voice.volume(again.me.id, 1)).rejects.toMatchObject({ code: "invalid" });
});

test("[VOI14] who hears strangers as a murmur is told who is one; agreeing to closeness ends it", async () => {
  const { ada, bo } = await twoWhoTalk();
  expect(ada.voice.microphone.murmured).toBe(false);
  await bo.voice.murmur(true);
  await until(() => ada.voice.microphone.murmured);
  const slotOfAda = () => bo.voice.slots.find(({ avatar }) => avatar === ada.me.id);
  await until(() => slotOfAda()?.murmur === true);
  expect((await bo.voice.why(ada.me.id)).murmur).toBe(true);
  expect((await ada.voice.why(bo.me.id)).murmur).toBe(false);
  await bo.allowCloser(ada.me.id);
  await ada.allowCloser(bo.me.id);
  await until(() => slotOfAda()?.murmur === false);
  await until(() => !ada.voice.microphone.murmured);
});

test("[VOI15] what a machine wrote down of a voice goes to whoever hears that voice, marked, and is kept nowhere", async () => {
  const { ada, bo } = await twoWhoTalk();
  const cleo = await enter("Cleo");
  const heard = once(bo, "message");
  const overheard: unknown[] = [];
  cleo.on("message", (message) => overheard.push(message));
  await ada.voice.caption("Hello, all of you.");
  expect(await heard).toMatchObject({ from: ada.me.id, text: "Hello, all of you.", caption: true });
  expect(overheard).toEqual([]);
  expect(await bo.history()).toEqual([]);
  await ada.voice.mute(true);
  await expect(ada.voice.caption("and more")).rejects.toMatchObject({ code: "invalid" });
});

test("[VOI16] why one does not hear somebody is said by what is in the way; of who blocked me nothing", async () => {
  const [ada, bo, host] = await Promise.all([enter("Ada"), enter("Bo"), enterAs("host", "Hanna")]);
  await until(() => seen(bo, ada) !== undefined && seen(host, ada) !== undefined && seen(host, bo) !== undefined);
  const why = async () => {
    await pause(120);
    return (await bo.voice.why(ada.me.id)).reason;
  };
  expect(await why()).toBe("microphone");
  await ada.voice.start([]);
  await pause(100);
  expect(await why()).toBe("microphone");
  await ada.voice.start(saying("hello"));
  expect(await why()).toBe("deaf");
  await bo.voice.listen();
  await until(async () => (await why()) === "heard");
  const heard = await bo.voice.why(ada.me.id);
  expect(heard.line).toMatchObject({ carrier: "socket" });
  expect(heard.metres).toBeLessThan(10);
  await bo.voice.volume(ada.me.id, 0);
  expect(await why()).toBe("volume");
  await bo.voice.volume(ada.me.id, 1);
  await until(async () => (await host.voice.why(ada.me.id, bo.me.id)).reason === "heard");
  await expect(bo.voice.why(ada.me.id, host.me.id)).rejects.toMatchObject({ code: "not-allowed" });
  expect((await host.voice.everybody()).find(({ avatar }) => avatar === ada.me.id)).toMatchObject({
    microphone: "open",
    speaking: true,
    line: { carrier: "socket" },
  });
  await ada.block(bo.me.id);
  await expect(bo.voice.why(ada.me.id)).rejects.toMatchObject({ code: "not-found" });
});

test("[VOI17] after a drop one hears and speaks as before", async () => {
  const ada = kept(await join(relay.url, { space: "plaza", name: "Ada" }));
  const bo = kept(await join(relay.url, { space: "plaza", name: "Bo" }));
  const ears = await listening(bo);
  await ada.voice.start(saying("hello"));
  await until(() => ears.frames.length > 5);
  const back = [ada, bo].map((one) => once(one, "reconnected", undefined, 10_000));
  relay.cut();
  await until(() => ears.lately().size === 0);
  expect(bo.voice.slots.every(({ avatar }) => avatar === null)).toBe(true);
  await Promise.all(back);
  await until(() => ears.lately().has("hello"));
  expect(bo.voice.slots.some(({ avatar }) => avatar === ada.me.id)).toBe(true);
});

/** Walks to a place of the hall, and waits until they stand there. */
async function walkTo(visit: Visit, x: number, z: number): Promise<void> {
  await until(() => {
    visit.walk({ position: [x, 0, z], yaw: 0 });
    const [atX, , atZ] = visit.me.pose.position;
    return Math.hypot(atX - x, atZ - z) < 0.2;
  }, 15_000);
}

test("[VOI18] who walks out of hearing, into a quiet place, or behind a closed edge is heard no later than 100 ms after", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  await walkTo(bo, 0, 4);
  const ears = await listening(bo);
  await ada.voice.start(saying("hello"));
  const why = async () => (await bo.voice.why(ada.me.id)).reason;
  for (const [x, z, reason] of [
    [-4, 4, "closed"],
    [4, 4, "quiet"],
    [0, -5, "far"],
  ] as const) {
    await walkTo(ada, 0, 1.5);
    await until(() => ears.lately().has("hello"));
    await walkTo(ada, x, z);
    expect(await laterThan100ms(ears, "hello")).toBe(0);
    expect(await why()).toBe(reason);
  }
  expect((await bo.voice.why(ada.me.id)).metres).toBeGreaterThan(8);
});

test("[VOI11] a stage for the invited carries staff and whom a host lets speak to the whole space, nobody else", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  const host = await enterAs("host", "Hanna", { space: "hall" });
  await Promise.all([walkTo(ada, 0, 10), walkTo(bo, 0, -4)]);
  const ears = await listening(bo);
  await ada.voice.start(saying("hello"));
  await until(() => seen(bo, ada)?.speaking === true);
  await pause(300);
  expect(ears.frames).toEqual([]);
  await expect(bo.voice.floor(ada.me.id, true)).rejects.toMatchObject({ code: "not-allowed" });
  await host.voice.floor(ada.me.id, true);
  await until(() => ears.lately().has("hello"));
  expect(bo.voice.slots.find(({ avatar }) => avatar === ada.me.id)).toMatchObject({ manner: "stage" });
  await host.voice.floor(ada.me.id, false);
  expect(await laterThan100ms(ears, "hello")).toBe(0);
  await walkTo(host, 3, 10);
  await host.voice.start(saying("good evening"));
  await until(() => ears.lately().has("good evening"));
});

test("[VOI19] a whisper is heard within two metres only", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  await Promise.all([walkTo(ada, 0, 0), walkTo(bo, 0, 4)]);
  const ears = await listening(bo);
  await ada.voice.start(saying("psst"));
  await until(() => ears.lately().has("psst"));
  await ada.voice.speak("whisper");
  expect(await laterThan100ms(ears, "psst")).toBe(0);
  await walkTo(bo, 0, 1.6);
  await until(() => ears.lately().has("psst"));
});

test("[VOI10] where newcomers listen at first they are heard when a host lets them speak, and read until when otherwise", async () => {
  const ada = await enter("Ada", { space: "listening" });
  const host = await enterAs("host", "Hanna", { space: "listening" });
  const ears = await listening(host);
  await expect(ada.voice.start(saying("may I"))).rejects.toMatchObject({ code: "muted" });
  const { held } = ada.voice.microphone;
  expect(held?.why).toBe("newcomer");
  expect(held!.until - ada.time()).toBeGreaterThan(9 * 60_000);
  expect(held!.until - ada.time()).toBeLessThanOrEqual(10 * 60_000);
  expect(ada.voice.silenced).toEqual({ reason: "held", until: held!.until });
  expect((await host.voice.why(ada.me.id)).reason).toBe("held");
  await until(() => seen(host, ada) !== undefined);
  const asked = once(ada, "notice");
  await host.voice.askToSpeak(ada.me.id);
  expect((await asked).kind).toBe("asked");
  expect(ears.frames).toEqual([]);
  await ada.voice.mute(false);
  await until(() => ears.lately().has("may I"));
});

test("[CIRC3] [CIRC4] what is said in a private conversation reaches those in it alone, staff neither, until one leaves", async () => {
  const [ada, bo, cleo] = await Promise.all(["Ada", "Bo", "Cleo"].map((name) => enter(name, { space: "hall" })));
  const mo = await enterAs("moderator", "Mo", { space: "hall" });
  await until(() => [ada!, cleo!, mo].every((one) => seen(bo!, one) !== undefined && seen(one, bo!) !== undefined));
  const ears = await Promise.all([bo!, cleo!, mo].map((one) => listening(one)));
  const read: string[] = [];
  for (const one of [bo!, cleo!, mo]) one.on("message", ({ text }) => read.push(`${one.me.name}: ${text}`));
  await ada!.voice.start(saying("hello"));
  await until(() => ears.every((one) => one.lately().has("hello")));
  await expect(bo!.circle.join(ada!.me.id)).rejects.toMatchObject({ code: "not-found" });
  const invited = once(bo!, "invited");
  await ada!.circle.invite(bo!.me.id);
  expect((await invited).id).toBe(ada!.me.id);
  expect(ada!.circle.members).toEqual([]);
  await bo!.circle.join(ada!.me.id);
  await until(() => ada!.circle.members.length === 2 && bo!.circle.members.length === 2);
  expect([...ada!.circle.members].sort()).toEqual([ada!.me.id, bo!.me.id].sort());
  expect(await Promise.all(ears.slice(1).map((one) => laterThan100ms(one, "hello")))).toEqual([0, 0]);
  expect(ears[0]!.lately().has("hello")).toBe(true);
  expect(bo!.voice.slots.find(({ avatar }) => avatar === ada!.me.id)?.manner).toBe("private");
  await until(() => seen(cleo!, ada!)?.private === true);
  expect((await cleo!.voice.why(ada!.me.id)).reason).toBe("private");
  await ada!.say("between us");
  await cleo!.say("to all");
  await until(() => read.includes("Bo: to all") && read.includes("Mo: to all"));
  expect(read.filter((line) => line.includes("between us"))).toEqual(["Bo: between us"]);
  await bo!.circle.leave();
  await until(() => ears.every((one) => one.lately().has("hello")));
  expect(ada!.circle.members).toEqual([]);
  await until(() => !seen(cleo!, ada!)!.private);
});

test("[CIRC2] who walks out of a private conversation, or leaves the space, has left it", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  await until(() => seen(bo, ada) !== undefined && seen(ada, bo) !== undefined);
  for (const end of ["walk", "leave"] as const) {
    await ada.circle.invite(bo.me.id);
    await bo.circle.join(ada.me.id);
    await until(() => ada.circle.members.length === 2);
    if (end === "walk") {
      await walkTo(bo, 0, -7.4);
      await until(() => ada.circle.members.length === 0 && bo.circle.members.length === 0);
      await expect(ada.circle.invite(bo.me.id)).rejects.toMatchObject({ code: "not-allowed" });
      await walkTo(bo, 0, 2.6);
    } else {
      await bo.leave();
      await until(() => ada.circle.members.length === 0);
    }
  }
});
