import fc from "fast-check";
import { expect, test } from "vitest";
import { heldFromPads, type Pad } from "../../../../client/world/controls/gamepad.ts";
import { heldFrom, STILL, together, velocityOf } from "../../../../client/world/controls/walk-model.ts";

const NO_BUTTONS = Array.from({ length: 17 }, () => ({ pressed: false }));
const pad = (axes: number[], more: Partial<Pad> = {}): Pad => ({
  mapping: "standard",
  axes,
  buttons: NO_BUTTONS,
  ...more,
});

test("[PAGE31] A pad's left stick walks, the right one looks, and a worn stick near its middle does neither.", () => {
  expect(heldFromPads([null, pad([0, -1, 0, 0])])).toMatchObject({ ahead: 1, aside: 0 });
  expect(heldFromPads([pad([1, 0, 0, 0])])).toMatchObject({ aside: 1 });
  expect(heldFromPads([pad([0, 0, 1, -1])])).toMatchObject({ turn: -1, tilt: 1 });
  expect(heldFromPads([pad([0.1, -0.12, 0.15, 0])])).toEqual(STILL);
  expect(heldFromPads([pad([0, -0.58, 0, 0])]).ahead).toBeCloseTo(0.5);
});

test("[PAGE31] A pad that nobody touches, or of no known mapping, leaves the next one its turn.", () => {
  const walking = pad([0, -1, 0, 0]);
  expect(heldFromPads([pad([0, 0, 0, 0]), walking]).ahead).toBe(1);
  expect(heldFromPads([pad([1, 1, 1, 1], { mapping: "" }), walking])).toMatchObject({ ahead: 1, aside: 0 });
  expect(heldFromPads([pad([Number.NaN, Number.NaN, 0, 0])])).toEqual(STILL);
});

test("[PAGE31] Keys, thumb and pad together ask for no more than one of them could.", () => {
  const axis = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(axis, axis, axis, axis, (a, b, c, d) => {
      const held = together(
        heldFrom(new Set(["KeyW", "KeyD"])),
        { ...STILL, ahead: a, aside: b },
        heldFromPads([pad([c, d, 0, 0])]),
      );
      expect(Math.abs(held.ahead)).toBeLessThanOrEqual(1);
      expect(Math.hypot(...velocityOf(held, 1))).toBeLessThanOrEqual(2.2 + 1e-9);
    }),
  );
});
