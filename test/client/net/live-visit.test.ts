/** Live visit: what it does when the line misbehaves, with a line and a clock that the test holds. */
import { beforeEach, expect, test } from "vitest";
import type { Line } from "../../../client/net/line.ts";
import { LiveVisit } from "../../../client/net/live-visit.ts";
import { createStreams, type Streams } from "../../../server/presence/streams/streams.ts";
import { KEYS_BYTES, POSE_BYTES } from "../../../shared/protocol/from-client/index.ts";
import { FRAME_BYTES } from "../../../shared/protocol/from-server/index.ts";
import { ALL_PARTS, FakeWorld } from "../../support/fake-world.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { seeded } from "../../support/seeded.ts";

/** A line without a server: the test says what comes, and looks at what left. */
class HeldLine {
  readonly handlers = new Map<string | number, (value: unknown) => void>();
  readonly sent: number[] = [];
  readonly asked: string[] = [];
  renewed = 0;
  hungUp = false;
  isOpen = true;
  drop: () => void = () => {};
  left: (code: number, reason?: string) => void = () => {};
  readonly room = {
    onMessage: (name: string | number, handler: (value: unknown) => void) => this.handlers.set(name, handler),
    onDrop: (handler: () => void) => {
      this.drop = handler;
    },
    onLeave: (handler: (code: number, reason?: string) => void) => {
      this.left = handler;
    },
    request: (verb: string) => {
      this.asked.push(verb);
      return new Promise(() => {});
    },
    leave: () => new Promise(() => {}),
  };
  sendBytes(type: number): void {
    this.sent.push(type);
  }
  renew(): void {
    this.renewed++;
  }
  hangUp(): void {
    this.hungUp = true;
  }
  comes(name: string | number, value: unknown): void {
    this.handlers.get(name)!(value);
  }
}

let clock: HandClock;
let line: HeldLine;
let visit: LiveVisit;
let streams: Streams;
let world: FakeWorld;
let told: string[];

function frame(): void {
  world.tick++;
  world.stroll(0, seeded(world.tick));
  streams.encode();
  line.comes(FRAME_BYTES, streams.frame(0)!);
}

function welcome(): void {
  streams.open(0);
  line.comes("welcome", {
    avatar: "me",
    person: "p",
    space: { id: "hall", screens: [] },
    bubble: { radius: null, for: "strangers" },
    now: 5,
  });
  line.comes("avatars", [{ id: "me", wire: 0, role: "visitor", seat: "" }]);
}

beforeEach(async () => {
  clock = new HandClock();
  line = new HeldLine();
  visit = new LiveVisit(line as unknown as Line, {
    server: "http://localhost",
    key: "key",
    tools: clock,
    goOn: () => Promise.reject(),
    comeIn: () => Promise.reject(new Error("There is no other door.")),
  });
  world = new FakeWorld(1);
  world.put(0, seeded(1), ALL_PARTS);
  streams = createStreams(world, () => true);
  told = [];
  for (const name of ["reconnecting", "reconnected", "closed", "me", "pose"] as const) {
    visit.on(name, (value) => told.push(name === "closed" ? `closed ${(value as { code: string }).code}` : name));
  }
  welcome();
  frame();
  await visit.standing;
  told.length = 0;
});

test("[SDK5] A frame that cannot be read asks for keys, a second one soon after renews the line, a third ends the visit.", () => {
  line.comes(FRAME_BYTES, new Uint8Array([0x12, 0x34]));
  expect(line.sent.at(-1)).toBe(KEYS_BYTES);
  expect(line.renewed).toBe(0);
  // What comes before the keys cannot be read either, and is nobody's fault.
  frame();
  frame();
  expect(told).toEqual([]);
  streams.open(0);
  frame();
  expect(told).toEqual(["me", "pose"]);
  told.length = 0;
  line.comes(FRAME_BYTES, new Uint8Array([0x12, 0x34]));
  expect(line.renewed).toBe(1);
  line.drop();
  clock.pass(500);
  welcome();
  frame();
  expect(told).toEqual(["reconnecting", "me", "pose", "reconnected"]);
  line.comes(FRAME_BYTES, new Uint8Array([0x12, 0x34]));
  expect(told.at(-1)).toBe("closed invalid");
  expect(line.hungUp).toBe(true);
  expect(clock.waiting).toBe(0);
});

test("[SDK5] Eight seconds of silence renew the line; a word a second keeps it.", () => {
  for (let second = 0; second < 30; second++) {
    clock.pass(1000);
    frame();
  }
  expect(line.renewed).toBe(0);
  clock.pass(9100);
  expect(line.renewed).toBe(1);
});

test("[SDK5] A visit that cannot come back is `lost` when the server has given its avatar up.", () => {
  line.drop();
  line.drop();
  clock.pass(31_000);
  expect(told).toEqual(["reconnecting"]);
  clock.pass(1500);
  expect(told).toEqual(["reconnecting", "closed lost"]);
  expect(clock.waiting).toBe(0);
});

test("[SDK6] A close that the server names is told by its name, once, and nothing after it.", async () => {
  line.left(4101, "You were asked to leave.");
  line.left(4101, "again");
  frame();
  expect(told).toEqual(["closed kicked"]);
  await expect(visit.say("hello")).rejects.toThrow("You were asked to leave.");
  visit.walk({ position: [0, 0, 0], yaw: 0 });
  expect(line.sent.filter((type) => type === POSE_BYTES)).toEqual([]);
});

test("[SDK6] A leave that the server never hears of is done in two seconds all the same.", async () => {
  const leaving = visit.leave();
  clock.pass(2100);
  await leaving;
  expect(told).toEqual(["closed left"]);
  expect(clock.waiting).toBe(0);
});

test("[SDK1] A handler that throws keeps nobody else from hearing.", async () => {
  const thrown: unknown[] = [];
  const catching = (error: unknown) => thrown.push(error);
  const before = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", catching);
  let heard = 0;
  visit.on("pose", () => {
    throw new Error("mine");
  });
  const stop = visit.on("pose", () => heard++);
  frame();
  stop();
  frame();
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off("uncaughtException", catching);
  for (const listener of before) process.on("uncaughtException", listener);
  expect(heard).toBe(1);
  expect(thrown).toHaveLength(2);
});
