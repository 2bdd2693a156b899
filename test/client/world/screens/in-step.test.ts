import fc from "fast-check";
import { expect, test } from "vitest";
import { drift, InStep } from "../../../../client/world/place/screens/in-step.ts";

/** A player that takes its time to go somewhere, looked at four times a second with a clock that is a little off. */
function play(start: number, seekTakes: () => number, clockOff: () => number, round: number | null, seconds: number) {
  const inStep = new InStep();
  const apart: number[] = [];
  const rates: number[] = [];
  let seeks = 0;
  let is = start;
  let rate = 1;
  let arrives = -1;
  const at = (time: number) => (round === null ? time : ((time % round) + round) % round);
  for (let now = 0; now < seconds; now += 0.25) {
    const wanted = at(now + 100);
    apart.push(Math.abs(drift({ wanted, is: at(is), round })));
    const next = inStep.next({ wanted: at(wanted + clockOff()), is: at(is), seeking: now < arrives, round, now });
    rates.push(next.rate);
    rate = next.rate;
    if (next.seek !== null) {
      seeks += 1;
      is = next.seek;
      arrives = now + seekTakes();
    }
    is += Math.max(0, Math.min(0.25, now + 0.25 - Math.max(now, arrives))) * rate;
  }
  return { apart, rates, seeks };
}

const anywhere = fc.double({ min: 0, max: 300, noNaN: true });
const round = fc.option(fc.double({ min: 4, max: 60, noNaN: true }), { nil: null });

test("[SCR5] From anywhere, however long going somewhere takes, it comes within 150 ms and stays there.", () => {
  fc.assert(
    fc.property(
      anywhere,
      fc.double({ min: 0, max: 1, noNaN: true }),
      round,
      fc.infiniteStream(fc.double({ min: -0.02, max: 0.02, noNaN: true })),
      (start, takes, around, jitter) => {
        const { apart, seeks } = play(
          start,
          () => takes,
          () => jitter.next().value!,
          around,
          40,
        );
        expect(Math.max(...apart.slice(80))).toBeLessThan(0.15);
        expect(seeks).toBeLessThan(6);
      },
    ),
  );
});

test("[SCR5] It never runs more than a tenth faster or slower, and a little off is never cut.", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.39, max: 0.39, noNaN: true }), round, (off, around) => {
      const { rates, seeks, apart } = play(
        100 + off,
        () => 0.3,
        () => 0,
        around,
        20,
      );
      for (const rate of rates) expect(Math.abs(rate - 1)).toBeLessThanOrEqual(0.1 + 1e-9);
      expect(seeks).toBe(0);
      expect(apart.at(-1)).toBeLessThan(0.05);
    }),
  );
});

test("[SCR5] On a video that begins again the shorter way round counts.", () => {
  expect(drift({ wanted: 0.1, is: 9.9, round: 10 })).toBeCloseTo(-0.2);
  expect(drift({ wanted: 9.9, is: 0.1, round: 10 })).toBeCloseTo(0.2);
  expect(drift({ wanted: 0.1, is: 9.9, round: null })).toBeCloseTo(9.8);
});
