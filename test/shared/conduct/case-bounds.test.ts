/** How much goes on in one open case. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CaseDeed, type CaseEvent, caseAfter, caseOf, type Severity } from "../../../shared/conduct/case.ts";
import { AGAIN_MOST, FLAG_EVERY_MS, FLAGS_MOST, roomFor, WRITTEN_MOST } from "../../../shared/conduct/case-bounds.ts";

const flagged = (rule: string, severity: Severity): CaseDeed & { kind: "flagged" } => ({
  kind: "flagged",
  rule,
  fact: "messages",
  do: "mute",
  severity,
  sanction: "s",
});
const step = fc.record({
  by: fc.constantFrom("ada", "ben", "cy", null),
  rule: fc.constantFrom("spam", "space", "abuse"),
  severity: fc.constantFrom<Severity>(1, 2, 3),
  text: fc.nat(2000),
  later: fc.nat(90_000),
});

test("[CAS15] [CAS17] However much is reported and however often rules act, a case grows within its bounds, and nobody's first report is lost.", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const events: CaseEvent[] = [];
      let [at, written, state] = [0, 0, caseOf([])];
      for (const { by, rule, severity, text, later } of steps) {
        at += later;
        const deed: CaseDeed = by === null ? flagged(rule, severity) : { kind: "reported", reason: "spam", weight: 1 };
        const room = roomFor(state, deed, by, at, written, text);
        if (room === "none") continue;
        if (room === "all" && by !== null) written += text;
        const event = { n: events.length, at, by, ...deed };
        events.push(event);
        state = caseAfter(state, event);
      }
      const flags = events.filter(({ kind }) => kind === "flagged");
      const people = new Set(steps.flatMap(({ by }) => by ?? []));
      expect([...state.reporters.keys()].sort()).toEqual([...people].sort());
      for (const { times } of state.reporters.values()) expect(times).toBeLessThanOrEqual(1 + AGAIN_MOST);
      expect(written).toBeLessThanOrEqual(WRITTEN_MOST);
      expect(flags.length).toBeLessThanOrEqual(FLAGS_MOST + 2);
      // What was gravest is on it, whenever it came.
      const acted = steps.filter(({ by }) => by === null).map(({ severity }) => severity);
      expect(Math.max(0, ...state.flags.map((flag) => flag.severity))).toBe(Math.max(0, ...acted));
    }),
  );
});

test("[CAS15] What the same rule does again is on the case a minute later, what is graver or another rule's at once.", () => {
  const state = caseOf([{ n: 0, at: 1000, by: null, ...flagged("spam", 2) }]);
  const roomAt = (at: number, rule: string, severity: Severity) => roomFor(state, flagged(rule, severity), null, at);
  expect(roomAt(1000 + FLAG_EVERY_MS - 1, "spam", 2)).toBe("none");
  expect(roomAt(1000 + FLAG_EVERY_MS, "spam", 1)).toBe("all");
  expect(roomAt(1001, "spam", 3)).toBe("all");
  expect(roomAt(1001, "space", 1)).toBe("all");
});

test("[CAS17] Once a case holds as much as it may, a first report is taken without its words, and nobody repeats theirs.", () => {
  const report: CaseDeed = { kind: "reported", reason: "spam", weight: 1 };
  const state = caseOf([{ n: 0, at: 0, by: "ada", ...report }]);
  expect(roomFor(state, report, "ben", 1, WRITTEN_MOST, 1)).toBe("no-words");
  expect(roomFor(state, report, "ada", 1, WRITTEN_MOST, 1)).toBe("none");
  expect(roomFor(state, report, "ada", 1, WRITTEN_MOST - 1, 1)).toBe("all");
});
