import fc from "fast-check";
import { expect, test } from "vitest";
import { DETAIL_BUDGETS, type Detailed, giveDetail } from "../../../../client/world/avatars/detail.ts";

const budget = { full: 3, fullReach: 10, figures: 4, figureReach: 20 };
const person = fc.record({
  distance: fc.double({ min: 0, max: 40, noNaN: true }),
  detail: fc.constantFrom("full", "figure", "cutout") as fc.Arbitrary<Detailed["detail"]>,
});
const count = (people: Detailed[], detail: Detailed["detail"]) => people.filter((one) => one.detail === detail).length;

test("[PAGE40] Whatever came before, no more than the budget is drawn finely, and nobody from too far away.", () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (people) => {
      giveDetail(people, budget);
      expect(count(people, "full")).toBeLessThanOrEqual(budget.full);
      expect(count(people, "figure")).toBeLessThanOrEqual(budget.figures);
      for (const { distance, detail } of people) {
        if (detail === "full") expect(distance).toBeLessThan(budget.fullReach * 1.3);
        if (detail === "figure") expect(distance).toBeLessThan(budget.figureReach * 1.3);
      }
    }),
  );
});

test("[PAGE40] Nobody is drawn less finely than somebody who is clearly further away.", () => {
  const rank = { full: 2, figure: 1, cutout: 0 };
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (people) => {
      giveDetail(people, budget);
      for (const a of people)
        for (const b of people) {
          if (a.distance < b.distance * 0.75) expect(rank[a.detail]).toBeGreaterThanOrEqual(rank[b.detail]);
        }
    }),
  );
});

test("[PAGE40] Who sways at an edge is not drawn now one way, now another.", () => {
  const here: Detailed = { distance: 9.8, detail: "cutout" };
  giveDetail([here], budget);
  expect(here.detail).toBe("full");
  let changes = 0;
  for (let n = 0; n < 100; n++) {
    const before = here.detail;
    here.distance = 10 + 0.3 * Math.sin(n);
    giveDetail([here], budget);
    if (here.detail !== before) changes++;
  }
  expect(changes).toBeLessThanOrEqual(1);
});

test("[PAGE40] What a headset and a phone draw finely is less than what a desk does.", () => {
  for (const key of ["full", "fullReach", "figures", "figureReach"] as const) {
    expect(DETAIL_BUDGETS.headset[key]).toBeLessThan(DETAIL_BUDGETS.high[key]);
    expect(DETAIL_BUDGETS.low[key]).toBeLessThan(DETAIL_BUDGETS.headset[key]);
  }
});
