/** Cadence: when a wish leaves, with a beat and without. */
import { expect, test } from "vitest";
import { Cadence } from "../../../client/world/cadence.ts";

/** Pictures at `rate` a second for `seconds`, with a beat `beats` times a second; answers when wishes left. */
function leaving(rate: number, beats: number, seconds = 10): number[] {
  let sound = () => {};
  const cadence = new Cadence({
    on: (_: unknown, handler: (value: never) => void) => {
      sound = () => handler(undefined as never);
      return () => {};
    },
  });
  const left: number[] = [];
  let next = 0.013;
  for (let picture = 0; picture < seconds * rate; picture++) {
    const now = picture / rate;
    if (beats > 0 && now >= next) {
      next += 1 / beats;
      sound();
    }
    if (!cadence.isDue(now)) continue;
    cadence.left(now);
    left.push(now);
  }
  return left;
}

test.each([60, 72, 90, 120])(
  "[PAGE31] At %d pictures a second a wish leaves in the first one after each beat, and no more often.",
  (rate) => {
    const left = leaving(rate, 20).slice(3);
    expect(left.length).toBeGreaterThan(190);
    for (const at of left) {
      const after = (at - 0.013) % 0.05;
      expect(Math.min(after, 0.05 - after)).toBeLessThanOrEqual(1 / rate + 1e-6);
    }
  },
);

test("[PAGE31] Without a beat a wish leaves every 50 ms, and when beats stop, soon after.", () => {
  expect(leaving(120, 0).length).toBeGreaterThan(180);
  expect(leaving(60, 2).length).toBeGreaterThan(100);
});
