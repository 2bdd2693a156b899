import fc from "fast-check";
import { expect, test } from "vitest";
import { CUT, correction, differenceFrom } from "../../../client/world/reconcile.ts";

const line = Array.from({ length: 20 }, (_, i) => ({ at: i * 0.05, x: i * 0.1, z: 0 }));

test("[PAGE30] A place that lies on the way I went is no difference: it only tells of a moment ago.", () => {
  expect(differenceFrom(line, 0, 1.03, 0)).toEqual([0, 0]);
  expect(differenceFrom(line, 0, 0.5, 0.01)).toEqual([0, 0]);
});

test("[PAGE30] A place beside the way is a difference from its nearest point.", () => {
  const [dx, dz] = differenceFrom(line, 0, 1, 0.4);
  expect(dx).toBeCloseTo(0);
  expect(dz).toBeCloseTo(0.4);
});

test("[PAGE30] What lies too long ago no longer excuses a place.", () => {
  const [dx] = differenceFrom(line, 0.9, 0.2, 0);
  expect(dx).toBeLessThan(-1.4);
});

test("[PAGE30] A correction goes towards the granted place, never past it, at no more than half the speed of walking.", () => {
  const metre = fc.double({ min: -1.4, max: 1.4, noNaN: true });
  fc.assert(
    fc.property(
      metre,
      metre,
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0.001, max: 0.1, noNaN: true }),
      (dx, dz, speed, dt) => {
        const done = correction(dx, dz, false, speed, dt);
        if (done.cut) throw new Error("less than 2 m is no cut");
        const step = Math.hypot(done.x, done.z);
        expect(step).toBeLessThanOrEqual(Math.max(1.2, speed) * 0.5 * dt + 1e-9);
        expect(step).toBeLessThanOrEqual(Math.hypot(dx, dz));
        expect(done.x * dx + done.z * dz).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test("[PAGE30] More than 2 m, or a jump, is a cut.", () => {
  expect(correction(CUT + 0.01, 0, false, 2, 0.016).cut).toBe(true);
  expect(correction(0.5, 0, true, 2, 0.016).cut).toBe(true);
  expect(correction(0, 0, true, 2, 0.016).cut).toBe(false);
});
