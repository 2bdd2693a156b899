import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_RADIUS, distance, FLOOR, type Keeper, radius, WIDEST, wish } from "../../../shared/bubble/distance.ts";

const somebody: Keeper = {
  chosen: null,
  for: "strangers",
  usual: null,
  minimum: 0,
  seated: false,
  panic: false,
  staff: false,
};
const metres = fc.double({ min: 0, max: 3, noNaN: true });
const keeper: fc.Arbitrary<Keeper> = fc.record({
  chosen: fc.option(metres),
  for: fc.constantFrom("everyone" as const, "strangers" as const, "nobody" as const),
  usual: fc.option(metres),
  minimum: metres,
  seated: fc.boolean(),
  panic: fc.boolean(),
  staff: fc.boolean(),
});

test("[BUB1] Strangers who chose nothing keep 1.2 m, or the least that is usual where either stands.", () => {
  expect(distance(somebody, somebody, false)).toBe(DEFAULT_RADIUS);
  expect(distance(somebody, { ...somebody, usual: 0.6 }, false)).toBe(0.6);
  expect(distance({ ...somebody, usual: 0.8 }, { ...somebody, usual: 0.6 }, false)).toBe(0.6);
  expect(radius({ ...somebody, chosen: 2, usual: 0.6 }, somebody)).toBe(2);
});

test("[BUB1] Who agreed comes nearer, but not to a bubble for everyone, nor under a zone's minimum.", () => {
  expect(distance(somebody, somebody, true)).toBe(FLOOR);
  expect(distance({ ...somebody, for: "everyone" }, somebody, true)).toBe(DEFAULT_RADIUS);
  expect(distance({ ...somebody, minimum: 0.9 }, somebody, true)).toBe(0.9);
  expect(wish({ ...somebody, for: "nobody", chosen: 3 }, somebody, false)).toBe(0);
});

test("[BUB1] Two who sit keep the floor only.", () => {
  const sitting = { ...somebody, seated: true, chosen: 3, minimum: 2 };
  expect(distance(sitting, sitting, false)).toBe(FLOOR);
  expect(distance(sitting, somebody, false)).toBe(3);
});

test("[PAN1] Who panics keeps 3 m from strangers, sitting or not, and from nobody else more than before.", () => {
  const panics = { ...somebody, panic: true, for: "nobody" as const };
  expect(distance(panics, somebody, false)).toBe(WIDEST);
  expect(distance({ ...panics, seated: true }, { ...somebody, seated: true }, false)).toBe(WIDEST);
  expect(distance(panics, panics, false)).toBe(WIDEST);
  fc.assert(
    fc.property(keeper, keeper, fc.boolean(), (a, b, agreed) => {
      const friend = { ...b, panic: false };
      const staff = { ...friend, staff: true };
      const calm = { ...a, panic: false };
      expect(distance({ ...a, panic: true }, staff, agreed)).toBe(distance(calm, staff, agreed));
      expect(distance({ ...a, panic: true }, friend, true)).toBe(distance(calm, friend, true));
    }),
  );
});

test("[BUB1] A distance is the same for both, never below the floor, and agreeing never widens it.", () => {
  fc.assert(
    fc.property(keeper, keeper, fc.boolean(), (a, b, agreed) => {
      const apart = distance(a, b, agreed);
      expect(apart).toBe(distance(b, a, agreed));
      expect(apart).toBeGreaterThanOrEqual(FLOOR);
      expect(apart).toBeLessThanOrEqual(3);
      expect(distance(a, b, true)).toBeLessThanOrEqual(distance(a, b, false));
    }),
  );
});
