import { expect, test } from "vitest";
import { measureStreams } from "./streams.ts";

test("[POS13] A full-precision update takes at most 11.5 bytes, and 1.05 times what its motion's entropy is, everything included.", () => {
  const { bytesPerUpdate, entropy } = measureStreams(100, 200);
  expect(bytesPerUpdate).toBeLessThanOrEqual(11.5);
  expect(bytesPerUpdate / (entropy.bytesPerUpdate() + entropy.bytesPerAge())).toBeLessThanOrEqual(1.05);
});
