import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Wheel } from "./wheel.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function run(clients: number, ms: number, prepare: (wheel: Wheel, calls: number[][]) => void = () => {}): number[][] {
  const calls = Array.from({ length: clients }, (): number[] => []);
  const began = performance.now();
  const wheel = new Wheel(clients, 50, (i) => calls[i]!.push(performance.now() - began));
  wheel.start();
  prepare(wheel, calls);
  vi.advanceTimersByTime(ms);
  wheel.stop();
  vi.advanceTimersByTime(200);
  return calls;
}

test("everybody is called at the same rate, spread over the time between two calls", () => {
  const calls = run(5, 999);
  for (const [i, times] of calls.entries()) {
    expect(times).toHaveLength(20);
    expect(times[0]).toBe(i * 10);
    expect(times[19]! - times[0]!).toBe(950);
  }
});

test("whose poses wait is called later, and whose just miss their step earlier, until they wait a little", () => {
  const step = (sent: number) => Math.ceil(sent / 50) * 50 - sent;
  const [long, late] = run(2, 2000, (wheel, calls) => {
    for (let n = 0; n < 36; n++) {
      vi.advanceTimersByTime(50);
      for (const [i, times] of calls.entries()) wheel.steer(i, step(times.at(-1)! + 24 - 25 * i * 2));
    }
  });
  expect(step(long!.at(-1)! + 24)).toBeGreaterThanOrEqual(2);
  expect(step(long!.at(-1)! + 24)).toBeLessThanOrEqual(10);
  expect(step(late!.at(-1)! - 26)).toBeGreaterThanOrEqual(2);
  expect(step(late!.at(-1)! - 26)).toBeLessThanOrEqual(10);
});

test("nobody is called any more once it has stopped", async () => {
  vi.useRealTimers();
  let calls = 0;
  const wheel = new Wheel(1, 5, () => {
    calls += 1;
  });
  wheel.start();
  await wait(30);
  wheel.stop();
  const then = calls;
  await wait(30);
  expect(then).toBeGreaterThan(2);
  expect(calls).toBe(then);
});
