/** Rule files: one check of messages, in a file that is right unless told. */
import { checkRules, ruleProblemSentence } from "../../shared/conduct/check-rules.ts";
import type { RuleSet, RuleSetFile } from "../../shared/conduct/rule-set.ts";

export type CheckFile = NonNullable<RuleSetFile["rules"][number]["checks"]>[number];

export const FLOOD: CheckFile = {
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

export const file = (check: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    version: "1",
    title: "Rules",
    text: "Be kind.",
    rules: [{ id: "spam", title: "No spam", text: "None.", door: "None.", checks: [{ ...FLOOD, ...check }] }],
    ...more,
  });

export const reasons = (text: string) => {
  const read = checkRules(text);
  return read.ok ? [] : read.problems.map((problem) => ruleProblemSentence("house.json", problem));
};

export function taken(text: string): RuleSet {
  const read = checkRules(text);
  if (!read.ok) throw new Error(reasons(text).join("\n"));
  return read.rules;
}
