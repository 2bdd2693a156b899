import fc from "fast-check";
import { Quaternion, Vector3 } from "three";
import { expect, test } from "vitest";
import { bring, createStance, type Gestures, sleeve } from "../../../../client/world/avatars/posture.ts";
import type { Part, Pose, Quat } from "../../../../shared/pose/pose.ts";

const calm: Gestures = { handRaised: false, speaking: false, seated: false, emote: null, noHands: false };
const metre = fc.double({ min: -0.4, max: 0.4, noNaN: true });
const rotation: fc.Arbitrary<Quat> = fc
  .tuple(metre, metre, metre, fc.double({ min: 0.5, max: 1, noNaN: true }))
  .map(([x, y, z, w]) => new Quaternion(x, y, z, w).normalize().toArray() as Quat);
const hand: fc.Arbitrary<Part> = fc.record({
  position: fc.tuple(metre, fc.double({ min: 0.6, max: 1.9, noNaN: true }), metre),
  rotation,
});
const posed: fc.Arbitrary<Pose> = fc.record({
  position: fc.tuple(
    fc.double({ min: -9, max: 9, noNaN: true }),
    fc.constant(0.45),
    fc.double({ min: -9, max: 9, noNaN: true }),
  ),
  yaw: fc.double({ min: -4, max: 4, noNaN: true }),
  head: fc.record({
    position: fc.tuple(fc.constant(0), fc.double({ min: 0.6, max: 2.1, noNaN: true }), fc.constant(0)),
    rotation,
  }),
  leftHand: hand,
  rightHand: hand,
  tick: fc.constant(1),
});

const inWorld = (pose: Pose, [x, y, z]: readonly number[]) =>
  new Vector3(x, y, z).applyAxisAngle(new Vector3(0, 1, 0), pose.yaw).add(new Vector3(...pose.position));

test("[PAGE32] Hands are drawn where the pose has them, and the face looks where the head looks.", () => {
  fc.assert(
    fc.property(posed, (pose) => {
      const posture = bring(createStance(0), pose, calm, 0, 0);
      expect(posture.left.place.distanceTo(inWorld(pose, pose.leftHand!.position))).toBeLessThan(1e-6);
      expect(posture.right.place.distanceTo(inWorld(pose, pose.rightHand!.position))).toBeLessThan(1e-6);
      const look = new Vector3(0, 0, -1).applyQuaternion(new Quaternion(...pose.head!.rotation));
      const wanted = look.applyAxisAngle(new Vector3(0, 1, 0), pose.yaw);
      const drawn = new Vector3(0, 0, -1).applyQuaternion(posture.headTurn);
      expect(drawn.distanceTo(wanted)).toBeLessThan(1e-6);
      // The eyes, a tenth of a metre before the middle of the head, are where the headset says.
      const eyes = new Vector3(0, 0.016, -0.1).applyQuaternion(posture.headTurn).add(posture.head);
      expect(eyes.distanceTo(inWorld(pose, pose.head!.position))).toBeLessThan(0.004);
    }),
  );
});

test("[PAGE32] A controller held out with its palm inwards has the fingers ahead and the thumb up.", () => {
  // In the grip space of WebXR the fingers lie along −Y and the thumb along −Z: turned so that −Y is ahead and −Z is up.
  const grip = new Quaternion().setFromAxisAngle(new Vector3(1, 0, 0), Math.PI / 2).toArray() as Quat;
  const at: Part = { position: [0.2, 1.2, -0.3], rotation: grip };
  const pose: Pose = {
    position: [0, 0, 0],
    yaw: 0,
    head: { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] },
    leftHand: at,
    rightHand: at,
    tick: 1,
  };
  const { left, right } = bring(createStance(0), pose, calm, 0, 0);
  for (const [{ turn }, side] of [
    [right, 1],
    [left, -1],
  ] as const) {
    expect(new Vector3(0, 0, -1).applyQuaternion(turn).z).toBeCloseTo(-1);
    expect(new Vector3(-side, 0, 0).applyQuaternion(turn).y).toBeCloseTo(1);
    expect(new Vector3(0, -1, 0).applyQuaternion(turn).x).toBeCloseTo(-side);
  }
});

