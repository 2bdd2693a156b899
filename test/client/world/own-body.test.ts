import { expect, test } from "vitest";
import type { Avatar, Visit } from "../../../client/net/visit.ts";
import { SPEED } from "../../../client/world/controls/walk-model.ts";
import { lookingWish, OwnBody } from "../../../client/world/own-body.ts";
import { step } from "../../../server/presence/step.ts";
import { World } from "../../../server/presence/world.ts";
import { type Wish, wishSchema } from "../../../shared/pose/pose.ts";
import { Ground } from "../../../shared/space/ground.ts";
import { spaceSchema } from "../../../shared/space/space.ts";
import { seeded } from "../../support/seeded.ts";

const space = spaceSchema.parse({
  id: "yard",
  name: "Yard",
  summary: "A yard with a wall across it.",
  spawn: { position: [0, 0, 0], radius: 0 },
  ground: [
    {
      polygon: [
        [-20, -20],
        [20, -20],
        [20, 20],
        [-20, 20],
      ],
    },
  ],
  walls: [
    {
      line: [
        [-3, -5],
        [3, -5],
      ],
    },
  ],
});

const FRAME = 1 / 60;
const STEP = 0.05;

/**
 * My body against the real step of the server, with a line `delay` seconds long each way. `run` lets time pass and
 * answers how fast I was drawn at most.
 */
function yard(delay: number, others: [x: number, z: number][] = []) {
  const world = new World(space, { capacity: 8, random: seeded(7) });
  const slot = world.enter({ person: "me", radius: null, for: "strangers" }, 0) ?? -1;
  const { bodies } = world;
  const avatar = (of: number, id: string) => ({
    id,
    pose: { position: [bodies.x[of]! / 1000, 0, bodies.z[of]! / 1000], yaw: 0, tick: 0 },
    bubble: 1.2,
    ghost: false,
    faded: false,
    seat: null,
    closer: { mine: false, theirs: false },
  });
  const me = avatar(slot, "me");
  const around = others.map(([x, z], i) => {
    const other =
      world.enter({ person: `p${i}`, radius: null, for: "strangers", at: { position: [x, 0, z], yaw: 0 } }, 0) ?? -1;
    return avatar(other, `p${i}`);
  });
  const sent: { at: number; wish: Wish }[] = [];
  const told: { at: number; position: [number, number, number]; tick: number; jump: boolean; ghost: boolean }[] = [];
  let now = 0;
  const visit = {
    me: me as unknown as Avatar,
    avatars: new Map(around.map((other) => [other.id, other as unknown as Avatar])),
    latency: delay * 2000,
    walk: (wish: Wish) => void sent.push({ at: now, wish: allowed(wish) }),
  };
  const own = new OwnBody(visit as unknown as Visit, new Ground(space));
  let stepped = 0;
  const run = (seconds: number) => {
    let fastest = 0;
    const wishes: number[] = [];
    for (let frames = Math.round(seconds / FRAME); frames > 0; frames -= 1) {
      now += FRAME;
      while (stepped + STEP <= now) {
        stepped += STEP;
        while (sent[0] !== undefined && sent[0].at + delay <= stepped)
          world.wish(slot, sent.shift()!.wish, stepped * 1000);
        const before = [bodies.sentX[slot], bodies.sentZ[slot]];
        step(world, stepped * 1000);
        if (before[0] !== bodies.sentX[slot] || before[1] !== bodies.sentZ[slot])
          told.push({
            at: stepped + delay,
            position: [bodies.sentX[slot]! / 1000, 0, bodies.sentZ[slot]! / 1000],
            tick: world.tick,
            jump: (bodies.flags[slot]! & 1) !== 0,
            ghost: (bodies.flags[slot]! & 2) !== 0,
          });
      }
      while (told[0] !== undefined && told[0].at <= now) {
        const { position, tick, jump, ghost } = told.shift()!;
        me.pose = Object.assign({ position, yaw: 0, tick }, jump ? { jump } : {});
        me.ghost = ghost;
      }
      const had = sent.length;
      const { x, z } = own.place;
      own.frame(FRAME, now);
      if (sent.length > had) wishes.push(now);
      fastest = Math.max(fastest, Math.hypot(own.place.x - x, own.place.z - z) / FRAME);
    }
    return { fastest, wishes };
  };
  const apart = () => Math.hypot(own.place.x - bodies.x[slot]! / 1000, own.place.z - bodies.z[slot]! / 1000);
  return { own, run, apart, bodies, slot };
}

