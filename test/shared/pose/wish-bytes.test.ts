/** Wish bytes: what arrives is what was wished, and nothing that a body cannot do. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Hand, type Part, type Quat, type Vec3, type Wish, wishSchema } from "../../../shared/pose/pose.ts";
import {
  decodeWish,
  encodeWish,
  isNewer,
  type NumberedWish,
  sampledAt,
  WISH_BYTES_LONGEST,
  withinReach,
} from "../../../shared/pose/wish-bytes.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const rotation = fc
  .tuple(number(-1, 1), number(-1, 1), number(-1, 1), number(-1, 1))
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q) => q.map((value) => value / Math.hypot(...q)) as Quat);
const part: fc.Arbitrary<Part> = fc.record({
  position: fc.tuple(number(-4, 4), number(-4, 4), number(-4, 4)),
  rotation,
});
const hand: fc.Arbitrary<Hand> = fc.record(
  { position: fc.tuple(number(-4, 4), number(-4, 4), number(-4, 4)), rotation, grip: number(0, 1) },
  { requiredKeys: ["position", "rotation"] },
);
const wishes: fc.Arbitrary<Wish> = fc.record(
  {
    position: fc.tuple(number(-1000, 1000), number(-1000, 1000), number(-1000, 1000)),
    yaw: number(-1000, 1000),
    head: part,
    leftHand: hand,
    rightHand: hand,
    body: fc.constant(true),
  },
  { requiredKeys: ["position", "yaw"] },
);

function far(a: Vec3, b: Vec3): number {
  return Math.max(...a.map((value, axis) => Math.abs(value - b[axis]!)));
}

function accepted(bytes: Uint8Array): NumberedWish {
  const read = decodeWish(bytes);
  if ("error" in read) throw new Error(read.error);
  return read;
}

function refused(bytes: Uint8Array): boolean {
  return "error" in decodeWish(bytes);
}

test("[POS4] Whatever a body can do arrives within half a millimetre and 0.01°.", () => {
  fc.assert(
    fc.property(wishes, fc.nat(100_000), fc.nat(10 ** 12), (asked, running, sampled) => {
      const wish = withinReach(asked);
      const bytes = encodeWish(wish, running, sampled);
      expect(bytes.length).toBeLessThanOrEqual(WISH_BYTES_LONGEST);
      const { number, stamp, wish: got } = accepted(bytes);
      expect(stamp).toBe(sampled % 65536);
      expect(number).toBe(running % 65536);
      expect(wishSchema.safeParse(got).success).toBe(true);
      expect(far(got.position, wish.position)).toBeLessThanOrEqual(0.000501);
      expect(Math.cos(got.yaw - wish.yaw)).toBeGreaterThan(1 - 1e-8);
      expect(got.body).toBe(wish.body);
      for (const name of ["head", "leftHand", "rightHand"] as const) {
        expect(got[name] === undefined).toBe(wish[name] === undefined);
        const [a, b] = [got[name], wish[name]];
        if (!a || !b) continue;
        expect(far(a.position, b.position)).toBeLessThanOrEqual(0.000501);
        expect(Math.abs(a.rotation.reduce((sum, value, i) => sum + value * b.rotation[i]!, 0))).toBeGreaterThan(
          1 - 1e-8,
        );
      }
      for (const name of ["leftHand", "rightHand"] as const)
        expect(Math.abs((got[name]?.grip ?? 1 / 3) - (wish[name]?.grip ?? 1 / 3))).toBeLessThanOrEqual(1 / 6 + 1e-9);
    }),
  );
});

test("[POS4] Drawing back into reach leaves alone what is within it.", () => {
  const wish: Wish = {
    position: [1, 0, 2],
    yaw: 1,
    head: { position: [0, 1.7, 0], rotation: [0, 0, 0, 1] },
    leftHand: { position: [-0.4, 1, -0.3], rotation: [0, 0, 0, 1] },
  };
  expect(withinReach(wish)).toEqual(wish);
  const reached = withinReach({ ...wish, leftHand: { position: [-3, 1.7, 0], rotation: [0, 0, 0, 1] } });
  expect(far(reached.leftHand!.position, [-1.2, 1.7, 0])).toBeLessThan(1e-9);
});

test("[POS3] Any bytes give a wish that the schema accepts, or none; never anything else.", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const read = decodeWish(bytes);
      if (!("error" in read)) expect(wishSchema.safeParse(read.wish).success).toBe(true);
    }),
  );
  const good = encodeWish(
    {
      position: [3, 0, -2],
      yaw: 0.5,
      head: { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] },
      rightHand: { position: [0.3, 1.1, -0.4], rotation: [0, 0, 0, 1] },
    },
    7,
    0,
  );
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), (at, value) => {
      const bytes = good.slice();
      bytes[at] = value;
      const read = decodeWish(bytes);
      if (!("error" in read)) expect(wishSchema.safeParse(read.wish).success).toBe(true);
    }),
  );
});

test("[POS3] A wrong length, unknown bits, a place outside every space, a rotation that is none and a long arm are refused.", () => {
  const wish: Wish = {
    position: [0, 0, 0],
    yaw: 0,
    head: { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] },
    leftHand: { position: [0, 1, 0], rotation: [0, 0, 0, 1] },
  };
  const good = encodeWish(wish, 1, 0);
  expect(refused(good)).toBe(false);
  const broken = (change: (view: DataView) => void) => {
    const bytes = good.slice();
    change(new DataView(bytes.buffer));
    return refused(bytes);
  };
  expect(refused(new Uint8Array(0))).toBe(true);
  expect(refused(good.subarray(0, good.length - 1))).toBe(true);
  expect(refused(new Uint8Array([...good, 0]))).toBe(true);
  expect(broken((view) => view.setUint8(0, 0x43))).toBe(true);
  expect(broken((view) => view.setInt32(5, 1_000_001, true))).toBe(true);
  expect(broken((view) => view.setInt16(19 + 12, 0, true))).toBe(true);
  expect(broken((view) => view.setInt16(19 + 2, 2600, true))).toBe(true);
  expect(broken((view) => view.setInt16(33, 1400, true))).toBe(true);
});

test("[POS4] A sample is never taken for one of the future, nor for older than a second, across the wrap.", () => {
  for (const now of [1_000_000, 65_536 * 7 + 3]) {
    for (const ago of [0, 1, 40, 999]) expect(sampledAt((now - ago) & 0xffff, now)).toBe(now - ago);
    expect(sampledAt((now - 20_000) & 0xffff, now)).toBe(now - 1000);
    expect(sampledAt((now + 20_000) & 0xffff, now)).toBe(now);
  }
});

test("[POS4] A running number is newer than the half of all numbers behind it, across the wrap.", () => {
  expect(isNewer(1, 0)).toBe(true);
  expect(isNewer(0, 65535)).toBe(true);
  expect(isNewer(5, 5)).toBe(false);
  expect(isNewer(4, 5)).toBe(false);
  expect(isNewer(65535, 0)).toBe(false);
});
