import { expect, test } from "vitest";
import { SPEED } from "../../../client/world/controls/walk-model.ts";
import { lookingWish } from "../../../client/world/own-body.ts";
import { wishSchema } from "../../../shared/pose/pose.ts";
import { FRAME, yard } from "./yard.ts";

const walking = { ahead: 1, aside: 0, turn: 0, fast: false, tilt: 0 };
const still = { ahead: 0, aside: 0, turn: 0, fast: false, tilt: 0 };

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
