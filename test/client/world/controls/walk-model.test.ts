import fc from "fast-check";
import { expect, test } from "vitest";
import {
  along,
  dragged,
  heldFrom,
  isWalkKey,
  PITCH_LIMIT,
  SPEED,
  turned,
  velocityOf,
  type Waypoint,
} from "../../../../client/world/controls/walk-model.ts";

const angle = fc.double({ min: -10, max: 10, noNaN: true });
const KEYS = ["KeyW", "KeyA", "KeyS", "KeyD", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "ShiftLeft", "KeyX"];

test("[PAGE31] Forwards is where I look: along −Z at yaw 0, along −X after a quarter turn to the left.", () => {
  const ahead = heldFrom(new Set(["KeyW"]));
  expect(velocityOf(ahead, 0)).toEqual([0, -SPEED.walk]);
  const [vx, vz] = velocityOf(ahead, Math.PI / 2);
  expect(vx).toBeCloseTo(-SPEED.walk);
  expect(vz).toBeCloseTo(0);
  const [rightX, rightZ] = velocityOf(heldFrom(new Set(["KeyD"])), 0);
  expect(rightX).toBeCloseTo(SPEED.walk);
  expect(rightZ).toBeCloseTo(0);
});

test("[PAGE31] No keys together walk faster than the one, and opposite keys cancel out.", () => {
  fc.assert(
    fc.property(fc.subarray(KEYS), angle, (keys, yaw) => {
      const held = heldFrom(new Set(keys));
      const speed = Math.hypot(...velocityOf(held, yaw));
      expect(speed).toBeLessThanOrEqual((held.fast ? SPEED.fast : SPEED.walk) + 1e-9);
      if (held.ahead === 0 && held.aside === 0) expect(speed).toBe(0);
    }),
  );
  expect(velocityOf(heldFrom(new Set(["KeyW", "KeyS"])), 1)).toEqual([0, 0]);
});

test("[PAGE31] Arrow left turns to the left, at the same rate whatever the pictures a second.", () => {
  const left = heldFrom(new Set(["ArrowLeft"]));
  let fine = 0;
  for (let i = 0; i < 60; i += 1) fine = turned(fine, left, 1 / 60);
  expect(fine).toBeGreaterThan(0);
  expect(fine).toBeCloseTo(turned(0, left, 1));
});

test("[PAGE31] A drag to the right turns the view left, as if the picture was held; nobody looks over backwards.", () => {
  expect(dragged({ yaw: 0, pitch: 0 }, 100, 0, 600, 1).yaw).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.integer())), (drags) => {
      let view = { yaw: 0, pitch: 0 };
      for (const [dx, dy] of drags) view = dragged(view, dx, dy, 600, 1);
      expect(Math.abs(view.pitch)).toBeLessThanOrEqual(PITCH_LIMIT);
    }),
  );
});

test("[PAGE31] A way is walked through all its points and ends on the last, whatever the pictures a second.", () => {
  const point = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.constant(0), fc.integer({ min: -9, max: 9 }));
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(1 / 20, 1 / 60, 1 / 144),
      (points, dt) => {
        let way: readonly Waypoint[] = points;
        let [x, z] = [0, 0];
        for (let step = 0; step < 20_000 && way.length > 0; step += 1) {
          const led = along(way, x, z, dt);
          way = led.way;
          expect(Math.hypot(...led.velocity)).toBeLessThanOrEqual(SPEED.walk + 1e-9);
          x += led.velocity[0] * dt;
          z += led.velocity[1] * dt;
        }
        const [lastX, , lastZ] = points.at(-1) as Waypoint;
        expect(way).toEqual([]);
        expect(Math.hypot(x - lastX, z - lastZ)).toBeLessThan(0.02);
      },
    ),
    { numRuns: 30 },
  );
});

test("[PAGE31] Walking keys are known by their place on the keyboard, not by their letter.", () => {
  expect(isWalkKey("KeyW")).toBe(true);
  expect(isWalkKey("w")).toBe(false);
  expect(isWalkKey("Enter")).toBe(false);
});