test("[PAGE32] Who has neither head nor hands stands upright at 1.7 m with hanging arms.", () => {
  const posture = bring(createStance(0), { position: [3, 0, -2], yaw: 1 }, calm, 0, 0);
  expect(posture.head.y).toBeCloseTo(1.585, 2);
  for (const { place } of [posture.left, posture.right]) {
    expect(place.y).toBeGreaterThan(0.6);
    expect(place.y).toBeLessThan(0.85);
    expect(Math.hypot(place.x - 3, place.z + 2)).toBeLessThan(0.4);
  }
});

test("[PAGE32] Who sits keeps their size: hips and head come down alike, and the hands lie on the knees, ahead.", () => {
  const stance = createStance(0);
  const pose: Pose = { position: [0, 0, 0], yaw: 0, tick: 1 };
  bring(stance, pose, calm, 0, 0);
  const standing = stance.posture.head.y;
  for (let i = 1; i <= 120; i += 1) bring(stance, pose, { ...calm, seated: true }, 1 / 60, i / 60);
  const { foot, lowered, stretch, head, left, right } = stance.posture;
  expect(stretch).toBeCloseTo(1, 2);
  expect(standing - head.y).toBeCloseTo(lowered, 1);
  expect(lowered).toBeGreaterThan(0.3);
  for (const { place } of [left, right]) {
    expect(place.z - foot.z).toBeLessThan(-0.25);
    expect(place.y).toBeGreaterThan(0.4);
    expect(place.y).toBeLessThan(0.7);
  }
  for (let i = 1; i <= 120; i += 1) bring(stance, pose, calm, 1 / 60, 2 + i / 60);
  expect(stance.posture.lowered).toBeLessThan(0.005);
});

test("[PAGE32] A pale trace has no hands of its own, whatever its pose says.", () => {
  fc.assert(
    fc.property(posed, (pose) => {
      const pale = bring(createStance(0), pose, { ...calm, noHands: true }, 0, 0);
      const { leftHand: _left, rightHand: _right, ...bare } = pose;
      const hanging = bring(createStance(0), bare, calm, 0, 0);
      expect(pale.right.place.distanceTo(hanging.right.place)).toBeLessThan(1e-9);
    }),
  );
});

test("[PAGE32] Feet step while somebody walks, rest when they stand, and do not run after a jump.", () => {
  const stance = createStance(0);
  const pose: Pose = { position: [0, 0, 0], yaw: 0, tick: 1 };
  let widest = 0;
  let steps = 0;
  for (let i = 0; i < 120; i += 1) {
    pose.position = [0, 0, -i * 0.025];
    const { stride, stepped } = bring(stance, pose, calm, 1 / 60, i / 60);
    widest = Math.max(widest, Math.abs(stride));
    if (stepped) steps += 1;
  }
  expect(widest).toBeGreaterThan(0.15);
  // Three metres, a step for each 0.75.
  expect(steps).toBe(3);
  for (let i = 0; i < 120; i += 1) bring(stance, pose, calm, 1 / 60, 2 + i / 60);
  expect(Math.abs(stance.posture.stride)).toBeLessThan(0.002);
  expect(stance.posture.stepped).toBe(false);
  pose.position = [9, 0, 9];
  expect(Math.abs(bring(stance, pose, calm, 1 / 60, 5).stride)).toBeLessThan(0.002);
});

test("[PAGE32] A sleeve reaches from the shoulder to the wrist and never bends the elbow upwards.", () => {
  fc.assert(
    fc.property(posed, (pose) => {
      const posture = bring(createStance(0), pose, calm, 0, 0);
      const [from, elbow, wrist] = [new Vector3(), new Vector3(), new Vector3()];
      for (const side of [1, -1] as const) {
        sleeve(posture, side, from, elbow, wrist);
        const hand = side === 1 ? posture.right : posture.left;
        expect(wrist.distanceTo(hand.place)).toBeCloseTo(0.05, 5);
        expect(elbow.y).toBeLessThan((from.y + wrist.y) / 2);
      }
    }),
  );
});
