import fc from "fast-check";
import { expect, test } from "vitest";
import { LOOP, loopOf } from "../../../client/sound/loops.ts";
import { inside, nearestOn, type Polygon, toEdge } from "../../../shared/space/polygon.ts";
import { AMBIENCES } from "../../../shared/space/space.ts";
import { seeded } from "../../support/seeded.ts";

const RATE = 8000;
const level = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);

test("[PAGE47] Every loop of a place is soft, whole, and has no seam where its end meets its beginning.", () => {
  fc.assert(
    fc.property(fc.constantFrom(...AMBIENCES), fc.nat(), (kind, seed) => {
      const samples = loopOf(kind, RATE, seeded(seed));
      expect(samples.length).toBe(LOOP * RATE);
      expect(samples.every((sample) => Number.isFinite(sample) && Math.abs(sample) <= 1)).toBe(true);
      expect(level(samples)).toBeGreaterThan(0.08);
      expect(level(samples)).toBeLessThan(0.16);
      // Across the seam nothing leaps further than it does elsewhere, and it is as loud as the rest.
      const leaps = samples.map((sample, n) => Math.abs(sample - samples[(n + samples.length - 1) % samples.length]!));
      const usual = [...leaps.subarray(1)].sort((a, b) => b - a)[Math.floor(samples.length / 2000)]!;
      expect(leaps[0]).toBeLessThanOrEqual(usual * 1.5);
      const around = Float32Array.of(...samples.subarray(-RATE / 4), ...samples.subarray(0, RATE / 4));
      const quietest = Math.min(
        ...Array.from({ length: 18 }, (_, n) => level(samples.subarray(n * 4000, (n + 1) * 4000))),
      );
      expect(level(around)).toBeGreaterThan(quietest * 0.6);
    }),
    { numRuns: 6 },
  );
});

test("[PAGE47] A zone is heard from its nearest point, and from all around inside it.", () => {
  const corner = fc.double({ min: -20, max: 20, noNaN: true });
  const zone: Polygon = [
    [-3, -2],
    [4, -2],
    [4, 1],
    [0, 1],
    [0, 5],
    [-3, 5],
  ];
  fc.assert(
    fc.property(corner, corner, (x, z) => {
      const [nx, nz] = nearestOn(zone, x, z);
      if (inside(zone, x, z)) expect([nx, nz]).toEqual([x, z]);
      else {
        expect(Math.hypot(nx - x, nz - z)).toBeCloseTo(toEdge(zone, x, z), 9);
        expect(toEdge(zone, nx, nz)).toBeLessThan(1e-9);
      }
    }),
  );
});
