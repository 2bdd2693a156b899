/** Rules as data: which files are taken, and what follows from facts. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkRules, ruleProblemSentence } from "../../../shared/conduct/check-rules.ts";
import { FACT_KINDS, type Fact } from "../../../shared/conduct/facts.ts";
import { Judge, Pasts, REST_MS } from "../../../shared/conduct/judge.ts";
import { MACHINE_ACTS, MACHINE_MOST_MINUTES, nextRung, type Past } from "../../../shared/conduct/ladder.ts";
import { inLanguage, type RuleSet, type RuleSetFile } from "../../../shared/conduct/rule-set.ts";
import { rulesSchemaFile } from "../../../shared/conduct/rules-schema-file.ts";

type CheckFile = NonNullable<RuleSetFile["rules"][number]["checks"]>[number];

const FLOOD: CheckFile = {
  id: "flood",
  fact: "messages",
  over: 4,
  within: 10,
  ladder: [{ do: "notice" }, { do: "slow", minutes: 2 }, { do: "mute", minutes: 5 }],
  decay: 30,
  examples: [
    { given: [{ fact: "messages", times: 6, every: 1 }], when: 10, then: "notice" },
    { given: [{ fact: "messages", times: 6, every: 10 }], when: 60, then: null },
    { given: [{ fact: "messages", at: 600, times: 6, every: 1 }], past: [0], when: 610, then: "slow" },
  ],
};

const file = (check: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    version: "1",
    title: "Rules",
    text: "Be kind.",
    rules: [{ id: "spam", title: "No spam", text: "None.", door: "None.", checks: [{ ...FLOOD, ...check }] }],
    ...more,
  });

const reasons = (text: string) => {
  const read = checkRules(text);
  return read.ok ? [] : read.problems.map((problem) => ruleProblemSentence("house.json", problem));
};

function taken(text: string): RuleSet {
  const read = checkRules(text);
  if (!read.ok) throw new Error(reasons(text).join("\n"));
  return read.rules;
}

test("[RUL1] A file of rules is read whole, and the published schema is the one it is checked by.", () => {
  expect(taken(file()).rules[0]?.checks[0]).toMatchObject({ id: "flood", shadow: false, least: 1 });
  expect(readFileSync("assets/conduct/rules.schema.json", "utf8")).toBe(rulesSchemaFile());
});

test.each<[string, string, string]>([
  ["no JSON", "{", "house.json: expected JSON"],
  [
    "a ban",
    file({ ladder: [{ do: "ban", minutes: 5 }] }),
    "rules[0].checks[0].ladder[0].do: only people send away and ban",
  ],
  ["a kick", file({ ladder: [{ do: "kick" }] }), "rules[0].checks[0].ladder[0].do: only people send away and ban"],
  [
    "11 minutes",
    file({ ladder: [{ do: "mute", minutes: 11 }] }),
    "ladder[0].minutes: a machine decides for 10 minutes",
  ],
  ["no end", file({ ladder: [{ do: "mute" }] }), "ladder[0].minutes: mute needs minutes: it always ends"],
  ["no ladder", file({ ladder: [] }), "rules[0].checks[0].ladder: "],
  ["a long ladder", file({ ladder: Array(7).fill({ do: "notice" }) }), "rules[0].checks[0].ladder: "],
  ["a falling ladder", file({ ladder: [{ do: "warn" }, { do: "notice" }] }), "ladder[1].do: a ladder goes up"],
  ["no decay", file({ decay: 0 }), "rules[0].checks[0].decay: "],
  ["always true", file({ over: 0 }), "rules[0].checks[0].over: messages goes over 0 with whoever is simply here"],
  ["never true", file({ fact: "following", over: 10 }), "over: following never goes over 10: the most is 10 s"],
  ["a share over 1", file({ fact: "capitals", over: 1 }), "over: capitals never goes over 1"],
  [
    "a list that mutes",
    file({ fact: "listed", over: 0, ladder: [{ do: "warn" }] }),
    "for listed alone nothing but a notice",
  ],
  ["reports that warn", file({ fact: "reported", over: 1, ladder: [{ do: "warn" }] }), "reports alone sanction nobody"],
  ["an unknown fact", file({ fact: "mood" }), "rules[0].checks[0].fact: "],
  ["nobody's time", file({ arrived: { under: 10, over: 20 } }), "arrived: nobody has been here"],
  ["no examples", file({ examples: [] }), "rules[0].checks[0].examples: "],
  ["an example that fails", file({ over: 9 }), "examples[0].then: expected notice after 10 s, and it decides nothing."],
  [
    "endless facts",
    file({ examples: [{ given: [{ fact: "messages", times: 1e9 }], when: 1, then: null }] }),
    "times: ",
  ],
  [
    "too many facts",
    file({ examples: [{ given: Array(3).fill({ fact: "messages", times: 900 }), when: 1, then: null }] }),
    "examples[0].given: an example has at most 1000 facts",
  ],
  [
    "an id twice",
    JSON.stringify({
      ...JSON.parse(file()),
      rules: [{ id: "a", title: "A", text: "A", door: "A", checks: [FLOOD, FLOOD] }],
    }),
    "rules[0].checks[1].id: another check is called flood too",
  ],
  [
    "a rule twice",
    file({}, { rules: Array(4).fill({ id: "a", title: "A", text: "A" }) }),
    "rules: every rule has an id",
  ],
  ["another name", file({ until: 4 }), "rules[0].checks[0]: "],
])("[RUL1] A file with %s is refused, with file, path and reason.", (_what, text, reason) => {
  expect(reasons(text).join("\n")).toContain(reason);
});

test("[RUL2] The rules that ship are right, and each of their checks has an example of what it leaves alone.", () => {
  const house = taken(readFileSync("assets/conduct/house.json", "utf8"));
  for (const { checks } of house.rules)
    for (const { id, examples } of checks) {
      expect(
        examples.some(({ then }) => then === null),
        id,
      ).toBe(true);
      expect(
        examples.some(({ then }) => then !== null),
        id,
      ).toBe(true);
    }
});

test("[RUL2] A rule set whose example fails is refused; one that holds is taken.", () => {
  expect(reasons(file())).toEqual([]);
  const wrong = { ...FLOOD.examples[0]!, then: "mute" as const };
  expect(reasons(file({ examples: [wrong] }))).toEqual([
    "house.json: rules[0].checks[0].examples[0].then: expected mute after 10 s, and it decides notice.",
  ]);
});

test("[RUL1] A file with more examples than a house can look at in a moment is refused at once.", () => {
  const example = { given: [{ fact: "messages", times: 1000, every: 0.001 }], when: 10, then: "notice" };
  const checksOf = (rule: number) =>
    Array.from({ length: 20 }, (_, n) => ({
      ...FLOOD,
      id: `flood-${rule}-${n}`,
      examples: Array.from({ length: 20 }, () => example),
    }));
  const rules = Array.from({ length: 50 }, (_, n) => ({
    id: `r${n}`,
    title: "No",
    text: "No.",
    ...(n < 3 && { door: "No." }),
    checks: checksOf(n),
  }));
  const began = performance.now();
  expect(reasons(file({}, { rules }))).toEqual([
    "house.json: rules: the examples of one file have at most 100000 facts in all.",
  ]);
  expect(performance.now() - began).toBeLessThan(2000);
});

test("[RUL1] Rules are told in somebody's language where there is one, whole, and else in their own.", () => {
  const house = taken(readFileSync("assets/conduct/house.json", "utf8"));
  for (const code of ["de", "fr", "es"]) {
    const { rules, language } = inLanguage(house, [`${code}-XX`, "en"]);
    expect(language).toBe(code);
    for (const [at, rule] of rules.rules.entries()) {
      expect(rule.text).not.toBe(house.rules[at]?.text);
      expect(rule.door === undefined).toBe(house.rules[at]?.door === undefined);
    }
  }
  expect(inLanguage(house, ["tlh", "en-GB", "de"]).rules.title).toBe(house.title);
  expect(inLanguage(house, []).language).toBe("en");
});

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

test("[RUL14] An example says whether a person is to look at it, and a file in which it is not so is refused.", () => {
  const told = { ladder: [{ do: "notice", tell: "moderators" }] };
  const example = (tell: string | null) => ({ ...FLOOD.examples[0]!, tell });
  expect(reasons(file({ ...told, examples: [example("moderators")] }))).toEqual([]);
  expect(reasons(file({ ...told, examples: [example(null)] }))).toEqual([
    "house.json: rules[0].checks[0].examples[0].tell: expected nobody to be told after 10 s, and it tells moderators.",
  ]);
  expect(reasons(file({ examples: [example("moderators")] })).join()).toContain("and it tells nobody");
  expect(reasons(file({ ladder: [{ do: "notice", tell: "everybody" }] })).join()).toContain("ladder[0].tell");
});

test("[RUL14] By the rules that ship, whoever goes on after being asked twice, or writes listed words again, is looked at by a person.", () => {
  const house = taken(readFileSync("assets/conduct/house.json", "utf8"));
  const told = house.rules.flatMap(({ checks }) =>
    checks.flatMap(({ id, ladder }) => {
      const step = ladder.findIndex(
        ({ do: act, tell }) => tell === "moderators" || act === "mute" || act === "isolate",
      );
      return step < 0 ? [] : [[id, step]];
    }),
  );
  expect(Object.fromEntries(told)).toEqual({
    "closing-in": 2,
    following: 2,
    circling: 2,
    blocking: 2,
    hands: 2,
    "listed-words": 1,
    flood: 2,
    repeats: 2,
    links: 2,
    "listed-name": 1,
  });
});

test("[RUL1] A hundred reports alone come to nothing but a notice, by the rules that ship.", () => {
  const judge = new Judge(taken(readFileSync("assets/conduct/house.json", "utf8")), new Pasts(), () => "v");
  const verdicts = Array.from({ length: 100 }, (_, n) => 1e12 + n * 5000).flatMap((at) =>
    judge.take({ person: "ada", kind: "reported", value: 1, at }),
  );
  expect(verdicts.length).toBeGreaterThan(0);
  expect(new Set(verdicts.map((one) => one.do))).toEqual(new Set(["notice"]));
});

test("[RUL1] Every kind of fact can be checked, within its bounds.", () => {
  for (const fact of FACT_KINDS) {
    const ladder = [{ do: "notice" }];
    const over = fact === "capitals" ? 0.6 : 8;
    const given = [{ fact, value: 0.1 }];
    expect(reasons(file({ fact, over, within: 60, ladder, examples: [{ given, when: 1, then: null }] })), fact).toEqual(
      [],
    );
  }
});
