import fc from "fast-check";
import { expect, test } from "vitest";
import { bearingWords, distanceWords, metreFigure, sideOf, steadyOrder, whereWords } from "../../../client/ui/near.ts";

test("[PAGE2] A bearing is said as one of eight sides, each an eighth of a turn.", () => {
  const degrees = (angle: number) => bearingWords((angle * Math.PI) / 180);
  expect([0, 45, 90, 135, 180, -135, -90, -45].map(degrees)).toEqual([
    "ahead",
    "ahead right",
    "right",
    "behind right",
    "behind",
    "behind left",
    "left",
    "ahead left",
  ]);
  expect(degrees(22)).toBe("ahead");
  expect(degrees(23)).toBe("ahead right");
  expect(degrees(-23)).toBe("ahead left");
  expect(bearingWords(0, 0.3)).toBe("right here");
});

test("[PAGE2] A whole turn changes no side, and right and left are mirrored.", () => {
  fc.assert(
    fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), (bearing) => {
      fc.pre(Math.abs((bearing / (Math.PI / 4)) % 1) % 0.5 > 1e-6);
      expect(sideOf(bearing + 2 * Math.PI)).toBe(sideOf(bearing));
      const mirrored = sideOf(-bearing);
      expect(mirrored).toBe(
        sideOf(bearing).includes("right")
          ? sideOf(bearing).replace("right", "left")
          : sideOf(bearing).replace("left", "right"),
      );
    }),
  );
});

test("[PAGE2] Distances have one decimal under ten metres and none from there.", () => {
  expect([0.04, 3.44, 9.94, 9.96, 10, 27.5].map(metreFigure)).toEqual(["0.0", "3.4", "9.9", "10", "10", "28"]);
  expect(distanceWords(3.4)).toBe("3.4 m");
  expect(whereWords(3.4, -Math.PI / 4)).toBe("3.4 m, ahead left");
});

const people = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), distance: fc.double({ min: 0, max: 20, noNaN: true }) }),
  { selector: ({ id }) => id, maxLength: 12 },
);

test("[PAGE3] Rows of the list hold still for small differences, and hold everybody who is near, once.", () => {
  fc.assert(
    fc.property(people, people, (before, now) => {
      const nearest = (all: typeof before) => [...all].sort((a, b) => a.distance - b.distance);
      const shown = steadyOrder([], nearest(before));
      expect(shown).toEqual(nearest(before).map(({ id }) => id));
      const next = steadyOrder(shown, nearest(now));
      expect([...next].sort()).toEqual(now.map(({ id }) => id).sort());
      const distance = new Map(now.map(({ id, distance: away }) => [id, away]));
      for (let i = 1; i < next.length; i++)
        expect(distance.get(next[i - 1]!)! - distance.get(next[i]!)!).toBeLessThanOrEqual(0.6 + 1e-9);
    }),
  );
  expect(
    steadyOrder(
      ["a", "b"],
      [
        { id: "b", distance: 2 },
        { id: "a", distance: 2.5 },
      ],
    ),
  ).toEqual(["a", "b"]);
  expect(
    steadyOrder(
      ["a", "b"],
      [
        { id: "b", distance: 2 },
        { id: "a", distance: 2.7 },
      ],
    ),
  ).toEqual(["b", "a"]);
});
