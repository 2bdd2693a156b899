import * as fc from "fast-check";
import { expect, test } from "vitest";
import { choiceAt, middleFor, placeOf, WHEEL } from "../../../../client/ui/hud/wheel-geometry.ts";

const FAR = Number.POSITIVE_INFINITY;

test("[PAGE45] A pointer means the choice whose middle is nearest by its direction; in the hub and out of reach none.", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 9 }),
      fc.double({ min: -400, max: 400, noNaN: true }),
      fc.double({ min: -400, max: 400, noNaN: true }),
      (count, x, y) => {
        const away = Math.hypot(x, y);
        const choice = choiceAt(x, y, count, 200);
        if (away < WHEEL.hub || away > 200) {
          expect(choice).toBeNull();
          return;
        }
        const off = (i: number) => {
          const at = placeOf(i, count, away);
          return Math.hypot(at.x - x, at.y - y);
        };
        const nearest = Math.min(...Array.from({ length: count }, (_, i) => off(i)));
        expect(off(choice!)).toBeCloseTo(nearest, 6);
      },
    ),
  );
  expect([choiceAt(0, -90, 6, FAR), choiceAt(1, 900, 6, FAR), choiceAt(-60, -60, 4, FAR)]).toEqual([0, 3, 0]);
});

test("[PAGE45] All of a wheel is within the window, from 320 pixels on, and its choices lie a finger's width apart.", () => {
  const pixels = fc.integer({ min: -50, max: 2000 });
  fc.assert(
    fc.property(
      pixels,
      pixels,
      fc.integer({ min: 320, max: 2000 }),
      fc.integer({ min: 320, max: 2000 }),
      (x, y, width, height) => {
        const middle = middleFor({ x, y }, { width, height });
        expect(middle.x - WHEEL.rim).toBeGreaterThanOrEqual(0);
        expect(middle.x + WHEEL.rim).toBeLessThanOrEqual(width);
        expect(middle.y - WHEEL.rim).toBeGreaterThanOrEqual(0);
        expect(middle.y + WHEEL.rim).toBeLessThanOrEqual(height);
      },
    ),
  );
  const [a, b] = [placeOf(0, 7), placeOf(1, 7)];
  expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(76);
});
