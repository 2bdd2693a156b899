import fc from "fast-check";
import { expect, test } from "vitest";
import { hearsText, textReach } from "../../../shared/hearing/hearing.ts";
import { spaceSchema } from "../../../shared/space/space.ts";

const square: [number, number][] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];
const space = spaceSchema.parse({
  id: "agora",
  name: "Agora",
  summary: "A place to try things in.",
  spawn: { position: [0, 0, 0] },
  ground: [{ polygon: square }],
  zones: [
    { id: "stage", name: "Stage", polygon: square, hearing: { text: 40 } },
    { id: "booth", name: "Booth", polygon: square, hearing: { closed: true } },
  ],
});
const at = (x: number, zone: string | null = null, y = 0) => ({
  position: [x, y, 0] as [number, number, number],
  zone,
});

test("[HEAR1] text carries ten metres and no further", () => {
  expect(hearsText(space, at(0), at(10))).toBe(true);
  expect(hearsText(space, at(0), at(10.01))).toBe(false);
  expect(hearsText(space, at(0), at(6, null, 9))).toBe(false);
});

test("[HEAR2] the zone of whoever speaks says how far it carries", () => {
  expect(textReach(space, "stage")).toBe(40);
  expect(hearsText(space, at(0, "stage"), at(39))).toBe(true);
  expect(hearsText(space, at(39), at(0, "stage"))).toBe(false);
});

test("[HEAR3] nothing crosses the edge of a closed zone, in either direction", () => {
  expect(hearsText(space, at(0, "booth"), at(1, "booth"))).toBe(true);
  fc.assert(
    fc.property(fc.constantFrom(null, "stage"), fc.double({ min: 0, max: 50, noNaN: true }), (zone, x) => {
      expect(hearsText(space, at(0, "booth"), at(x, zone))).toBe(false);
      expect(hearsText(space, at(x, zone), at(0, "booth"))).toBe(false);
    }),
  );
});
