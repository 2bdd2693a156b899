/** Crowds: the short form of `npm run simulate`, seeds that once failed, and solvers broken on purpose. */
import { expect, test } from "vitest";
import type { SolverRules } from "../../server/presence/solver-rules.ts";
import { runHall } from "./hall.ts";
import { runCrowd } from "./run.ts";

test("[BUB1] [BUB2] [BUB3] [BUB4] [BUB8] [BUB9] [PAN1] Thirty seeded crowds keep every rule, in the bytes that everybody receives.", {
  timeout: 120_000,
}, () => {
  let avatarSteps = 0;
  for (let seed = 1; seed <= 30; seed++) {
    const { faults, tally } = runCrowd(seed, 1200, { people: 2 + ((seed * 7) % 31) });
    expect(faults, `seed ${seed}`).toEqual([]);
    avatarSteps += tally.avatars;
  }
  expect(avatarSteps).toBeGreaterThan(50_000);
});

for (const [seed, steps, once] of [
  [4, 3000, "a pass ended by the rules of a zone that its home had just left"],
  [5, 3000, "somebody was let in by the rules of a zone that an earlier try had left behind"],
  [18, 3000, "standing up from a seat in a column left somebody in it"],
  [155, 5000, "a hand pushed out of one bubble ended further off than an arm, in another"],
  [195, 5000, "a ghost went back into a bubble that had panicked since it was there"],
  [209, 4000, "a catch-up that failed left the zone of the new place without telling anybody"],
] as const) {
  test(`[BUB1] Seed ${seed}, where ${once}.`, { timeout: 60_000 }, () => {
    expect(runCrowd(seed, steps).faults).toEqual([]);
  });
}

test("[PRE9] The same seed ends in the same places.", () => {
  expect(runCrowd(6, 600, { people: 20 }).places).toBe(runCrowd(6, 600, { people: 20 }).places);
});

const broken: [string, Partial<SolverRules>][] = [
  ["checks no straight lines between steps", { chord: false }],
  ["does not mark whose distance grew", { markGrowth: false }],
  ["keeps distances 3 % short", { share: 0.97 }],
];
for (const [how, rules] of broken) {
  test(`[BUB1] A solver that ${how} does not pass the judge.`, { timeout: 60_000 }, () => {
    let faults = 0;
    for (let seed = 1; seed <= 12 && faults === 0; seed++) {
      faults += runCrowd(seed, 1500, { people: 10 + seed * 2, rules }).faults.length;
    }
    expect(faults).toBeGreaterThan(0);
  });
}

test("[BUB1] [POS10] [LIM6] A hall with neighbourhoods, slow lines and stalls keeps every rule; nobody near or mid is told of late, and nothing queues up.", {
  timeout: 60_000,
}, () => {
  const { faults, seen, oldest, longest, most, closed } = runHall(1, 150, 160);
  expect(faults).toEqual([]);
  expect(seen).toBeCloseTo(1, 6);
  expect(oldest).toBeLessThanOrEqual(200);
  expect(longest).toBeLessThanOrEqual(3000);
  expect(most).toBeLessThan(40_000);
  expect(closed).toBe(0);
});
