/** Hiding: what a report does not tell cannot be reckoned from what it does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ALL_BUT_FEW,
  type Cell,
  cells,
  FEW,
  givesAway,
  LEAST,
  type Shown,
  WITHHELD,
} from "../../../shared/events/hiding.ts";
import { type LogFact, logFactSchema } from "../../../shared/events/log-fact.ts";
import { type Report, reportOf } from "../../../shared/events/report.ts";
import { BEGIN, logs, rowOf } from "../../support/event-logs.ts";

const people = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 30 });
const cell = fc
  .tuple(people, fc.nat(50))
  .map(([who, more]): Cell => ({ people: new Set(who), value: who.length + more }));

test("[EVT6] Of cells that add up to what is told none of few people shows, and those that hide are together many, and two.", () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (all) => {
      const shown = cells(all);
      for (const [n, one] of shown.entries()) {
        expect(one === FEW).toBe(all[n]!.people.size < LEAST);
        if (typeof one === "number") expect(one).toBe(all[n]!.value);
      }
      const hidden = all.filter((_, n) => typeof shown[n] !== "number");
      const together = new Set(hidden.flatMap(({ people }) => [...people]));
      if (hidden.length === 0 || hidden.length === all.length) return;
      expect(hidden.length).toBeGreaterThanOrEqual(2);
      expect(together.size).toBeGreaterThanOrEqual(LEAST);
      // No more hides than has to.
      const least = shown.indexOf(WITHHELD);
      if (least >= 0)
        expect(
          givesAway(
            all,
            cells(all).map((one) => (one === WITHHELD ? 0 : one)),
          ),
        ).toBe(true);
    }),
  );
});

test("[EVT6] No figure of a report is about one to four people, and none is so near to its whole that the rest is.", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }).chain(logs), (rows) => {
      const { attendance, zones, polls, calls } = reportOf({ space: "plaza", occasion: "opening" }, rows);
      const whole = attendance.people;
      const wholly = (one: Shown, of: Shown) => {
        if (typeof one !== "number") return;
        expect(one).toBeGreaterThanOrEqual(LEAST);
        if (typeof of === "number") expect(of - one).toBeGreaterThanOrEqual(LEAST);
      };
      for (const one of [attendance.newcomers, attendance.returning, attendance.peak.people]) wholly(one, whole);
      for (const zone of zones) wholly(zone.people, whole);
      for (const poll of polls) for (const one of [poll.people, ...poll.choices]) wholly(one, whole);
      for (const poll of polls) for (const one of poll.choices) wholly(one, poll.people);
      for (const { shown, clicked } of calls) {
        wholly(shown, whole);
        wholly(clicked, shown);
      }
    }),
    { numRuns: 60 },
  );
});

/** `those` came, and each voted for what `vote` says. */
function evening(those: number, vote: (n: number) => number | null = () => null): Report {
  const rows = Array.from({ length: those }, (_, n) => {
    const who = `p${n}`;
    const came = rowOf(3 * n, { at: BEGIN + n * 1000, who, fact: { kind: "arrived", days: n % 2 } });
    const went = rowOf(3 * n + 2, { at: BEGIN + 600_000, who, fact: { kind: "left", stayed: 600_000 - n * 1000 } });
    const choice = vote(n);
    if (choice === null) return [came, went];
    const voted: LogFact = { kind: "voted", poll: "colour", choices: [choice] };
    return [came, rowOf(3 * n + 1, { at: BEGIN + 300_000, who, fact: voted }), went];
  });
  return reportOf({ space: "plaza", occasion: "opening" }, rows.flat());
}

test("[EVT6] Of four nothing is shown; of twelve how many, and that nearly all were there at once.", () => {
  const { people, peak, minutes, hours, arrivals } = evening(4).attendance;
  expect([people, peak.people, peak.at, minutes, hours]).toEqual([FEW, FEW, null, FEW, FEW]);
  expect(arrivals.map(({ count }) => count)).toEqual([FEW]);
  const twelve = evening(12).attendance;
  expect([twelve.people, twelve.newcomers, twelve.returning]).toEqual([12, 6, 6]);
  expect(twelve.peak).toEqual({ people: ALL_BUT_FEW, at: BEGIN });
});

test("[EVT6] Where two voted against thirty, it is not told how many voted: the two would be the rest.", () => {
  const twoAgainst = (n: number) => (n < 30 ? 0 : n < 32 ? 1 : null);
  expect(evening(50, twoAgainst).polls).toEqual([{ poll: "colour", people: WITHHELD, choices: [30, FEW] }]);
  const nineAgainst = (n: number) => (n < 30 ? 0 : n < 39 ? 1 : null);
  expect(evening(50, nineAgainst).polls).toEqual([{ poll: "colour", people: 39, choices: [30, 9] }]);
});

test("[EVT1] A fact holds names of things and numbers: no word, no place, nothing that it has no name for.", () => {
  const good = { kind: "reacted", with: "clap" };
  expect(logFactSchema.safeParse(good).success).toBe(true);
  for (const wrong of [
    { kind: "reacted", with: "Hello there" },
    { ...good, text: "hello" },
    { ...good, position: [1, 0, 2] },
    { kind: "asked", question: "what does it cost" },
    { kind: "voted", poll: "colour", choices: ["red"] },
    { kind: "left", stayed: -1 },
    { kind: "said" },
  ])
    expect(logFactSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
});
