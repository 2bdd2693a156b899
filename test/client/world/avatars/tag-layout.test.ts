import fc from "fast-check";
import { expect, test } from "vitest";
import { layTags, type Seen } from "../../../../client/world/avatars/tag-layout.ts";

const seen: fc.Arbitrary<Seen> = fc.record({
  x: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
  y: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
  halfWidth: fc.double({ min: 0.02, max: 0.15, noNaN: true }),
  halfHeight: fc.double({ min: 0.008, max: 0.03, noNaN: true }),
  distance: fc.double({ min: 0.5, max: 20, noNaN: true }),
});

test("[PAGE33] No two tags that are shown lie over each other, and the nearest keeps its place.", () => {
  fc.assert(
    fc.property(fc.array(seen, { minLength: 1, maxLength: 8 }), (tags) => {
      const lifts = layTags(tags);
      const nearest = tags.reduce((best, tag, i) => (tag.distance < tags[best]!.distance ? i : best), 0);
      expect(lifts[nearest]).toBe(0);
      for (let a = 0; a < tags.length; a += 1)
        for (let b = a + 1; b < tags.length; b += 1) {
          const [one, other] = [tags[a]!, tags[b]!];
          const [up, down] = [lifts[a]!, lifts[b]!];
          if (lifts[a] === null || lifts[b] === null) continue;
          const beside = Math.abs(one.x - other.x) >= one.halfWidth + other.halfWidth;
          const above = Math.abs(one.y + up - other.y - down) >= one.halfHeight + other.halfHeight - 1e-9;
          expect(beside || above).toBe(true);
        }
    }),
  );
});

test("[PAGE33] Tags only go up, and one that would leave its head far below is left out.", () => {
  const pile = Array.from({ length: 12 }, (_, i) => ({
    x: 0,
    y: 0,
    halfWidth: 0.1,
    halfHeight: 0.02,
    distance: 1 + i,
  }));
  const lifts = layTags(pile);
  expect(lifts.filter((lift) => lift === null).length).toBeGreaterThan(0);
  for (const lift of lifts) expect(lift ?? 0).toBeGreaterThanOrEqual(0);
});

test("[PAGE33] Tags with room between them stay where they are.", () => {
  const row = [-0.3, 0, 0.3].map((x) => ({ x, y: 0, halfWidth: 0.1, halfHeight: 0.02, distance: 3 }));
  expect(layTags(row)).toEqual([0, 0, 0]);
});
