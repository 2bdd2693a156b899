import { expect, test } from "vitest";
import { NEIGHBOURS } from "../../server/presence/streams/streams.ts";
import { measureStreams } from "./streams.ts";

test("[POS13] A full-precision update takes at most 11.5 bytes, and 1.05 times what its motion's entropy is, everything included.", () => {
  const { bytesPerUpdate, entropy } = measureStreams(100, 200);
  expect(bytesPerUpdate).toBeLessThanOrEqual(11.5);
  expect(bytesPerUpdate / (entropy.bytesPerUpdate() + entropy.bytesPerAge())).toBeLessThanOrEqual(1.05);
});

test("[POS14] Among 200 in one crowd a visitor is sent at most 11 kB/s, among 1,000 on a field at most 14.5, and of whom is near or mid nothing late.", {
  timeout: 60_000,
}, () => {
  const crowd = measureStreams(200, 100, { neighbours: NEIGHBOURS });
  expect(crowd.kBPerSecond).toBeLessThanOrEqual(11);
  expect(crowd.fewest).toEqual({ near: 33, mid: 32 });
  expect(crowd.late.near).toBe(0);
  expect(crowd.late.mid).toBeLessThanOrEqual(200);
  const field = measureStreams(1000, 60, { space: "field", neighbours: NEIGHBOURS });
  expect(field.kBPerSecond).toBeLessThanOrEqual(14.5);
  expect(field.fewest).toEqual({ near: 33, mid: 32 });
  expect(field.late.near).toBe(0);
  expect(field.late.mid).toBeLessThanOrEqual(200);
});
