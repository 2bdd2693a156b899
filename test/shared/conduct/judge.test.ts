/** What follows from facts: how a ladder is climbed, and that the same facts give the same verdicts. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Fact } from "../../../shared/conduct/facts.ts";
import { Judge, Pasts, REST_MS } from "../../../shared/conduct/judge.ts";
import { MACHINE_ACTS, MACHINE_MOST_MINUTES, nextRung, type Past } from "../../../shared/conduct/ladder.ts";
import { type CheckFile, FLOOD, file, taken } from "../../support/rule-file.ts";

const MINUTE = 60_000;

/** Decisions in the order of their times, some of them taken back. */
const past = fc
  .array(fc.record({ after: fc.integer({ min: REST_MS, max: 90 * MINUTE }), undone: fc.boolean() }), { maxLength: 30 })
  .map((steps) => {
    let at = 0;
    return steps.map(({ after, undone }, n): Past => {
      at += after;
      return { id: `d${n}`, at, undone };
    });
  });

test("[RUL3] A ladder climbs one rung at a time and none beyond its last, comes down with time, and is forgotten.", () => {
  fc.assert(
    fc.property(past, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 120 }), (all, rungs, decay) => {
      const decayMs = decay * MINUTE;
      let highest = -1;
      for (const [n, { at, undone }] of all.entries()) {
        const rung = nextRung(all.slice(0, n), rungs, decayMs, at);
        expect(rung).toBeGreaterThanOrEqual(0);
        expect(rung).toBeLessThan(rungs);
        expect(rung).toBeLessThanOrEqual(highest + 1);
        if (!undone) highest = Math.max(highest, rung);
      }
      const now = all.at(-1)?.at ?? 0;
      let before = nextRung(all, rungs, decayMs, now);
      for (let later = 1; later <= rungs; later++) {
        const rung = nextRung(all, rungs, decayMs, now + later * decayMs);
        expect(rung).toBeLessThanOrEqual(before);
        before = rung;
      }
      expect(before).toBe(0);
      const kept = all.filter(({ undone }) => !undone);
      expect(nextRung(all, rungs, decayMs, now)).toBe(nextRung(kept, rungs, decayMs, now));
    }),
    { numRuns: 3000 },
  );
});

const KINDS = ["messages", "links", "reported", "arrived", "following", "joined"] as const;
const facts = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      value: fc.double({ min: 0, max: 3, noNaN: true }),
      after: fc.integer({ min: 0, max: 4000 }),
      person: fc.constantFrom("ada", "ben"),
    }),
    { maxLength: 300 },
  )
  .map((steps) => {
    let at = 1e12;
    return steps.map(({ after, ...fact }): Fact => {
      at += after;
      return { ...fact, at };
    });
  });

const EVERY = taken(
  JSON.stringify({
    version: "7",
    title: "All",
    text: "All",
    rules: [
      {
        id: "a",
        title: "A",
        text: "A",
        door: "A",
        checks: [
          { ...FLOOD, over: 2 },
          { ...FLOOD, id: "chain", fact: "links", over: 1, arrived: { under: 60 }, examples: silent() },
        ],
      },
      {
        id: "b",
        title: "B",
        text: "B",
        door: "B",
        checks: [{ ...FLOOD, id: "tail", fact: "following", over: 5, shadow: true, examples: silent() }],
      },
    ],
  }),
);

function silent(): CheckFile["examples"] {
  return [{ given: [{ fact: "messages" }], when: 1, then: null }];
}

const judged = (all: readonly Fact[]) => {
  let n = 0;
  const judge = new Judge(EVERY, new Pasts(), () => `v${n++}`);
  return all.flatMap((fact) => judge.take(fact));
};

