import { PerspectiveCamera } from "three";
import { expect, test } from "vitest";
import { OwnEars } from "../../../client/world/ears.ts";

/** Walks along z and answers how often a foot came down. */
function stepsOf(places: readonly number[], dt: number): number {
  let steps = 0;
  const ears = { listen: () => {}, step: () => void steps++ };
  const own = new OwnEars();
  const camera = new PerspectiveCamera();
  for (const z of places) own.frame(ears, camera, { x: 0, y: 0, z }, dt);
  return steps;
}
const walk = (metres: number, pictures: number) =>
  Array.from({ length: pictures + 1 }, (_, n) => (-metres * n) / pictures);

test("[PAGE43] My own steps are heard as often as I take them, whatever moves me and at any frame rate.", () => {
  expect(stepsOf(walk(6.1, 180), 1 / 60)).toBe(8);
  expect(stepsOf(walk(6.1, 30), 1 / 10)).toBe(8);
});

test("[PAGE43] Who stands, sways or jumps takes no step.", () => {
  expect(
    stepsOf(
      Array.from({ length: 200 }, () => 3),
      1 / 60,
    ),
  ).toBe(0);
  expect(
    stepsOf(
      Array.from({ length: 600 }, (_, n) => 0.05 * Math.sin(n / 12)),
      1 / 60,
    ),
  ).toBe(0);
  expect(stepsOf([0, 5, -5, 9, 2], 1 / 60)).toBe(0);
});
