import { expect, test } from "vitest";
import { Queue } from "../../../server/presence/queue.ts";
import { seeded } from "../../support/seeded.ts";

test("A queue gives the cheapest first, however far its costs have gone, and begins anew when cleared.", () => {
  const random = seeded(1);
  const queue = new Queue(4000);
  for (let again = 0; again < 3; again++) {
    queue.clear();
    const costs: number[] = [];
    const put = (cost: number) => queue.put(costs.push(cost) - 1, cost);
    put(5000);
    for (let n = 0; n < 50; n++) put(5000 + Math.floor(random() * 1500));
    let last = 0;
    let taken = 0;
    for (let cell = queue.take(); cell >= 0; cell = queue.take()) {
      expect(costs[cell]).toBeGreaterThanOrEqual(last);
      last = costs[cell]!;
      taken++;
      if (taken < 900) put(last + Math.floor(random() * 600));
    }
    expect(taken).toBe(costs.length);
  }
});
