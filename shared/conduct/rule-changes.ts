/** Rule changes: what a version of house rules has made of the one before it, rule by rule. Carries RUL11. */
import { z } from "zod";

const ruleSchema = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  checks: z.array(z.unknown()).default([]),
});
/** As much of a rule set as a change is told by: also of one that was written for an older house. */
const keptSchema = z.object({ version: z.string(), rules: z.array(ruleSchema) });

type Words = { title: string; text: string };

export type RuleChange = {
  rule: string;
  title: string;
  what: "added" | "changed" | "removed";
  /** What it said and says, where that has changed. */
  before?: Words;
  after?: Words;
  /** What the house does about it by itself has changed. */
  checks: boolean;
};

/** A version that was in force, since when (ms since 1970), and what it changed; nothing for the first. */
export type RuleVersion = { version: string; at: number; changes: RuleChange[] };

/** @param kept the newest first, each to the letter */
export function versionsOf(kept: readonly { version: string; at: number; text: string }[]): RuleVersion[] {
  const sets = kept.map(({ text }) => keptSchema.parse(JSON.parse(text)).rules);
  return kept.map(({ version, at }, n) => {
    const before = sets[n + 1];
    return { version, at, changes: before === undefined ? [] : changesBetween(before, sets[n]!) };
  });
}

type Rules = z.infer<typeof ruleSchema>[];

/** What became of each rule, in the order of the new ones, then those that are gone. */
export function changesBetween(before: Rules, after: Rules): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const changes: RuleChange[] = [];
  for (const { id, title, text, checks } of after) {
    const was = old.get(id);
    old.delete(id);
    if (was === undefined)
      changes.push({ rule: id, title, what: "added", after: { title, text }, checks: checks.length > 0 });
    else {
      const said = was.title !== title || was.text !== text;
      const judged = JSON.stringify(was.checks) !== JSON.stringify(checks);
      if (!said && !judged) continue;
      const words = said ? { before: { title: was.title, text: was.text }, after: { title, text } } : {};
      changes.push({ rule: id, title, what: "changed", ...words, checks: judged });
    }
  }
  for (const { id, title, text, checks } of old.values())
    changes.push({ rule: id, title, what: "removed", before: { title, text }, checks: checks.length > 0 });
  return changes;
}
