import { Protocol } from "@colyseus/core";
import { pack } from "msgpackr";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import { openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { askTicket, enterRaw, takeSeat } from "../../support/raw-visitor.ts";
import { seeded } from "../../support/seeded.ts";

let house: TestHouse;
let honest: [Visit, Visit];

beforeAll(async () => {
  house = await openHouse();
  honest = [await house.enter("Ada"), await house.enter("Ben")];
});
afterAll(() => house.close());

async function honestStillTalk() {
  const heard: string[] = [];
  const stop = honest[1].on("message", (message) => heard.push(message.text));
  const text = `still here ${honest[0].time()}`;
  await honest[0].say(text);
  await until(() => heard.includes(text), 2000);
  stop();
}

async function refusals(code?: string): Promise<number> {
  const text = await (await fetch(`${house.url}/metrics`)).text();
  return [...text.matchAll(/^stoa_refusals_total\{code="([^"]*)"\} (\d+)/gm)]
    .filter((match) => code === undefined || match[1] === code)
    .reduce((sum, match) => sum + Number(match[2]), 0);
}

test("[DOOR1] matchmaking answers to nobody without a ticket, and a ticket is good once", async () => {
  expect((await takeSeat(house.url, undefined)).status).toBe(403);
  expect((await takeSeat(house.url, "made-up")).status).toBe(403);
  expect((await takeSeat(house.url, { $ne: null })).status).toBe(403);
  const { ticket } = await (await askTicket(house.url)).json();
  const seats = await Promise.all(Array.from({ length: 20 }, () => takeSeat(house.url, ticket)));
  expect(seats.filter((seat) => seat.ok)).toHaveLength(1);
});

test("[DOOR2] a ticket is for one space, and no other way of Colyseus' is open", async () => {
  const { ticket } = await (await askTicket(house.url)).json();
  expect((await takeSeat(house.url, ticket, "field")).status).toBe(403);
  for (const path of ["create/plaza", "join/plaza", "joinById/abc", "joinOrCreate/plaza/x", "reconnect/abc"]) {
    const answer = await fetch(`${house.url}/matchmake/${path}`, { method: "POST", body: "{}" });
    expect.soft(answer.ok, path).toBe(false);
  }
});

test("[LIM1] every kind of nonsense over a member's own socket gets an answer and a count, and harms nobody", async () => {
  const raw = await enterRaw(house.url);
  const before = await refusals();
  const request = (id: number, verb: string, payload: Uint8Array) =>
    raw.send(
      Buffer.concat([Uint8Array.from([Protocol.ROOM_REQUEST, id, 0xa0 | verb.length]), Buffer.from(verb), payload]),
    );
  raw.request(1, "say", { text: 7 });
  raw.request(2, "no-such", {});
  raw.request(3, "constructor", {});
  raw.request(4, "__proto__", {});
  raw.request(5, "teleport", { position: [Number.NaN, 0, 0], yaw: 0 });
  raw.request(6, "teleport", { position: [0, 0, Number.POSITIVE_INFINITY], yaw: 0 });
  raw.request(7, "bubble", { radius: -1 });
  raw.request(8, "say", { text: "hi", at: 0, from: "somebody" });
  request(9, "say", Uint8Array.from([0xdf, 0xff, 0xff, 0xff, 0xff]));
  await until(() => raw.answers.size === 9);
  for (const answer of raw.answers.values()) expect(answer).toMatchObject({ error: { code: "invalid" } });
  expect(await refusals()).toBe(before + 9);

  raw.send(Uint8Array.from([]));
  raw.send(Uint8Array.from([255, 1, 2, 3]));
  raw.send(Uint8Array.from([Protocol.ROOM_DATA, 0xa3, 1, 2]));
  raw.sendBytes(1, new Uint8Array(3));
  raw.sendBytes(200, new Uint8Array(30));
  await pause(300);
  expect(await refusals()).toBe(before + 14);
  expect(raw.socket.readyState).toBe(raw.socket.OPEN);
  await honestStillTalk();
  raw.socket.terminate();
});

test("[LIM1] [LIM4] what is too large is answered `too-long`, and far too large closes as such", async () => {
  const raw = await enterRaw(house.url);
  const before = await refusals("too-long");
  const lengths = [1001, 2001, 8001, 9000, 16_000, 20_000];
  for (const [id, length] of lengths.entries()) raw.request(id, "say", { text: "x".repeat(length) });
  raw.request(20, "act", { on: "x", do: "mute", rule: "spam", note: "x".repeat(1001) });
  await until(() => raw.answers.size === lengths.length + 1);
  for (const answer of raw.answers.values()) expect(answer).toMatchObject({ error: { code: "too-long" } });
  expect(await refusals("too-long")).toBe(before + lengths.length + 1);
  raw.send(new Uint8Array(1_000_000));
  expect((await raw.closed).code).toBe(1009);
  await honestStillTalk();
});

test("[LIM5] times of any kind and ids of any letters are answered as a person's mistake, or with what there is", async () => {
  const raw = await enterRaw(house.url);
  let asked = 0;
  const ask = async (verb: string, payload: object) => {
    asked += 1;
    const id = asked;
    raw.request(id, verb, payload);
    await until(() => raw.answers.has(id));
    // Ten verbs a second are answered.
    await pause(110);
    return raw.answers.get(id);
  };
  for (const before of [1000.5, honest[0].time(), 0, 8.64e15, "nobody-said-this"])
    expect.soft(await ask("history", { before }), String(before)).toEqual({ ok: [] });
  const invalid = { error: { code: "invalid", message: expect.stringMatching(/not as it should be/) } };
  for (const before of [-1.5, 1e300, Number.NaN, Number.POSITIVE_INFINITY, 8.7e15, "\u0000", "m\u0000", "", "a b"])
    expect.soft(await ask("history", { before }), String(before)).toMatchObject(invalid);
  for (const odd of ["\u0000", "x\u0000y", "", "\n", "é", "\ud800", "x".repeat(41)]) {
    expect.soft(await ask("unblock", { block: odd }), odd).toMatchObject(invalid);
    expect.soft(await ask("block", { avatar: odd }), odd).toMatchObject(invalid);
    expect.soft(await ask("say", { text: "hi", to: { avatar: odd } }), odd).toMatchObject(invalid);
    expect.soft(await ask("act", { on: odd, do: "mute", rule: "spam" }), odd).toMatchObject(invalid);
    expect.soft(await ask("sit", { seat: odd }), odd).toMatchObject(invalid);
  }
  raw.socket.terminate();
});

test("[LIM3] whoever floods is closed with `flood`, and others notice nothing", { timeout: 30_000 }, async () => {
  const raw = await enterRaw(house.url);
  const flood = setInterval(() => {
    if (raw.socket.readyState !== raw.socket.OPEN) return;
    for (let i = 0; i < 50; i += 1) raw.sendBytes(1, new Uint8Array(17));
  }, 10);
  await pause(1500);
  await honestStillTalk();
  const { code } = await raw.closed;
  clearInterval(flood);
  expect(code).toBe(4103);
  await honestStillTalk();
});

test("[LIM6] Who asks as much as they may, and more, is not taken for slow: they go on being told where everybody is.", async () => {
  const [ada, ben] = honest;
  let latest = 0;
  const stop = ada.on("pose", ({ id, pose }) => {
    if (id === ben.me.id) latest = pose.tick;
  });
  const [x, y, z] = ben.me.pose.position;
  for (let turn = 0; turn < 80; turn++) {
    ben.walk({ position: [x + (turn % 2) * 0.3, y, z], yaw: turn });
    // Nearly twice what is answered; beyond that it would be a flood.
    ada.unblock("nobody").catch(() => {});
    await pause(54);
  }
  const then = latest;
  for (let turn = 0; turn < 10; turn++) {
    ben.walk({ position: [x + (turn % 2) * 0.3, y, z], yaw: turn });
    await pause(60);
  }
  stop();
  expect(latest).toBeGreaterThan(then + 4);
});

test("[LIM1] ten thousand seeded garbage frames, through members' sockets, end nothing", {
  timeout: 60_000,
}, async () => {
  const random = seeded(20);
  const bytes = () => Uint8Array.from({ length: Math.floor(random() * 120) }, () => Math.floor(random() * 256));
  const heads = [
    () => [Protocol.ROOM_REQUEST, Math.floor(random() * 128)],
    () => [Protocol.ROOM_DATA_BYTES, Math.floor(random() * 4)],
    () => [Protocol.ROOM_DATA],
    () => [Math.floor(random() * 256)],
    () => [Protocol.ROOM_REQUEST, 1, 0xa3, ...Buffer.from("say"), ...pack({ text: bytes(), to: bytes() })],
  ];
  for (let visitor = 0; visitor < 10; visitor += 1) {
    const raw = await enterRaw(house.url, { name: `Raw ${visitor}` });
    for (let i = 0; i < 1000 && raw.socket.readyState === raw.socket.OPEN; i += 1) {
      const head = heads[Math.floor(random() * heads.length)]!();
      raw.send(Buffer.concat([Uint8Array.from(head), bytes()]));
    }
    await pause(50);
    raw.socket.terminate();
  }
  await honestStillTalk();
});
