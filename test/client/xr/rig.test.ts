import fc from "fast-check";
import { Euler, Quaternion } from "three";
import { expect, test } from "vitest";
import { into, type Origin, originUnder, outOf, rigOf, turnedAbout, wishOf } from "../../../client/xr/rig.ts";
import { type Part, type Quat, wishSchema } from "../../../shared/pose/pose.ts";

const within = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
const rotation: fc.Arbitrary<Quat> = fc
  .tuple(within(-1, 1), within(-1, 1), within(-1, 1), within(0.1, 1))
  .map(([x, y, z, w]) => new Quaternion(x, y, z, w).normalize().toArray() as Quat);
const part: fc.Arbitrary<Part> = fc.record({
  position: fc.tuple(within(-3, 3), within(0.4, 2.3), within(-3, 3)),
  rotation,
});
const origin: fc.Arbitrary<Origin> = fc.record({
  position: fc.tuple(within(-50, 50), within(0, 3), within(-50, 50)),
  yaw: within(-7, 7),
});
const rig = fc.record({ head: part, leftHand: part, rightHand: part });

function same(a: Part, b: Part): void {
  for (const [i, value] of a.position.entries()) expect(value).toBeCloseTo(b.position[i] as number, 6);
  const dot = Math.abs(a.rotation.reduce((sum, value, i) => sum + value * (b.rotation[i] as number), 0));
  expect(dot).toBeCloseTo(1, 6);
}

test("[XR11] Head and hands told relative to the root come out where they were.", () => {
  fc.assert(
    fc.property(rig, within(0, 0.4), (worn, floor) => {
      const back = rigOf(wishOf(worn, floor, true))!;
      same(back.head, worn.head);
      same(back.leftHand!, worn.leftHand);
      same(back.rightHand!, worn.rightHand);
    }),
  );
});

test("[XR11] The root lies on the floor under the head, and the head is headed straight ahead in it.", () => {
  fc.assert(
    fc.property(rig, within(0, 0.4), (worn, floor) => {
      const wish = wishOf(worn, floor, false);
      expect(wish.position).toEqual([worn.head.position[0], floor, worn.head.position[2]]);
      expect(wish.head!.position[0]).toBeCloseTo(0);
      expect(wish.head!.position[2]).toBeCloseTo(0);
      const headed = wishOf({ head: wish.head! }, 0, false).yaw;
      expect(Math.abs(Math.atan2(Math.sin(headed), Math.cos(headed)))).toBeLessThan(1e-6);
      expect(wish.body).toBeUndefined();
    }),
  );
});

test("[XR11] Whoever looks straight down or up, or tilts their head, is headed where they were.", () => {
  for (const pitch of [-Math.PI / 2, -1.56, -1.2, 0, 1.2, 1.56, Math.PI / 2])
    fc.assert(
      fc.property(within(-3, 3), (yaw) => {
        const turn = new Quaternion().setFromEuler(new Euler(pitch, yaw, 0, "YXZ")).toArray() as Quat;
        const wish = wishOf({ head: { position: [0, 1.6, 0], rotation: turn } }, 0, true);
        expect(Math.abs(Math.atan2(Math.sin(wish.yaw - yaw), Math.cos(wish.yaw - yaw)))).toBeLessThan(0.02);
      }),
      { numRuns: 20 },
    );
});

test("[XR11] What a body can hold is a wish that the server takes.", () => {
  const body = fc.record({ head: part, leftHand: part });
  fc.assert(
    fc.property(body, (worn) => {
      const reach = worn.leftHand.position.map((value, i) => value - (worn.head.position[i] as number));
      fc.pre(Math.hypot(...reach) < 1.2);
      expect(wishSchema.safeParse(wishOf(worn, 0, true)).success).toBe(true);
    }),
  );
});

test("[XR11] A part of the room comes back from the space as it was.", () => {
  fc.assert(fc.property(origin, part, (at, thing) => same(into(at, outOf(at, thing)), thing)));
});

test("[XR10] A snap turn leaves the head over the same spot.", () => {
  fc.assert(
    fc.property(origin, part, within(-3, 3), (at, head, by) => {
      const before = outOf(at, head).position;
      const after = outOf(turnedAbout(at, head, by), head).position;
      for (const [i, value] of before.entries()) expect(after[i]).toBeCloseTo(value, 6);
    }),
  );
});

test("[XR10] Entering and teleporting put the head over the place, headed as wished, however it is held in its room.", () => {
  const upright = fc.record({
    position: fc.tuple(within(-3, 3), within(0.4, 2.3), within(-3, 3)),
    rotation: fc
      .tuple(within(-1.2, 1.2), within(-3, 3))
      .map(([pitch, yaw]) => new Quaternion().setFromEuler(new Euler(pitch, yaw, 0, "YXZ")).toArray() as Quat),
  });
  fc.assert(
    fc.property(upright, within(-20, 20), within(-20, 20), within(-3, 3), (head, x, z, yaw) => {
      const wish = wishOf({ head: outOf(originUnder(head, [x, 0.45, z], yaw), head) }, 0.45, false);
      expect(wish.position[0]).toBeCloseTo(x, 6);
      expect(wish.position[2]).toBeCloseTo(z, 6);
      expect(Math.cos(wish.yaw - yaw)).toBeCloseTo(1, 6);
    }),
  );
});
