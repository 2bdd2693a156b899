import { expect, test } from "vitest";
import { NOWHERE, Zones } from "../../../shared/space/zones.ts";
import { bare, box } from "../../simulation/rooms.ts";

const zones = new Zones(
  bare(40, {
    zones: [
      { id: "outer", name: "Outer", polygon: box(-10, -10, 20, 20) },
      { id: "inner", name: "Inner", polygon: box(-2, -2, 4, 4), bottom: -1, top: 2 },
      { id: "beside", name: "Beside", polygon: box(10, -10, 5, 5) },
    ],
  }),
);
const [outer, inner, beside] = [0, 1, 2];

test("[SPC30] The innermost zone counts, on its own floor.", () => {
  expect(zones.find(0, 0, 0)).toBe(inner);
  expect(zones.find(0, 3, 0)).toBe(outer);
  expect(zones.find(5, 0, 5)).toBe(outer);
  expect(zones.find(18, 0, 0)).toBe(NOWHERE);
  expect(zones.zone(inner)?.id).toBe("inner");
});

test("[SPC30] Leaving a zone needs 0.3 m beyond its edge, entering one nothing.", () => {
  expect(zones.find(2.25, 0, 0, inner)).toBe(inner);
  expect(zones.find(2.35, 0, 0, inner)).toBe(outer);
  expect(zones.find(2.25, 0, 0, outer)).toBe(outer);
  expect(zones.find(1.99, 0, 0, outer)).toBe(inner);
  expect(zones.find(10.2, 0, -8, outer)).toBe(outer);
  expect(zones.find(10.2, 0, -8, NOWHERE)).toBe(beside);
  expect(zones.find(0, 2.2, 0, inner)).toBe(inner);
  expect(zones.find(0, 2.4, 0, inner)).toBe(outer);
});
