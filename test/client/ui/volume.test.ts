import { expect, test } from "vitest";
import { readVolume } from "../../../client/ui/volume.ts";

test("[PAGE47] A volume that was kept comes back in steps; one that cannot be read is the usual.", () => {
  expect(readVolume("0.3")).toBe(0.3);
  expect(readVolume("0")).toBe(0);
  expect(readVolume("7")).toBe(1);
  expect(readVolume("-2")).toBe(0);
  for (const words of [null, "", " ", "loud", "NaN", "Infinity"]) expect(readVolume(words)).toBe(0.8);
});
