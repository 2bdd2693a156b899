import fc from "fast-check";
import { expect, test } from "vitest";
import { areCrossed, CrossedArms } from "../../../client/xr/crossed-arms.ts";
import { turned } from "../../../client/xr/turn.ts";
import type { Part, Quat, Vec3 } from "../../../shared/pose/pose.ts";

const EYES: Vec3 = [0.4, 1.6, -2];
const about = (yaw: number): Quat => [0, Math.sin(yaw / 2), 0, Math.cos(yaw / 2)];
/** A hand so far to the right of, above and ahead of the eyes of somebody headed `yaw`. */
const hand = (aside: number, up: number, ahead: number, yaw = 0): Part => {
  const [x, y, z] = turned(about(yaw), [aside, up, -ahead]);
  return { position: [EYES[0] + x, EYES[1] + y, EYES[2] + z], rotation: [0, 0, 0, 1] };
};
const head = (yaw = 0): Part => ({ position: EYES, rotation: about(yaw) });

type Hands = [left: Part | undefined, right: Part | undefined];
/** How often it is told in so many seconds, at 72 frames a second. */
function told(seconds: number, hands: (at: number) => Hands): number {
  const arms = new CrossedArms();
  let times = 0;
  for (let frame = 0; frame <= seconds * 72; frame++) {
    const [left, right] = hands(frame / 72);
    if (arms.frame(head(), left, right, frame / 72)) times++;
  }
  return times;
}

test("[PAN10] Arms crossed before the face or at the shoulders ask for space once, after 0.6 s, whichever way one is headed.", () => {
  const crossed: Hands[] = [
    [hand(0.18, -0.26, 0.08), hand(-0.18, -0.26, 0.12)],
    [hand(0.14, 0, 0.3), hand(-0.14, 0.02, 0.34)],
    [hand(0.2, -0.1, 0.2), hand(-0.12, -0.12, 0.25)],
  ];
  for (const hands of crossed) {
    expect(told(0.5, () => hands)).toBe(0);
    expect(told(5, () => hands)).toBe(1);
    expect(told(3, (at) => (at > 1.4 && at < 1.6 ? [hands[0], hand(0.3, -0.7, 0.2)] : hands))).toBe(2);
  }
  fc.assert(
    fc.property(fc.double({ min: -7, max: 7, noNaN: true }), (yaw) => {
      expect(areCrossed(head(yaw), hand(0.18, -0.2, 0.2, yaw), hand(-0.18, -0.2, 0.2, yaw))).toBe(true);
      expect(areCrossed(head(yaw), hand(-0.18, -0.2, 0.2, yaw), hand(0.18, -0.2, 0.2, yaw))).toBe(false);
    }),
  );
});

const hanging: Hands = [hand(-0.25, -0.8, 0.05), hand(0.25, -0.8, 0.05)];
const usual: Record<string, (at: number) => Hands> = {
  waving: (at) => [hanging[0], hand(0.2 + 0.35 * Math.sin(at * 9), 0.1, 0.3)],
  "waving with both": (at) => [
    hand(-0.3 + 0.25 * Math.sin(at * 8), 0.1, 0.3),
    hand(0.3 - 0.25 * Math.sin(at * 8), 0.1, 0.3),
  ],
  clapping: (at) => [
    hand(-0.12 * Math.abs(Math.sin(at * 12)), -0.2, 0.3),
    hand(0.12 * Math.abs(Math.sin(at * 12)), -0.2, 0.3),
  ],
  "clapping over": (at) => [hand(0.12 * Math.sin(at * 10), -0.2, 0.3), hand(-0.12 * Math.sin(at * 10), -0.2, 0.3)],
  drinking: () => [hanging[0], hand(0.02, -0.08, 0.12)],
  "a hand on the other shoulder": () => [hanging[0], hand(-0.18, -0.26, 0.08)],
  "hands folded low": () => [hand(0.06, -0.75, 0.25), hand(-0.06, -0.75, 0.25)],
  "arms folded": () => [hand(0.2, -0.36, 0.15), hand(-0.2, -0.36, 0.15)],
  praying: () => [hand(-0.02, -0.25, 0.25), hand(0.02, -0.25, 0.25)],
  "pressing at the wrist": () => [hand(-0.02, -0.12, 0.46), hand(-0.06, 0.1, 0.42)],
  "a rifle or a telescope": () => [hand(0.02, -0.05, 0.5), hand(0.12, -0.1, 0.15)],
  "a ball passed over": (at) => [
    hand(0.3 * Math.sin(at * 3) - 0.1, -0.3, 0.45),
    hand(0.3 * Math.sin(at * 3) + 0.1, -0.3, 0.45),
  ],
  "hands behind the head": () => [hand(0.1, 0, -0.15), hand(-0.1, 0, -0.15)],
  "stretching up": () => [hand(0.15, 0.5, 0.1), hand(-0.15, 0.5, 0.1)],
  "no left hand": () => [undefined, hand(-0.18, -0.26, 0.1)],
  "no right hand": () => [hand(0.18, -0.26, 0.1), undefined],
  "no hands": () => [undefined, undefined],
};
for (const [what, hands] of Object.entries(usual)) {
  test(`[PAN10] No space is asked for by ${what}.`, () => {
    expect(told(10, hands)).toBe(0);
  });
}

test("[PAN10] Hands that are lost now and then count from when they are there again.", () => {
  expect(
    told(5, (at) => (at % 0.5 < 0.1 ? [undefined, undefined] : [hand(0.18, -0.2, 0.2), hand(-0.18, -0.2, 0.2)])),
  ).toBe(0);
});
