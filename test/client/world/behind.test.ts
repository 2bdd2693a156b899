import fc from "fast-check";
import { expect, test } from "vitest";
import { Behind } from "../../../client/world/behind.ts";
import { Ground } from "../../../shared/space/ground.ts";
import { bare, box } from "../../simulation/rooms.ts";

const EYES = 1.6;
const wall = (line: [number, number][]) => ({ line, closed: true });
const angle = fc.double({ min: -3, max: 3, noNaN: true });

test("[PAGE41] From behind, the camera stands behind me, over the floor, and nothing is between it and me.", () => {
  const ground = new Ground(bare(20, { walls: [wall(box(-2, -2, 4, 1)), wall(box(3, 1, 1, 5))] }));
  const spot = fc.double({ min: -8, max: 8, noNaN: true });
  fc.assert(
    fc.property(spot, spot, angle, fc.double({ min: -1.3, max: 1.3, noNaN: true }), (x, z, yaw, pitch) => {
      const behind = new Behind();
      const me = { x, y: 0, z };
      for (let n = 0; n < 60; n++) behind.place(ground, me, EYES, yaw, pitch, 1 / 30);
      const [cx, cy, cz] = behind.place(ground, me, EYES, yaw, pitch, 1 / 30);
      expect(Math.hypot(cx - x, cz - z)).toBeLessThan(3.2);
      expect((cx - x) * Math.sin(yaw) + (cz - z) * Math.cos(yaw)).toBeGreaterThanOrEqual(0);
      expect(cy).toBeGreaterThan(0.3);
      const back = Math.hypot(cx - x, cz - z);
      if (back > 0.8) expect(ground.walls.sees(x, EYES, z, cx, cy, cz)).toBe(true);
    }),
  );
});

test("[PAGE41] Before a wall the camera comes near at once, and goes back softly.", () => {
  const ground = new Ground(bare(20, { walls: [wall(box(-6, 1, 12, 0.4))] }));
  const behind = new Behind();
  const back = (z: number) => behind.place(ground, { x: 0, y: 0, z }, EYES, 0, 0, 1 / 60)[2] - z;
  for (let n = 0; n < 300; n++) back(-6);
  const far = back(-6);
  expect(far).toBeGreaterThan(2);
  expect(back(0.6)).toBeLessThan(0.6);
  const next = back(-6);
  expect(next).toBeLessThan(0.8);
  for (let n = 0; n < 300; n++) back(-6);
  expect(back(-6)).toBeCloseTo(far, 1);
});
