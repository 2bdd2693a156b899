import fc from "fast-check";
import { expect, test } from "vitest";
import { heldFromThumb, knobAt, REACH } from "../../../../client/ui/hud/thumb.ts";
import { STILL } from "../../../../client/world/controls/walk-model.ts";

test("[PAGE31] A thumb pushed up walks ahead, to the right aside, at rest not at all, and far out fast.", () => {
  expect(heldFromThumb(0, -REACH)).toMatchObject({ ahead: 1, fast: false });
  expect(heldFromThumb(REACH, 0)).toMatchObject({ aside: 1 });
  expect(heldFromThumb(2, 3)).toEqual(STILL);
  expect(heldFromThumb(0, -2 * REACH)).toMatchObject({ ahead: 1, fast: true });
});

test("[PAGE31] Wherever the thumb is it asks for no more than a step's strength, its own way, and the knob stays in its ring.", () => {
  const pixel = fc.double({ min: -500, max: 500, noNaN: true });
  fc.assert(
    fc.property(pixel, pixel, (x, y) => {
      const { ahead, aside } = heldFromThumb(x, y);
      expect(Math.hypot(ahead, aside)).toBeLessThanOrEqual(1 + 1e-9);
      expect(-ahead * y + aside * x).toBeGreaterThanOrEqual(0);
      expect(Math.hypot(...knobAt(x, y))).toBeLessThanOrEqual(REACH + 1e-9);
    }),
  );
});
