import { expect, test } from "vitest";
import { createMeters, Meter, RATES } from "../../../server/rooms/rates.ts";

test("[LIM2] ten messages go at once, then one a second", () => {
  const chat = createMeters(0).chat;
  const at = (now: number) => chat.take(1, now);
  expect(Array.from({ length: 11 }, () => at(0))).toEqual([...Array(10).fill(true), false]);
  expect(at(999)).toBe(false);
  expect(at(2000)).toBe(true);
});

test("[LIM2] sixty poses may come late together, and thirty a second go on", () => {
  const pose = createMeters(0).pose;
  let taken = 0;
  for (let ms = 0; ms < 10_000; ms += 10) if (pose.take(1, ms)) taken += 1;
  expect(taken).toBeGreaterThanOrEqual(60 + 299);
  expect(taken).toBeLessThanOrEqual(60 + 301);
});

test("[LIM3] five seconds at twice the rate are a flood, four are not", () => {
  const meter = new Meter(RATES.verb, 0);
  for (let ms = 0; ms < 10_000; ms += 20) {
    meter.take(1, ms);
    if (ms === 4_980) expect(meter.flooding(ms)).toBe(false);
  }
  expect(meter.flooding(10_000)).toBe(true);
});

test("[LIM3] whoever asks for a little too much is refused the rest and never closed", () => {
  const meter = new Meter(RATES.verb, 0);
  let refused = 0;
  for (let ms = 0; ms < 60_000; ms += 80) if (!meter.take(1, ms)) refused += 1;
  expect(refused).toBeGreaterThan(0);
  expect(meter.flooding(60_000)).toBe(false);
});

test("[LIM3] a clock that jumps back gives nothing away", () => {
  const meter = new Meter(RATES.verb, 10_000);
  for (let i = 0; i < 10; i += 1) meter.take(1, 10_000);
  expect(meter.take(1, 5_000)).toBe(false);
});
