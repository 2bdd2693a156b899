import * as fc from "fast-check";
import { expect, test } from "vitest";
import { linkAt } from "../../../shared/space/links.ts";
import { inside, toEdge } from "../../../shared/space/polygon.ts";
import { spaceSchema } from "../../../shared/space/space.ts";
import { GARDEN } from "../../support/linked-spaces.ts";

const [base] = spaceSchema.parse(GARDEN).links;
const links = [
  { ...base!, id: "first", bottom: -1, top: 2 },
  {
    ...base!,
    id: "second",
    polygon: [[13, -2] as [number, number], [18, -2] as [number, number], [18, 4] as [number, number]],
  },
];
const [first, second] = links;
const metres = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });

test("[LNK1] One stands on a link inside of its edge and between its heights, and on the first where two overlap.", () => {
  expect(linkAt(links, [12, 0, 0])).toBe(first);
  expect(linkAt(links, [9.9, 0, 0])).toBeNull();
  expect(linkAt(links, [12, 2.1, 0])).toBeNull();
  expect(linkAt(links, [13.5, 0, -1.9])).toBe(first);
  expect(linkAt(links, [17, 0, 0])).toBe(second);
});

test("[LNK1] Nobody is on a link without having stepped on it, and leaving one needs 0.3 m beyond its edge.", () => {
  fc.assert(
    fc.property(metres(8, 20), metres(-4, 6), fc.constantFrom(null, ...links), (x, z, before) => {
      const found = linkAt(links, [x, 0, z], before);
      const within = links.find(({ polygon }) => inside(polygon, x, z));
      if (within !== undefined) expect(found).toBe(within);
      else if (found !== null) {
        expect(found).toBe(before);
        expect(toEdge(found.polygon, x, z)).toBeLessThanOrEqual(0.3);
      } else if (before !== null) expect(toEdge(before.polygon, x, z)).toBeGreaterThan(0.3);
    }),
  );
  expect(linkAt([second!], [9.8, 0, 0], first!)).toBeNull();
});
