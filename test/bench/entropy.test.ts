import { expect, test } from "vitest";
import type { Quat } from "../../shared/pose/pose.ts";
import { seeded } from "../support/seeded.ts";
import { entropyOf, ResidualEntropy } from "./entropy.ts";

const STILL: Quat = [0, 0, 0, 1];

test("entropy is that of the known distributions", () => {
  expect(entropyOf([7])).toBe(0);
  expect(entropyOf([5, 5, 5, 5])).toBe(2);
  expect(entropyOf([4, 2, 1, 1])).toBe(1.75);
});

test("going on evenly costs nothing, in places and in turns", () => {
  const entropy = new ResidualEntropy();
  for (let n = 0; n < 50; n++) {
    const turn: Quat = [0, Math.sin(n * 0.05), 0, Math.cos(n * 0.05)];
    entropy.add("ada", n, [3 * n, 0, -7 * n], [turn]);
  }
  expect(entropy.updates).toBe(48);
  expect(entropy.bytesPerUpdate()).toBe(0);
});

test("a fair coin in one channel costs what its second difference does", () => {
  const random = seeded(1);
  const entropy = new ResidualEntropy();
  for (let n = 0; n < 200_000; n++) entropy.add("ada", n, [random() < 0.5 ? 0 : 1], []);
  // −2, −1, 0, 1, 2 with 1/8, 1/4, 1/4, 1/4, 1/8.
  expect(entropy.bytesPerUpdate() * 8).toBeCloseTo(2.25, 2);
});

test("a turn's residual is counted in steps of 0.2°, and its rounding is carried on", () => {
  const random = seeded(2);
  const entropy = new ResidualEntropy();
  const step = Math.PI / 900;
  let [angle, pace] = [0, 0];
  for (let n = 0; n < 100_000; n++) {
    entropy.add("ada", n, [], [[Math.sin(angle / 2), 0, 0, Math.cos(angle / 2)]]);
    pace += (random() < 0.5 ? -2 : 2) * step;
    angle += pace;
  }
  expect(entropy.bytesPerUpdate() * 8).toBeCloseTo(1, 2);
});

test("after a gap nothing is counted until two samples are known again", () => {
  const entropy = new ResidualEntropy();
  for (const n of [0, 1, 2, 9, 10, 11]) entropy.add("ada", n, [n * n], [STILL]);
  expect(entropy.updates).toBe(2);
  expect(entropy.bytesPerUpdate()).toBe(0);
});

test("when samples were taken is counted apart from the motion", () => {
  const random = seeded(3);
  const entropy = new ResidualEntropy();
  let age = 60;
  for (let n = 0; n < 100_000; n++) {
    age += random() < 0.5 ? 1 : -1;
    entropy.add("ada", n, [n], [STILL], 1, age);
  }
  expect(entropy.bytesPerUpdate()).toBe(0);
  expect(entropy.bytesPerAge() * 8).toBeCloseTo(1, 3);
});
