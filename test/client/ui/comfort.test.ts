import fc from "fast-check";
import { expect, test } from "vitest";
import { read, written } from "../../../client/ui/comfort.ts";
import { COMFORT, type Comfort } from "../../../client/xr/comfort.ts";

const comfort: fc.Arbitrary<Comfort> = fc.record({
  turn: fc.constantFrom("snap", "smooth"),
  move: fc.constantFrom("smooth", "teleport"),
  vignette: fc.boolean(),
  seated: fc.boolean(),
  leftHanded: fc.boolean(),
});

test("[XR14] What a wearer chose is read as it was written; what cannot be read is the usual, the vignette on.", () => {
  fc.assert(
    fc.property(comfort, (chosen) => {
      expect(read(written(chosen))).toEqual(chosen);
    }),
  );
  expect(read(null)).toEqual(COMFORT);
  expect(COMFORT.vignette).toBe(true);
  expect(read("turn-smooth and what a later page may write")).toEqual({ ...COMFORT, turn: "smooth" });
});
