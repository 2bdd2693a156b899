import { expect, test } from "vitest";
import { type PaceState, paced, STEPS, startPace } from "../../../client/world/pacing.ts";

function after(seconds: number, perSecond: number, from: PaceState = startPace): PaceState {
  let state = from;
  for (let i = 0; i < seconds * perSecond; i += 1) state = paced(state, 1 / perSecond);
  return state;
}

test("[PAGE36] A machine that draws 60 or 30 pictures a second keeps all its pixels.", () => {
  expect(after(60, 60).step).toBe(0);
  expect(after(60, 30).step).toBe(0);
});

test("[PAGE36] A slow machine goes down a step at a time, as far as there are steps, and not for what loading takes.", () => {
  expect(after(3.8, 8).step).toBe(0);
  expect(after(4.2, 8).step).toBe(1);
  expect(after(60, 8).step).toBe(STEPS.length - 1);
});

test("[PAGE36] Nothing goes down for a hidden page, and nothing goes up again.", () => {
  let state = after(10, 60);
  for (let i = 0; i < 20; i += 1) state = paced(paced(state, 5), 1 / 60);
  expect(state.step).toBe(0);
  const down = after(5, 8);
  expect(after(60, 60, down).step).toBe(down.step);
});
