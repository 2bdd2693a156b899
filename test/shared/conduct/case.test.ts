/** How a case stands, as the fold of what happened to it. */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isNewcomer, reportWeight } from "../../../server/reports/weight.ts";
import {
  BEGUN,
  type CaseDeed,
  type CaseEvent,
  CLAIM_MS,
  caseAfter,
  caseOf,
  type Flag,
  holderOf,
  REASONS,
  refusalOf,
  SEVERITY,
  statusAt,
  urgencyOf,
  weightOf,
} from "../../../shared/conduct/case.ts";
import { FACT_KINDS } from "../../../shared/conduct/facts.ts";
import { MACHINE_ACTS } from "../../../shared/conduct/ladder.ts";
import { birdName, plantName } from "../../../shared/conduct/pseudonym.ts";

const MINUTE = 60_000;
const PEOPLE = ["ada", "ben", "heron", "wren", "lark"];
const person = fc.constantFrom(...PEOPLE);
const deed: fc.Arbitrary<CaseDeed> = fc.oneof(
  fc.record({
    kind: fc.constant("reported" as const),
    reason: fc.constantFrom(...REASONS),
    weight: fc.double({ min: 0, max: 2, noNaN: true }),
    newcomer: fc.boolean(),
  }),
  fc.constantFrom<CaseDeed>(
    { kind: "panicked" },
    { kind: "claimed" },
    { kind: "claimed" },
    { kind: "released" },
    { kind: "escalated" },
    { kind: "noted" },
    { kind: "sealed", capsule: "c" },
    { kind: "merged", into: "other" },
    { kind: "overturned", sanction: "s" },
    { kind: "told", to: "ada" },
  ),
  fc.record({ kind: fc.constant("decided" as const), uphold: fc.boolean() }),
  fc.record(
    {
      kind: fc.constant("flagged" as const),
      rule: fc.constantFrom("spam", "space"),
      fact: fc.constantFrom(...FACT_KINDS),
      do: fc.constantFrom(...MACHINE_ACTS),
      severity: fc.constantFrom(1 as const, 2 as const, 3 as const),
      sanction: fc.constantFrom("s1", "s2"),
    },
    { requiredKeys: ["kind", "rule", "fact", "do", "severity"] },
  ),
  fc.record({ kind: fc.constant("handed-over" as const), to: person }),
  fc.record({ kind: fc.constant("snoozed" as const), until: fc.nat(200 * MINUTE) }),
);
const step = fc.record({ by: person, deed, later: fc.nat(20 * MINUTE) });

/** A history as it comes about: what is refused does not happen. */
function historyOf(steps: { by: string; deed: CaseDeed; later: number }[]): CaseEvent[] {
  const events: CaseEvent[] = [{ n: 0, at: 0, by: "ada", kind: "reported", reason: "scaring", weight: 1 }];
  let [at, state] = [0, caseOf(events)];
  for (const { by, deed, later } of steps) {
    at += later;
    if (refusalOf(state, deed, by, at) !== null) continue;
    const event = { n: events.length, at, by, ...deed };
    events.push(event);
    state = caseAfter(state, event);
  }
  return events;
}

/** The same, said another way: by what came last. */
function byHand(events: readonly CaseEvent[]) {
  const last = (...kinds: string[]) => events.findLast(({ kind }) => kinds.includes(kind));
  const decided = last("decided");
  const moved = last("claimed", "released", "escalated", "snoozed", "handed-over", "merged", "decided");
  const holder = moved?.kind === "claimed" ? moved.by : moved?.kind === "handed-over" ? moved.to : null;
  const overturned = last("overturned");
  const outcome = overturned
    ? "overturned"
    : decided?.kind === "decided"
      ? decided.uphold
        ? "upheld"
        : "dismissed"
      : null;
  const status = last("merged")
    ? "merged"
    : decided
      ? "closed"
      : holder
        ? "claimed"
        : moved?.kind === "snoozed"
          ? "snoozed"
          : "waiting";
  const reporters = new Set(events.flatMap(({ kind, by }) => (kind === "reported" ? [by] : [])));
  const flags = events.flatMap(({ kind, ...event }) => (kind === "flagged" ? [(event as Flag).sanction ?? null] : []));
  const grave = events.flatMap((event) =>
    event.kind === "reported"
      ? [SEVERITY[event.reason]]
      : event.kind === "flagged"
        ? [event.severity]
        : event.kind === "panicked"
          ? [3]
          : [],
  );
  return { holder, outcome, status, reporters: [...reporters].sort(), flags, severity: Math.max(1, ...grave) };
}

