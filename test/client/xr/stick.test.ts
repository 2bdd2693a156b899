import { expect, test } from "vitest";
import { SNAP, STICK_SPEED, stickVelocity, type TurnStick, turnStick } from "../../../client/xr/stick.ts";

test("[XR12] The walking stick leads where I look; a resting thumb leads nowhere.", () => {
  expect(stickVelocity(0.1, 0.1, 1)).toEqual([0, 0]);
  const [vx, vz] = stickVelocity(0, -1, Math.PI / 2);
  expect(vx).toBeCloseTo(-STICK_SPEED);
  expect(vz).toBeCloseTo(0);
  expect(Math.hypot(...stickVelocity(1, -1, 0.3))).toBeCloseTo(STICK_SPEED);
});

test("[XR12] One push of the turning stick is one snap, until it is let go.", () => {
  let state: TurnStick = "rest";
  let turned = 0;
  for (const x of [0.2, 0.5, 0.8, 1, 1, 0.9, 0.5, 0.1, 0, 0.9]) {
    const asked = turnStick(state, x, 0);
    state = asked.next;
    turned += asked.turn;
  }
  expect(turned).toBeCloseTo(-2 * SNAP);
});

test("[XR12] Pushed ahead it aims, and let go it teleports once; while aiming nothing turns.", () => {
  let state: TurnStick = "rest";
  const thrown: boolean[] = [];
  for (const [x, y] of [
    [0, -0.5],
    [0, -0.9],
    [0.9, -0.9],
    [1, -0.2],
    [0.1, -0.1],
    [0, 0],
  ] as const) {
    const asked = turnStick(state, x, y);
    state = asked.next;
    expect(asked.turn).toBe(0);
    thrown.push(asked.teleport);
  }
  expect(thrown).toEqual([false, false, false, false, true, false]);
});