/** The wish, if the door would let it in. */
function allowed(wish: Wish): Wish {
  wishSchema.parse(wish);
  return wish;
}

const walking = { ahead: 1, aside: 0, turn: 0, fast: false };
const still = { ahead: 0, aside: 0, turn: 0, fast: false };

test.each([0.005, 0.06, 0.15])(
  "[PAGE30] With %d s to the server I move in the first picture, and stand in the end where it has me.",
  (delay) => {
    const { own, run, apart } = yard(delay);
    own.yaw = Math.PI / 2;
    own.held = walking;
    run(FRAME);
    expect(Math.hypot(own.place.x, own.place.z)).toBeGreaterThan(0.02);
    const { fastest } = run(3);
    expect(fastest).toBeLessThanOrEqual(SPEED.walk * 1.5);
    own.held = still;
    run(1.5);
    expect(own.place.x).toBeLessThan(-6);
    expect(apart()).toBeLessThan(0.03);
  },
);

test("[PAGE30] I stop at a wall and at a bubble in my own eyes as at the server.", () => {
  const wall = yard(0.06);
  wall.own.held = walking;
  wall.run(4);
  expect(wall.own.place.z).toBeGreaterThan(-4.81);
  expect(wall.apart()).toBeLessThan(0.05);

  const person = yard(0.06, [[0, -3]]);
  person.own.held = walking;
  person.run(1.2);
  expect(person.own.place.z).toBeGreaterThan(-1.85);
  expect(person.own.place.z).toBeLessThan(-1.6);
});

test("[PAGE30] Who walks on against a bubble is led past it, never drawn much faster than the rails go.", () => {
  const { own, run, apart } = yard(0.06, [
    [0, -1.6],
    [1.3, -1.6],
    [-1.3, -1.6],
  ]);
  own.yaw = 0;
  own.held = walking;
  const { fastest } = run(4);
  own.held = still;
  run(2);
  expect(own.place.z).toBeLessThan(-2.5);
  expect(fastest).toBeLessThan(4.5);
  expect(apart()).toBeLessThan(0.05);
});

test("[PAGE31] Wishes leave at most twenty times a second, and none while nothing changes.", () => {
  const { own, run } = yard(0.02);
  own.held = walking;
  const { wishes } = run(2);
  expect(wishes.length).toBeGreaterThan(25);
  for (let i = 1; i < wishes.length; i += 1) expect(wishes[i]! - wishes[i - 1]!).toBeGreaterThan(0.0499);
  own.held = still;
  run(2);
  expect(run(2).wishes).toEqual([]);
});

test("[PAGE31] A click round the wall leads there, and a key ends the way.", () => {
  const { own, run } = yard(0.02);
  own.walkTo([0, 0, -8]);
  run(9);
  expect(Math.hypot(own.place.x, own.place.z + 8)).toBeLessThan(0.1);
  own.walkTo([0, 0, 0]);
  run(0.5);
  own.held = { ...still, aside: 1 };
  run(0.1);
  expect(own.way).toEqual([]);
});

test("[PAGE32] Looking up and down is a head over its floor point that sinks as it bows.", () => {
  const level = lookingWish([1, 0, 2], 0.5, 0, 1.6);
  expect(level.head).toEqual({ position: [0, 1.6, 0], rotation: [0, 0, 0, 1] });
  const bowed = lookingWish([1, 0, 2], 0.5, -1, 1.6);
  expect(bowed.head!.position[1]).toBeLessThan(1.52);
  expect(bowed.head!.rotation[0]).toBeLessThan(0);
  expect(wishSchema.safeParse(bowed).success).toBe(true);
});
