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
        // Where there is nobody else, there is nobody to tell of.
        if (typeof of === "number" && of !== one) expect(of - one).toBeGreaterThanOrEqual(LEAST);
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
  expect(twelve.peak).toEqual({ people: 12, at: BEGIN });
});

test("[EVT6] Where two voted against thirty, it is not told how many voted: the two would be the rest.", () => {
  const twoAgainst = (n: number) => (n < 30 ? 0 : n < 32 ? 1 : null);
  expect(evening(50, twoAgainst).polls).toEqual([{ poll: "colour", people: WITHHELD, choices: [30, FEW] }]);
  expect(evening(50, (n) => (n < 30 ? 0 : 1)).polls[0]).toEqual({ poll: "colour", people: 50, choices: [30, 20] });
  expect(evening(50, (n) => (n < 48 ? 0 : 1)).polls[0]).toMatchObject({ people: 50, choices: [ALL_BUT_FEW, FEW] });
  const nineAgainst = (n: number) => (n < 30 ? 0 : n < 39 ? 1 : null);
  expect(evening(50, nineAgainst).polls).toEqual([{ poll: "colour", people: 39, choices: [30, 9] }]);
});

test("[VEV9] [EVT6] How an evening was is told step by step where enough said so, and those who said nothing are as hidden.", () => {
  const felt = (counts: number[], came = 50) => {
    const rows = Array.from({ length: came }, (_, n) =>
      rowOf(n, { at: BEGIN, who: `p${n}`, fact: { kind: "arrived", days: 0 } }),
    );
    return reportOf({ space: "plaza", occasion: "opening" }, rows, counts).feedback;
  };
  expect(felt([])).toBeNull();
  expect(felt([5, 0, 6, 12, 10])).toEqual({
    people: 33,
    steps: [5, FEW, 6, 12, 10].map((one) => (one === 5 ? WITHHELD : one)),
  });
  expect(felt([0, 0, 0, 1, 2])?.people).toBe(FEW);
  expect(felt([0, 0, 6, 21, 21])).toMatchObject({ people: ALL_BUT_FEW });
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

test("[EVT6] Where all but two voted, what they chose does not add up to that.", () => {
  const vote = (n: number) => (n < 30 ? 0 : n < 48 ? 1 : null);
  expect(evening(50, vote).polls).toEqual([{ poll: "colour", people: ALL_BUT_FEW, choices: [30, WITHHELD] }]);
});

test("[EVT6] Of who chose one thing each, nothing that is shown leaves one to four others, or one choice alone.", () => {
  const votes = fc.array(fc.option(fc.constantFrom(0, 0, 0, 1, 1, 2, 3)), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(votes, (all) => {
      for (const { people, choices } of evening(all.length, (n) => all[n]!).polls) {
        const shown = choices.filter((one) => typeof one === "number");
        const sum = shown.reduce((total, one) => total + one, 0);
        const hidden = choices.length - shown.length;
        // What the sums of those that are shown leave of all who came, and of all who voted.
        const left = all.length - sum;
        if (hidden === 0) expect(left === 0 || left >= LEAST).toBe(true);
        if (typeof people !== "number" || hidden === 0) continue;
        expect(hidden).toBeGreaterThanOrEqual(2);
        expect(people - sum).toBeGreaterThanOrEqual(LEAST);
      }
    }),
    { numRuns: 500 },
  );
});
