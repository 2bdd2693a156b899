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
  const wheel = new Wheel(clients, 50, (i) => calls[i]!.push(performance.now()));
  const began = performance.now();
  wheel.start();
  prepare(wheel, calls);
  vi.advanceTimersByTime(ms);
  wheel.stop();
  vi.advanceTimersByTime(200);
  return calls.map((times) => times.map((time) => time - began));
}

test("everybody is called at the same rate, spread over the time between two calls", () => {
  const calls = run(5, 999);
  for (const [i, times] of calls.entries()) {
    expect(times).toHaveLength(20);
    expect(times[0]).toBe(i * 10);
    expect(times[19]! - times[0]!).toBe(950);
  }
});

test("whose pose waited long is called later, and whose pose just missed its step earlier", () => {
  const [first, second] = run(2, 400, (wheel) => {
    vi.advanceTimersByTime(60);
    wheel.steer(0, 38);
    wheel.steer(1, 0);
  });
  expect(first![2]).toBe(109);
  expect(second![1]).toBe(73);
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
