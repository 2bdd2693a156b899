import { expect, test } from "vitest";
import type { Eyes } from "../../../client/xr/lazily.ts";
import { Stand } from "../../../client/xr/stand.ts";

const eyes = (x: number, z: number, ahead: Eyes["ahead"] = [0, 0, -1], y = 1.6): Eyes => ({
  at: [x, y, z],
  ahead,
  clear: (far) => far,
});

test("[CAP13] What stands before a wearer stays there, wherever they look, until they have gone from it.", () => {
  const stand = new Stand();
  expect(stand.frame(eyes(0, 0, [0, -1, 0]), 1, 0.66)).toBe(false);
  expect(stand.frame(eyes(0, 0), 1, 0.66)).toBe(true);
  expect([stand.position[0], stand.position[2], stand.yaw + 0]).toEqual([0, -1, 0]);
  expect(stand.position[1]).toBeCloseTo(0.94);
  expect(stand.frame(eyes(0, 0, [1, 0, 0]), 1, 0.66)).toBe(false);
  expect(stand.frame(eyes(0, -2), 1, 0.66)).toBe(false);
  expect(stand.position[2]).toBe(-1);
  expect(stand.frame(eyes(4, 0, [1, 0, 0]), 1, 0.66)).toBe(true);
  expect(stand.position[0]).toBe(5);
  expect(stand.frame(eyes(4, 0, [1, 0, 0], 5.6), 1, 0.66)).toBe(true);
});

test("[CAP13] It never stands in a wall.", () => {
  const stand = new Stand();
  stand.frame({ ...eyes(0, 0), clear: () => 0.6 }, 1, 0.66);
  expect(stand.position[2]).toBe(-0.6);
});