test("[RUL4] The same facts give the same verdicts, each within 10 minutes, one rule at a time and one rung at a time.", () => {
  fc.assert(
    fc.property(facts, (all) => {
      const verdicts = judged(all);
      expect(judged(all)).toEqual(verdicts);
      const rung = new Map<string, { rung: number; at: number }>();
      for (const one of verdicts) {
        expect(MACHINE_ACTS).toContain(one.do);
        expect(one.minutes ?? 0).toBeLessThanOrEqual(MACHINE_MOST_MINUTES);
        expect(one.minutes === null).toBe(one.do === "notice" || one.do === "warn");
        const before = rung.get(`${one.person} ${one.rule}`);
        if (before) expect(one.at - before.at).toBeGreaterThanOrEqual(REST_MS);
        expect(one.rung).toBeLessThanOrEqual((before?.rung ?? -1) + 1);
        rung.set(`${one.person} ${one.rule}`, one);
        expect(one.shadow).toBe(one.rule === "b");
        expect(one).toMatchObject({ version: "7" });
      }
      // What others did changes nothing for anybody, but for a wave.
      const alone = judged(all.filter(({ person }) => person === "ada"));
      expect(alone.map(({ id, ...rest }) => rest)).toEqual(
        verdicts.filter(({ person }) => person === "ada").map(({ id, ...rest }) => rest),
      );
    }),
    { numRuns: 500 },
  );
});

test("[RUL4] Whoever was judged once is not judged again for the same facts, also when it was taken back.", () => {
  const pasts = new Pasts();
  const judge = new Judge(taken(file()), pasts, () => "v");
  const say = (at: number) => judge.take({ person: "ada", kind: "messages", value: 1, at: 1e12 + at });
  const first = [0, 500, 1000, 1500, 2000, 2500].flatMap(say);
  expect(first).toMatchObject([
    { rule: "spam", check: "flood", do: "notice", rung: 0, facts: { messages: 5, within: 10 } },
  ]);
  pasts.undo("ada", "v");
  expect([4000, 13_000, 14_000].flatMap(say)).toEqual([]);
  // Taken back is as if it had never been: the ladder begins anew.
  expect([65_000, 65_500, 66_000, 66_500, 67_000].flatMap(say)).toMatchObject([{ do: "notice", rung: 0 }]);
  expect([80_000, 80_500, 81_000, 81_500, 82_000].flatMap(say)).toMatchObject([{ do: "slow", rung: 1, minutes: 2 }]);
});

test("[RUL4] A word is not said again within a minute; what lasts may come at once.", () => {
  const notices = { ...FLOOD, id: "talk", ladder: [{ do: "notice" }], examples: silent() };
  const judge = new Judge(taken(file(notices)), new Pasts(), () => "v");
  const at = Array.from({ length: 240 }, (_, n) => 1e12 + n * 500).flatMap((time) =>
    judge.take({ person: "ada", kind: "messages", value: 1, at: time }).map((one) => (one.at - 1e12) / 1000),
  );
  expect(at).toEqual([2, 62]);
});

test("[RUL4] A wave is counted over everybody, and whoever comes in it is judged, each for themselves.", () => {
  const wave = { ...FLOOD, id: "wave", fact: "joined", over: 5, within: 60, examples: silent() };
  const judge = new Judge(taken(file(wave)), new Pasts(), () => "v");
  const verdicts = Array.from({ length: 8 }, (_, n) => n).flatMap((n) =>
    judge.take({ person: `p${n}`, kind: "joined", value: 1, at: 1e12 + n * 1000 }),
  );
  expect(verdicts.map(({ person, facts }) => [person, facts.joined])).toEqual([
    ["p5", 6],
    ["p6", 7],
    ["p7", 8],
  ]);
});

test("[RUL14] What mutes or sets apart, and a step that says so, is for a person to look at; in shadow nothing is.", () => {
  const ladder = [
    { do: "notice" },
    { do: "notice", tell: "moderators" },
    { do: "warn" },
    { do: "mute", minutes: 1 },
    { do: "isolate", minutes: 1 },
  ] as const;
  const looked = (shadow: boolean) => {
    const check = { ladder, shadow, examples: [{ given: [{ fact: "messages" }], when: 1, then: null }] };
    const judge = new Judge(taken(file(check)), new Pasts(), () => "v");
    const verdicts = Array.from({ length: 40 }, (_, n) => 1e12 + n * 1500).flatMap((at) =>
      judge.take({ person: "ada", kind: "messages", value: 2, at }),
    );
    return new Map(verdicts.map(({ rung, look }) => [rung, look]));
  };
  expect([...looked(false)]).toEqual([
    [0, false],
    [1, true],
    [2, false],
    [3, true],
    [4, true],
  ]);
  expect(new Set(looked(true).values())).toEqual(new Set([false]));
});
