import { expect, test } from "vitest";
import { measureMirrored } from "./mirrored.ts";

test("[MIR10] A mirror that walks and gestures costs a visitor what one more neighbour does, and one word of 60 bytes a step between copies.", () => {
  const [without, mirrored] = [measureMirrored(30, 100, false), measureMirrored(30, 100, true)];
  expect(mirrored.bytes - without.bytes).toBeLessThan(20 * 18);
  expect(mirrored.bytes).toBeGreaterThan(without.bytes);
  expect(mirrored.words).toBeLessThanOrEqual(20 * 60);
});
