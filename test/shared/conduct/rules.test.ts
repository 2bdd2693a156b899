/** Rules as data: which files are taken. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FACT_KINDS } from "../../../shared/conduct/facts.ts";
import { Judge, Pasts } from "../../../shared/conduct/judge.ts";
import { inLanguage } from "../../../shared/conduct/rule-set.ts";
import { rulesSchemaFile } from "../../../shared/conduct/rules-schema-file.ts";
import { FLOOD, file, reasons, taken } from "../../support/rule-file.ts";

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
