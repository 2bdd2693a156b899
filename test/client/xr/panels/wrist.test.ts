import fc from "fast-check";
import { expect, test } from "vitest";
import { Lazily } from "../../../../client/xr/lazily.ts";
import { isLookedAt, Wrist, wristPlace } from "../../../../client/xr/panels/wrist.ts";
import { turned } from "../../../../client/xr/turn.ts";
import type { Part, Vec3 } from "../../../../shared/pose/pose.ts";
import { turnAboutUp } from "../../../../shared/pose/rotation.ts";

const head: Part = { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] };
const half = Math.SQRT1_2;
/** The left hand before the eyes, its palm (+X) to them. */
const raised: Part = { position: [-0.05, 1.45, -0.4], rotation: [0, -half, 0, half] };
/** Pointing ahead, the thumb up: the palm looks to the right. */
const pointing: Part = { position: [-0.05, 1.45, -0.4], rotation: [0, 0, 0, 1] };
const hanging: Part = { position: [-0.25, 0.8, -0.1], rotation: [0, 0, 0, 1] };

function worn() {
  const wrist = new Wrist();
  let now = 0;
  return {
    wrist,
    wear(seconds: number, hand: Part | undefined, { toggled = false, used = false } = {}) {
      for (const until = now + seconds; now < until; now += 1 / 72) {
        wrist.frame(head, hand, "left", toggled, used, now);
        toggled = false;
      }
    },
  };
}

test("[XR15] A look at the palm opens the menu after a moment; a hand that points or hangs does not.", () => {
  const { wrist, wear } = worn();
  wear(2, hanging);
  wear(2, pointing);
  expect(wrist.open).toBe(false);
  wear(0.15, raised);
  expect(wrist.open).toBe(false);
  wear(0.3, raised);
  expect(wrist.open).toBe(true);
});

test("[XR15] It stays while the hand turns to be looked at or a button is pointed at, and closes after looking away.", () => {
  const { wrist, wear } = worn();
  wear(0.5, raised);
  wear(2, pointing);
  expect(wrist.open).toBe(true);
  wear(2, hanging, { used: true });
  expect(wrist.open).toBe(true);
  wear(0.5, hanging);
  expect(wrist.open).toBe(true);
  wear(0.6, hanging);
  expect(wrist.open).toBe(false);
});

test("[XR15] Its button opens it wherever the hand is, and closes it again.", () => {
  const { wrist, wear } = worn();
  wear(3, undefined, { toggled: true });
  expect(wrist.open).toBe(true);
  wear(3, hanging);
  expect(wrist.open).toBe(true);
  wear(1, hanging, { toggled: true });
  expect(wrist.open).toBe(false);
});

test("[XR15] The right hand's palm is the other side; whoever turns takes it along.", () => {
  const mirrored: Part = { position: [0.05, 1.45, -0.4], rotation: [0, half, 0, half] };
  expect(isLookedAt(head, mirrored, "right", false)).toBe(true);
  expect(isLookedAt(head, mirrored, "left", false)).toBe(false);
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (yaw) => {
      const turnedHead: Part = { ...head, rotation: turnAboutUp(head.rotation, yaw) };
      const [x, y, z] = turned(turnedHead.rotation, [-0.05, -0.15, -0.4]);
      const hand: Part = { position: [x, 1.6 + y, z], rotation: turnAboutUp(raised.rotation, yaw) };
      expect(isLookedAt(turnedHead, hand, "left", false)).toBe(true);
    }),
  );
});

test("[XR17] The menu faces the eyes and never comes nearer than 38 cm, wherever the hand is, which hides none of it.", () => {
  const near = fc.double({ min: -0.7, max: 0.7, noNaN: true });
  fc.assert(
    fc.property(near, near, near, fc.double({ min: 0.1, max: 0.6, noNaN: true }), (x, y, z, tall) => {
      const { position, rotation } = wristPlace(head, { position: [x, 1.6 + y, z], rotation: [0, 0, 0, 1] }, tall);
      expect(position[1] - tall / 2).toBeGreaterThanOrEqual(1.6 + y + 0.08 - 1e-9);
      const to = [0, 1, 2].map((axis) => head.position[axis]! - position[axis]!) as Vec3;
      expect(Math.hypot(...to)).toBeGreaterThanOrEqual(0.38 - 1e-9);
      const front = turned(rotation, [0, 0, 1]);
      const facing = (front[0] * to[0] + front[1] * to[1] + front[2] * to[2]) / Math.hypot(...to);
      expect(facing).toBeGreaterThan(0.999);
      expect(Math.abs(turned(rotation, [1, 0, 0])[1])).toBeLessThan(1e-9);
    }),
  );
});

test("[XR17] A sheet hangs still while somebody looks about a little, and glides back when they turn away.", () => {
  const lazily = new Lazily();
  const look = (yaw: number, seconds: number, clear = (far: number) => far) => {
    let moved = 0;
    for (let t = 0; t < seconds; t += 1 / 72) {
      const before = lazily.position;
      const ahead = turned(turnAboutUp([0, 0, 0, 1], yaw), [0, 0, -1]);
      lazily.frame({ at: head.position, ahead, clear }, 0.9, 0.14, 1 / 72);
      const [x, , z] = lazily.position;
      expect(Math.hypot(x, z)).toBeGreaterThan(0.35);
      if (t > 0) moved = Math.max(moved, Math.hypot(...lazily.position.map((v, i) => v - before[i]!)));
    }
    return moved * 72;
  };
  expect(look(0, 1)).toBe(0);
  expect(look(0.3, 2)).toBe(0);
  const speed = look(1.2, 4);
  expect(speed).toBeGreaterThan(0);
  expect(speed).toBeLessThan(4);
  const [x, y, z] = lazily.position;
  expect(Math.atan2(-x, -z)).toBeCloseTo(1.2, 1);
  expect(y).toBeCloseTo(1.46, 1);
  // A wall half a metre ahead: it hangs before it.
  lazily.forget();
  look(0, 0.1, () => 0.55);
  expect(-lazily.position[2]).toBeLessThan(0.55);
});
