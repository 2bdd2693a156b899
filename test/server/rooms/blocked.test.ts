import { Protocol } from "@colyseus/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { enterRaw } from "../../support/raw-visitor.ts";
import { saying } from "../../support/voice.ts";

let house: TestHouse;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

test("[VIS3] whatever somebody does who blocked me, not one byte of it reaches me, nor a frame more than silence has", {
  timeout: 60_000,
}, async () => {
  const ada = await house.enter("Adamantia");
  const raw = await enterRaw(house.url, { name: "Troll" });
  raw.request(1, "listen", { carrier: "socket" });
  await until(() => [...ada.avatars.values()].some((avatar) => avatar.name === "Troll"));
  const troll = [...ada.avatars.values()].find((avatar) => avatar.name === "Troll")!;
  await ada.block(troll.id);
  await pause(500);

  const from = raw.frames.length;
  await pause(3000);
  const silence = raw.frames.slice(from);

  const again = raw.frames.length;
  const end = Date.now() + 3000;
  let turn = 0;
  while (Date.now() < end) {
    const [x, y, z] = ada.me.pose.position;
    ada.walk({ position: [x + (turn % 2 === 0 ? 0.2 : -0.2), y, z], yaw: turn });
    turn += 1;
    if (turn === 5) await ada.hand(true);
    if (turn === 10) await ada.say("Adamantia speaks");
    if (turn === 15) await ada.bubble({ radius: 3 });
    if (turn === 20) await ada.emote("wave");
    if (turn === 25) await ada.voice.start(saying("Adamantia"));
    await pause(50);
  }
  const meanwhile = raw.frames.slice(again);

  const told = Buffer.concat(meanwhile).toString("latin1");
  expect(told).not.toContain("Adamantia");
  expect(told).not.toContain(ada.me.id);
  expect(Math.abs(meanwhile.length - silence.length)).toBeLessThanOrEqual(1);
  expect(meanwhile.every((frame) => frame[0] === Protocol.ROOM_DATA_BYTES)).toBe(true);
  const lengths = (frames: Uint8Array[]) => [...new Set(frames.map((frame) => frame.length))];
  expect(lengths(meanwhile)).toEqual(lengths(silence));
  raw.socket.terminate();
  await ada.leave();
});

test("[VIS3] entering beside somebody who blocked me tells nothing of them either", async () => {
  const ada = await house.enter("Kallisto");
  const raw = await enterRaw(house.url, { name: "Pest" });
  await until(() => [...ada.avatars.values()].some((avatar) => avatar.name === "Pest"));
  const troll = [...ada.avatars.values()].find((avatar) => avatar.name === "Pest")!;
  await ada.block(troll.id);
  await ada.leave();
  await pause(300);
  const from = raw.frames.length;
  const back = await house.enter("Kallisto", { key: ada.key });
  await pause(500);
  expect(Buffer.concat(raw.frames.slice(from)).toString("latin1")).not.toContain("Kallisto");
  expect(raw.frames.slice(from).every((frame) => frame[0] === Protocol.ROOM_DATA_BYTES)).toBe(true);
  await back.leave();
  raw.socket.terminate();
});