test("[CAS1] On 100,000 random histories the fold says what their events say, and one event more is one step of it.", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const events = historyOf(steps);
      const state = caseOf(events);
      const { holder, outcome, status, reporters, severity } = state;
      const flags = state.flags.map(({ sanction = null }) => sanction);
      const said = { holder, outcome, status, reporters: [...reporters.keys()].sort(), flags, severity };
      const same =
        isDeepStrictEqual(said, byHand(events)) &&
        isDeepStrictEqual(caseAfter(caseOf(events.slice(0, -1)), events.at(-1)!), state);
      if (!same) throw new Error(JSON.stringify({ said, expected: byHand(events) }));
    }),
    { numRuns: 100_000 },
  );
}, 120_000);

test("[CAS2] Nobody but its holder works on a case, and one who does nothing for half an hour holds it no more.", () => {
  const claimed = caseOf(historyOf([{ by: "heron", deed: { kind: "claimed" }, later: MINUTE }]));
  expect(refusalOf(claimed, { kind: "claimed" }, "wren", 2 * MINUTE)).toBe("held");
  expect(refusalOf(claimed, { kind: "decided", uphold: true }, "wren", 2 * MINUTE)).toBe("not-held");
  expect(refusalOf(claimed, { kind: "decided", uphold: true }, null, 2 * MINUTE)).toBe("not-held");
  expect(refusalOf(claimed, { kind: "decided", uphold: true }, "heron", 2 * MINUTE)).toBeNull();
  const lapsed = MINUTE + CLAIM_MS;
  expect(statusAt(claimed, lapsed - 1)).toBe("claimed");
  expect([statusAt(claimed, lapsed), holderOf(claimed, lapsed)]).toEqual(["waiting", null]);
  expect(refusalOf(claimed, { kind: "claimed" }, "wren", lapsed)).toBeNull();
  expect(refusalOf(claimed, { kind: "decided", uphold: true }, "heron", lapsed)).toBe("not-held");
});

test("[CAS3] A graver case, one of more people and one that somebody calls from come first, until another has waited long.", () => {
  const of = (reason: (typeof REASONS)[number], at = 0): CaseEvent => ({
    n: 0,
    at,
    by: "ada",
    kind: "reported",
    reason,
    weight: 1,
  });
  const grave = caseOf([of("sexual-harassment")]);
  const harm = caseOf([of("scaring")]);
  const nuisance = caseOf([of("spam")]);
  const order = (...states: (typeof grave)[]) => states.map((state) => urgencyOf(state, 1));
  const sorted = order(grave, harm, nuisance);
  expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
  const many = caseOf([of("scaring"), { ...of("scaring"), n: 1, by: "ben" }]);
  expect(urgencyOf(many, 1)).toBeGreaterThan(urgencyOf(harm, 1));
  expect(urgencyOf(caseOf([{ n: 0, at: 0, by: "ada", kind: "panicked" }]), 1)).toBeGreaterThan(urgencyOf(grave, 1));
  const late = caseOf([of("sexual-harassment", 4 * 60 * MINUTE)]);
  expect(urgencyOf(nuisance, 4 * 60 * MINUTE)).toBeGreaterThan(urgencyOf(late, 4 * 60 * MINUTE));
});

test("[CAS5] A hundred newcomers together count as one report, and nobody's second report counts again.", () => {
  const report = (by: string, newcomer: boolean, weight = 1): CaseEvent => ({
    n: 0,
    at: 0,
    by,
    kind: "reported",
    reason: "scaring",
    weight,
    newcomer,
  });
  const brigade = Array.from({ length: 100 }, (_, index) => report(`b${index}`, true));
  expect(weightOf(caseOf(brigade))).toBe(1);
  expect(weightOf(caseOf([...brigade, report("ada", false)]))).toBe(2);
  expect(weightOf(caseOf([report("ada", false), report("ada", false)]))).toBe(1);
});

test("[CAS5] A report counts by how earlier ones of its author turned out, and is never worth nothing or more than two.", () => {
  expect(reportWeight({ upheld: 0, rejected: 0 })).toBe(1);
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (upheld, rejected) => {
      const weight = reportWeight({ upheld, rejected });
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThan(2);
      expect(reportWeight({ upheld: upheld + 1, rejected })).toBeGreaterThan(weight);
      expect(reportWeight({ upheld, rejected: rejected + 1 })).toBeLessThan(weight);
    }),
  );
  expect(isNewcomer(0, { upheld: 0 }, MINUTE)).toBe(true);
  expect(isNewcomer(0, { upheld: 1 }, MINUTE)).toBe(false);
  expect(isNewcomer(0, { upheld: 0 }, 25 * 60 * MINUTE)).toBe(false);
});

test("[CAS8] A pseudonym is the same for the same person in the same case, and says nothing of them.", () => {
  expect(plantName("case:ada")).toBe(plantName("case:ada"));
  expect(new Set(PEOPLE.map((one) => plantName(`case:${one}`))).size).toBe(PEOPLE.length);
  expect(birdName("heron")).toMatch(/^[A-Z][a-z]+-\d$/);
  expect(caseOf([])).toEqual(BEGUN);
});
