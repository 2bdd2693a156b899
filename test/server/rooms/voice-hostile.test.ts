/** Voice against those who want more of it than they may have: modified clients over real sockets, in real rooms. */
import { Protocol } from "@colyseus/core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { join, type Visit } from "../../../client/net/index.ts";
import { VOICE_BYTES } from "../../../shared/protocol/from-client/index.ts";
import { HEARD_BYTES } from "../../../shared/protocol/from-server/index.ts";
import { CLOSE_CODES, StoaError } from "../../../shared/protocol/refusal.ts";
import { encodeTalk } from "../../../shared/voice/frame.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { askTicket, enterRaw, type RawVisitor, takeSeat } from "../../support/raw-visitor.ts";
import { openRelay, type Relay } from "../../support/relay.ts";
import { seeded } from "../../support/seeded.ts";
import { seen, visitsTo } from "../../support/visits.ts";
import { laterThan100ms, listening, packet, saying, spacesFolder } from "../../support/voice.ts";

let house: TestHouse;
let relay: Relay;
const ends: (() => unknown)[] = [];
/** A connection that never answers the handshake, from the beginning: when and how it was closed. */
let mute: Promise<{ code: number; after: number }>;

beforeAll(async () => {
  relay = await openRelay(seeded(7));
  const beforeSay = ({ text }: { text: string }) => {
    if (text.includes("forbidden")) throw new StoaError("not-allowed", "Not here.");
  };
  house = await openHouse({ origins: [relay.url], spaces: await spacesFolder(), hooks: { beforeSay } });
  relay.to(house.url);
  const { socket } = await halfJoined("Mute");
  const began = performance.now();
  mute = new Promise((resolve) => socket.on("close", (code) => resolve({ code, after: performance.now() - began })));
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(async () => {
  await house.close();
  await relay.close();
});

/** Somebody who was given a place, and answers nothing. */
async function halfJoined(name: string) {
  const { ticket } = await (await askTicket(house.url, { name })).json();
  const seat = await (await takeSeat(house.url, ticket)).json();
  const address = `${house.url.replace("http", "ws")}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
  const socket = new WebSocket(address);
  await new Promise<void>((resolve) =>
    socket.on("message", (data: Buffer) => {
      if (data[0] === Protocol.JOIN_ROOM) resolve();
    }),
  );
  return { socket };
}

const { come: enter, comeAs: enterAs } = visitsTo(() => house);

/** A modified client whose microphone is asked to be open, and which says `word` without an end. */
async function speaksRaw(word: string, body: Parameters<typeof enterRaw>[1] = {}) {
  const raw = await enterRaw(house.url, { name: word, ...body });
  raw.request(1, "listen", { carrier: "socket" });
  raw.request(2, "microphone", { open: true });
  let tick = 0;
  const sending = setInterval(() => {
    if (raw.socket.readyState === WebSocket.OPEN)
      raw.sendBytes(VOICE_BYTES, encodeTalk(tick & 0xffff, packet(word, tick++ & 0xff)));
  }, 20);
  ends.push(() => {
    clearInterval(sending);
    raw.socket.terminate();
  });
  return raw;
}

async function answer(raw: RawVisitor, id: number, verb: string, payload: object) {
  raw.request(id, verb, payload);
  await until(() => raw.answers.has(id));
  return raw.answers.get(id) as { ok?: unknown; error?: { code: string; message: string } };
}

async function walkTo(visit: Visit, x: number, z: number): Promise<void> {
  await until(() => {
    visit.walk({ position: [x, 0, z], yaw: 0 });
    const [atX, , atZ] = visit.me.pose.position;
    return Math.hypot(atX - x, atZ - z) < 0.1;
  }, 15_000);
}

test("[VOI9] [VOI17] whose microphone a host has shut comes back after a drop with it shut, until they open it", async () => {
  const host = await enterAs("host", "Hanna");
  const ada = await join(relay.url, { space: "plaza", name: "Ada" });
  ends.push(() => ada.leave());
  const ears = await listening(host);
  await ada.voice.start(saying("hello"));
  await until(() => ears.lately().has("hello"));
  await host.voice.hush(ada.me.id);
  await until(() => ada.voice.silenced?.reason === "hushed");
  const back = once(ada, "reconnected", undefined, 10_000);
  relay.cut();
  await back;
  const from = performance.now();
  await pause(1500);
  expect(ears.frames.filter(({ at }) => at > from)).toEqual([]);
  expect(ada.voice.microphone.open).toBe(false);
  expect(ada.voice.silenced).toEqual({ reason: "hushed" });
  await ada.voice.mute(false);
  await until(() => ears.lately().has("hello"));
  expect(ada.voice.silenced).toBeNull();
});

test("[VOI19] who begins to whisper is heard no more by who stood three metres off and heard them before", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  await Promise.all([walkTo(ada, 0, 0), walkTo(bo, 0, 2.7)]);
  const ears = await listening(bo);
  await ada.voice.start(saying("psst"));
  await until(() => ears.lately().has("psst"));
  await ada.voice.speak("whisper");
  expect(await laterThan100ms(ears, "psst")).toBe(0);
});

test("[CIRC5] who blocks somebody is in no private conversation with them any more", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  const cleo = await enter("Cleo", { space: "hall" });
  await until(() => seen(bo, ada) !== undefined && seen(ada, bo) !== undefined && seen(cleo, ada) !== undefined);
  await ada.circle.invite(bo.me.id);
  await bo.circle.join(ada.me.id);
  await until(() => ada.circle.members.length === 2 && bo.circle.members.length === 2);
  await ada.block(bo.me.id);
  await until(() => ada.circle.members.length === 0 && bo.circle.members.length === 0);
  const ears = await listening(cleo);
  await ada.voice.start(saying("hello"));
  await until(() => ears.lately().has("hello"));
});

test("[CIRC5] of three the one who blocks leaves, and the two go on", async () => {
  const [ada, bo, cleo] = await Promise.all(["Ada", "Bo", "Cleo"].map((name) => enter(name, { space: "hall" })));
  await until(() => [bo!, cleo!].every((one) => seen(ada!, one) !== undefined && seen(one, ada!) !== undefined));
  for (const one of [bo!, cleo!]) {
    await ada!.circle.invite(one.me.id);
    await one.circle.join(ada!.me.id);
  }
  await until(() => cleo!.circle.members.length === 3);
  await ada!.block(bo!.me.id);
  await until(() => ada!.circle.members.length === 0 && cleo!.circle.members.length === 2);
  expect([...bo!.circle.members].sort()).toEqual([bo!.me.id, cleo!.me.id].sort());
});

test("[CIRC6] whoever is invited again and again is told three times a minute at most", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  await until(() => seen(bo, ada) !== undefined && seen(ada, bo) !== undefined);
  const told: unknown[] = [];
  bo.on("invited", (by) => told.push(by.id));
  for (let n = 0; n < 3; n++) await ada.circle.invite(bo.me.id);
  for (let n = 0; n < 4; n++) await expect(ada.circle.invite(bo.me.id)).rejects.toMatchObject({ code: "too-fast" });
  await pause(200);
  expect(told).toEqual([ada.me.id, ada.me.id, ada.me.id]);
});

test("[VIS3] who invites staff that blocked them learns nothing of the block, nor does staff hear of it", async () => {
  const [mo, bo] = await Promise.all([enterAs("moderator", "Mo", { space: "hall" }), enter("Bo", { space: "hall" })]);
  await until(() => seen(bo, mo) !== undefined && seen(mo, bo) !== undefined);
  const told: unknown[] = [];
  mo.on("invited", (by) => told.push(by.id));
  await mo.block(bo.me.id);
  await bo.circle.invite(mo.me.id);
  await pause(200);
  expect(told).toEqual([]);
  await expect(mo.circle.invite(bo.me.id)).rejects.toMatchObject({ code: "not-found" });
});

test("[VOI28] nothing is written down of who said nothing, and no faster than words are written", async () => {
  const bo = await enter("Bo");
  const ears = await listening(bo);
  const silent = await enterRaw(house.url, { name: "Silent" });
  ends.push(() => silent.socket.terminate());
  silent.request(1, "listen", { carrier: "socket" });
  silent.request(2, "microphone", { open: true });
  const read: string[] = [];
  bo.on("message", ({ text }) => read.push(text));
  const refused = await answer(silent, 3, "caption", { text: "I never said this" });
  expect(refused.error?.code).toBe("invalid");
  const talker = await speaksRaw("words");
  await until(() => ears.lately().has("words"));
  for (let id = 10; id < 40; id++) talker.request(id, "caption", { text: `number ${id}` });
  await until(() => [...talker.answers.keys()].filter((id) => id >= 10).length === 30);
  const answers = [...talker.answers].filter(([id]) => id >= 10).map(([, one]) => one as { error?: { code: string } });
  expect(answers.filter(({ error }) => error === undefined).length).toBeLessThanOrEqual(11);
  expect(answers.filter(({ error }) => error?.code === "too-fast").length).toBeGreaterThanOrEqual(19);
  await pause(100);
  expect(read.length).toBeLessThanOrEqual(11);
  expect(read).not.toContain("I never said this");
});

test("[VOI3] nothing of a voice is kept for somebody who does not end their handshake", async () => {
  await speaksRaw("endless");
  const { socket } = await halfJoined("Half");
  ends.push(() => socket.terminate());
  let heard = 0;
  socket.on("message", (data: Buffer) => {
    if (data[0] === Protocol.ROOM_DATA_BYTES && data[1] === HEARD_BYTES) heard++;
  });
  const verb = "listen";
  const asked = Buffer.concat([
    Uint8Array.from([Protocol.ROOM_REQUEST, 1, 0xa0 | verb.length]),
    Buffer.from(verb),
    Buffer.from([0x81, 0xa7]),
    Buffer.from("carrier"),
    Buffer.from([0xa6]),
    Buffer.from("socket"),
  ]);
  socket.send(asked);
  await pause(1500);
  expect(heard).toBe(0);
  socket.send(Uint8Array.from([Protocol.JOIN_ROOM]));
  await pause(200);
  expect(heard).toBeGreaterThan(0);
  expect(heard).toBeLessThan(30);
});

test("[VOI5] [VOI6] a frame before a line, after it, and over a visit that another took the place of is heard by nobody", async () => {
  const bo = await enter("Bo");
  const ears = await listening(bo);
  const raw = await enterRaw(house.url, { name: "Early" });
  ends.push(() => raw.socket.terminate());
  for (let tick = 0; tick < 5; tick++) raw.sendBytes(VOICE_BYTES, encodeTalk(tick, packet("early", tick)));
  expect((await answer(raw, 1, "microphone", { open: true })).error?.code).toBe("invalid");
  await pause(200);
  expect(ears.frames).toEqual([]);

  const first = await enter("Twice");
  await first.voice.start(saying("first"));
  await until(() => ears.lately().has("first"));
  const gone = once(first, "closed");
  const second = await enter("Twice", { key: first.key });
  expect((await gone).code).toBe("elsewhere");
  expect(await laterThan100ms(ears, "first")).toBe(0);
  await second.voice.start(saying("second"));
  await until(() => ears.lately().has("second"));
  await expect(first.voice.start(saying("ghost"))).rejects.toMatchObject({ code: "invalid" });
});

test("[VOI6] a mute holds over leaving and coming again, in every copy, and over a drop", async () => {
  const mo = await enterAs("moderator", "Mo");
  const ears = await listening(mo);
  const ada = await join(relay.url, { space: "plaza", name: "Ada" });
  await ada.voice.start(saying("hello"));
  await until(() => ears.lately().has("hello") && typeof seen(mo, ada)?.person === "string");
  await mo.conduct.act({ on: seen(mo, ada)!.person!, do: "mute", minutes: 5, rule: "abuse" });
  const back = once(ada, "reconnected", undefined, 10_000);
  relay.cut();
  await back;
  await pause(500);
  expect(ears.lately(300).has("hello")).toBe(false);
  await expect(ada.voice.mute(false)).rejects.toMatchObject({ code: "muted" });
  const { key } = ada;
  await ada.leave();
  const again = await enter("Ada", { key });
  await expect(again.voice.start(saying("hello"))).rejects.toMatchObject({ code: "muted" });
  await expect(again.voice.caption("hello")).rejects.toMatchObject({ code: "muted" });
  await pause(300);
  expect(ears.lately().has("hello")).toBe(false);
});

test("[VOI10] who is to listen first is so after leaving and coming again", async () => {
  const ada = await enter("Ada", { space: "listening" });
  await expect(ada.voice.start(saying("may I"))).rejects.toMatchObject({ code: "muted" });
  const { key } = ada;
  await ada.leave();
  const again = await enter("Ada", { space: "listening", key });
  await expect(again.voice.start(saying("may I"))).rejects.toMatchObject({ code: "muted" });
  expect(again.voice.microphone.held).not.toBeNull();
});

test("[VOI15] [VOI16] who walks off and hears somebody a little further is told that they do, and reads what they say", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  await Promise.all([walkTo(ada, 0, 0), walkTo(bo, 0, 4)]);
  const ears = await listening(bo);
  await ada.voice.start(saying("hello"));
  await until(() => ears.lately().has("hello"));
  await walkTo(bo, 0, 5.6);
  await pause(300);
  expect(ears.lately().has("hello")).toBe(true);
  expect((await bo.voice.why(ada.me.id)).reason).toBe("heard");
  const read = once(bo, "message");
  await ada.voice.caption("Hello.");
  expect((await read).text).toBe("Hello.");
});

test("[VOI38] whoever starts to speak twice at once is heard with the last source alone", async () => {
  const [ada, bo] = await Promise.all([enter("Ada"), enter("Bo")]);
  const ears = await listening(bo);
  let asked = 0;
  function* first() {
    for (const opus of saying("first")) {
      asked++;
      yield opus;
    }
  }
  await Promise.all([ada.voice.start(first()), ada.voice.start(saying("last"))]);
  await until(() => ears.lately().has("last"));
  const before = asked;
  await pause(300);
  expect(asked).toBe(before);
  expect(ears.frames.some(({ word }) => word === "first")).toBe(false);
  expect(ada.voice.silenced).toBeNull();
  await Promise.all([ada.voice.stop(), ada.voice.stop()]);
  expect(await laterThan100ms(ears, "last")).toBe(0);
});

test("[VOI38] a source that breaks ends what is said, and why is told; one that gave all it had tells nothing", async () => {
  const ada = await enter("Ada");
  const why: unknown[] = [];
  ada.voice.on("why", (silenced) => why.push(silenced));
  await ada.voice.start([packet("all")]);
  await until(() => !ada.voice.microphone.open);
  expect(why).toEqual([]);
  await ada.voice.start(
    (function* () {
      yield packet("some");
      throw new Error("the program's own mistake");
    })(),
  );
  await until(() => why.length > 0);
  expect(why).toEqual([{ reason: "source-ended" }]);
  await until(() => !ada.voice.microphone.open);
});

test("[VOI6] a block holds in every space where the two are, over a drop of either and in a visit that comes later", async () => {
  const here = await Promise.all([enter("Ada"), join(relay.url, { space: "plaza", name: "Bo" })]);
  const [ada, bo] = here;
  ends.push(() => bo.leave());
  const [adaThere, boThere] = [
    await enter("Ada", { space: "hall", key: ada.key }),
    await enter("Bo", { space: "hall", key: bo.key }),
  ];
  const [ears, earsThere] = await Promise.all([listening(ada), listening(adaThere)]);
  await Promise.all([bo.voice.start(saying("here")), boThere.voice.start(saying("there"))]);
  await until(() => ears.lately().has("here") && earsThere.lately().has("there"));
  await ada.block(bo.me.id);
  expect(await Promise.all([laterThan100ms(ears, "here"), laterThan100ms(earsThere, "there")])).toEqual([0, 0]);
  const back = once(bo, "reconnected", undefined, 10_000);
  relay.cut();
  await back;
  await boThere.leave();
  const again = await enter("Bo", { space: "hall", key: bo.key });
  await again.voice.start(saying("again"));
  await pause(700);
  expect(ears.lately(500)).toEqual(new Set());
  expect(earsThere.lately(500)).toEqual(new Set());
});

test("[VOI17] who starts to speak while the line is down is refused in words, and heard when they ask again", async () => {
  const bo = await enter("Bo");
  const ears = await listening(bo);
  const ada = await join(relay.url, { space: "plaza", name: "Ada" });
  ends.push(() => ada.leave());
  relay.refuse(true);
  relay.cut();
  await pause(300);
  const back = once(ada, "reconnected", undefined, 10_000);
  await expect(ada.voice.start(saying("meanwhile"))).rejects.toMatchObject({ code: "invalid", message: /connection/ });
  relay.refuse(false);
  await back;
  await ada.voice.start(saying("again"));
  await until(() => ears.lately().has("again"));
  expect(ears.frames.some(({ word }) => word === "meanwhile")).toBe(false);
});

test("[VOI9] [VOI17] who is asked to be quiet while their line is down comes back with their microphone shut", async () => {
  const host = await enterAs("host", "Hanna");
  const ada = await join(relay.url, { space: "plaza", name: "Ada" });
  ends.push(() => ada.leave());
  const ears = await listening(host);
  await ada.voice.start(saying("hello"));
  await until(() => ears.lately().has("hello"));
  const back = once(ada, "reconnected", undefined, 10_000);
  relay.refuse(true);
  relay.cut();
  await until(() => ears.lately().size === 0);
  await host.voice.hush(ada.me.id);
  relay.refuse(false);
  await back;
  const from = performance.now();
  await pause(1000);
  expect(ears.frames.filter(({ at }) => at > from)).toEqual([]);
  expect(ada.voice.silenced).toEqual({ reason: "hushed" });
  await ada.voice.mute(false);
  await until(() => ears.lately().has("hello"));
});

test("[CIRC5] nobody comes into a private conversation with somebody who blocked them, and the answer is that of any other that is over", async () => {
  const [ada, bo, cleo] = await Promise.all(["Ada", "Bo", "Cleo"].map((name) => enter(name, { space: "hall" })));
  await until(() => [ada!, bo!].every((one) => seen(cleo!, one) !== undefined && seen(one, cleo!) !== undefined));
  await until(() => seen(ada!, bo!) !== undefined);
  await ada!.block(bo!.me.id);
  await cleo!.circle.invite(ada!.me.id);
  await ada!.circle.join(cleo!.me.id);
  await cleo!.circle.invite(bo!.me.id);
  const over = { code: "not-found", message: "That invitation is over." };
  await expect(bo!.circle.join(cleo!.me.id)).rejects.toMatchObject(over);
  expect(cleo!.circle.members).toHaveLength(2);
  await cleo!.circle.leave();
  await expect(bo!.circle.join(ada!.me.id)).rejects.toMatchObject({ code: "not-found" });
});

test("[CIRC4] who was dropped while their private conversation ended is told when they return, and so is who is still in it", async () => {
  for (const over of [true, false]) {
    const bo = await enter("Bo", { space: "hall" });
    const ada = await join(relay.url, { space: "hall", name: "Ada" });
    await until(() => seen(bo, ada) !== undefined && seen(ada, bo) !== undefined);
    await ada.circle.invite(bo.me.id);
    await bo.circle.join(ada.me.id);
    await until(() => ada.circle.members.length === 2);
    const told: number[] = [];
    ada.on("circle", ({ members }) => told.push(members.length));
    const back = once(ada, "reconnected", undefined, 10_000);
    relay.refuse(true);
    relay.cut();
    await until(() => seen(bo, ada)!.away);
    if (over) await bo.circle.leave();
    relay.refuse(false);
    await back;
    await until(() => told.length > 0);
    expect(told).toEqual([over ? 0 : 2]);
    expect(ada.circle.members).toHaveLength(over ? 0 : 2);
    await Promise.all([ada.leave(), bo.leave()]);
  }
});

test("[LIM7] who does not end the handshake within 20 s is closed", async () => {
  const { code, after } = await mute;
  expect(code).toBe(CLOSE_CODES.slow);
  expect(after).toBeGreaterThan(19_000);
});

test("[CHAT8] what an embedder does not let be said is neither written nor written down of a voice", async () => {
  const ada = await enter("Ada");
  const bo = await enter("Bo");
  const ears = await listening(bo);
  const read: string[] = [];
  bo.on("message", ({ text }) => read.push(text));
  await ada.voice.start(saying("good evening"));
  await until(() => ears.lately().has("good evening"));
  await ada.voice.caption("good evening");
  await expect(ada.say("a forbidden word")).rejects.toMatchObject({ code: "not-allowed", message: "Not here." });
  await expect(ada.voice.caption("a forbidden word")).rejects.toMatchObject({ code: "not-allowed" });
  await ada.say("an allowed word");
  await until(() => read.includes("an allowed word"));
  expect(read.join()).not.toContain("forbidden");
});
