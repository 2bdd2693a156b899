import { expect, test } from "vitest";
import { PANIC_EVERY_MS, Panics } from "../../../server/rooms/panics.ts";

test("[PAN3] A panic goes along into another copy for half a minute, and ends with leaving and with calm.", () => {
  const panics = new Panics();
  panics.raise("plaza", "ada", 0);
  expect(panics.isOn("plaza", "ada", 1e9)).toBe(true);
  expect(panics.isOn("lounge", "ada", 0)).toBe(false);
  panics.left("plaza", "ada", true, 1000);
  expect(panics.isOn("plaza", "ada", 30_000)).toBe(true);
  expect(panics.isOn("plaza", "ada", 31_000)).toBe(false);
  panics.raise("plaza", "ada", 40_000);
  panics.left("plaza", "ada", false, 41_000);
  expect(panics.isOn("plaza", "ada", 41_000)).toBe(false);
  panics.raise("plaza", "ada", 50_000);
  panics.calm("plaza", "ada");
  panics.left("plaza", "ada", true, 51_000);
  expect(panics.isOn("plaza", "ada", 51_000)).toBe(false);
});

test("[PAN6] [PAN7] Moderators are called and a refuge is taken once in 30 s, over calm, leaving and coming again.", () => {
  const panics = new Panics();
  let calls = 0;
  const call = () => {
    calls += 1;
    return true;
  };
  for (let now = 0; now < PANIC_EVERY_MS; now += 1000) {
    panics.raise("plaza", "ada", now);
    expect(panics.called("plaza", "ada", now, call)).toBe(true);
    expect(panics.mayTake("plaza", "ada", now)).toBe(now === 0);
    if (now === 0) panics.taken("plaza", "ada", now);
    if (now % 3000 === 0) panics.calm("plaza", "ada");
    if (now % 5000 === 0) panics.left("plaza", "ada", false, now);
  }
  expect(calls).toBe(1);
  expect(panics.called("plaza", "bo", 0, () => false)).toBe(false);
  expect(panics.mayTake("plaza", "ada", PANIC_EVERY_MS)).toBe(true);
  panics.called("plaza", "ada", PANIC_EVERY_MS, call);
  expect(calls).toBe(2);
});
