import fc from "fast-check";
import { expect, test } from "vitest";
import { Ground } from "../../../shared/space/ground.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { bare, box } from "../../simulation/rooms.ts";

function groundOf(file: Partial<SpaceFile>): Ground {
  return new Ground(bare(20, file));
}

/** A court, a terrace 0.45 m up, a quay below with a ramp down to it, and a gallery above the court with a ramp up. */
const levels = groundOf({
  ground: [
    { polygon: box(-10, -10, 20, 20) },
    { polygon: box(-10, -14, 20, 4), height: 0.45 },
    { polygon: box(10, -10, 6, 16), height: -1.5 },
    { polygon: box(10, 6, 6, 4), height: { from: [10, 0, 8], to: [16, -1.5, 8] } },
    { polygon: box(12, 6, 4, -3), height: -1.5 },
    { polygon: box(-10, -10, 4, 8), height: 3 },
    { polygon: box(-10, -2, 2, 9), height: { from: [-9, 3, -2], to: [-9, 0, 7] } },
  ],
});

test("[SPC20] The floor at a point is the one nearest to the height that is meant.", () => {
  expect(levels.groundAt(-8, -6, 0)).toBe(0);
  expect(levels.groundAt(-8, -6, 2)).toBe(3);
  expect(levels.groundAt(13, 0, 0)).toBe(-1.5);
  expect(levels.groundAt(40, 0, 0)).toBeUndefined();
});

test("[SPC21] One walks up steps and ramps, and under what is high enough.", () => {
  expect(levels.walk(0, 0, -5, 0, -12)).toBeCloseTo(0.45);
  expect(levels.walk(-9, 0, 8, -9, -4)).toBeCloseTo(3);
  expect(levels.walk(-5, 0, -6, -8, -6)).toBeCloseTo(0);
});

test("[SPC22] The edge of a floor is a wall wherever no other floor goes on within half a metre.", () => {
  // Into the sea, off the gallery, down from the court to the quay beside the ramp, and from the quay up.
  expect(levels.walk(0, 0, 8, 0, 12)).toBeUndefined();
  expect(levels.walk(-8, 3, -6, -4, -6)).toBeUndefined();
  expect(levels.walk(8, 0, 0, 12, 0)).toBeUndefined();
  expect(levels.walk(12, -1.5, 0, 8, 0)).toBeUndefined();
  expect(levels.walk(-9, 2, 1, -6, 1)).toBeUndefined();
  expect(levels.standable(-6.1, 3, -6)).toBe(false);
  expect(levels.standable(-6.1, 0, -6)).toBe(true);
});

test("[SPC22] Nobody's way comes nearer to a wall than a body is wide, nor into anything solid.", () => {
  const ground = groundOf({ walls: [{ line: box(-1, -1, 2, 2), closed: true, top: 1 }] });
  expect(ground.standable(0, 0, 0)).toBe(false);
  expect(ground.standable(0, 1.2, 0)).toBe(true);
  expect(ground.standable(1.19, 0, 0)).toBe(false);
  expect(ground.standable(1.21, 0, 0)).toBe(true);
  expect(ground.walk(-3, 0, 1.1, 3, 1.1)).toBeUndefined();
  expect(ground.walk(-3, 0, 1.3, 3, 1.3)).toBe(0);
});

test("[SPC23] Sight goes over what is lower than the line of it, and never through a corner.", () => {
  const ground = groundOf({
    walls: [
      {
        line: [
          [0, -5],
          [0, 0],
          [5, 5],
        ],
        top: 0.5,
      },
      {
        line: [
          [-5, -5],
          [-5, 0],
          [-9, 5],
        ],
      },
    ],
  });
  expect(ground.walls.sees(-2, 1.6, -2, 2, 1.6, -2)).toBe(true);
  expect(ground.walls.sees(-2, 1.6, -2, 0.1, 0.1, -2)).toBe(false);
  expect(ground.walls.sees(-6, 1.6, 0, -4, 0.1, 0)).toBe(false);
  expect(ground.walls.sees(-6, 1.6, -2, -4, 1.6, -2)).toBe(false);
});

test("[SPC22] A sweep stops at a wall's margin, and what it stops at is standable.", () => {
  const ground = groundOf({
    walls: [
      { line: box(2, -3, 1, 6), closed: true },
      {
        line: [
          [-4, -6],
          [4, -7],
        ],
      },
    ],
  });
  const where = fc.double({ min: -9, max: 9, noNaN: true });
  fc.assert(
    fc.property(where, where, where, where, (x, z, vx, vz) => {
      fc.pre(ground.standable(x, 0, z, 0.202));
      const hit = { at: 1, nx: 0, nz: 0 };
      const met = ground.walls.sweep(x, 0, z, vx, vz, 0.202, hit);
      expect(hit.at).toBeGreaterThanOrEqual(0);
      expect(ground.standable(x + vx * hit.at, 0, z + vz * hit.at, 0.2)).toBe(true);
      if (met) expect(hit.nx * vx + hit.nz * vz).toBeLessThan(0);
      else expect(hit.at).toBe(1);
    }),
  );
});
