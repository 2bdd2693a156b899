/**
 * Statement: what was decided about somebody and why: what, where, for how long, by which rule in which version, on which
 * facts, by a person or a machine, and how to appeal (EU DSA, article 17). Carries APP3.
 */
import { caseOf } from "../../shared/conduct/case.ts";
import { type HouseRules, titleOf } from "../../shared/conduct/house-rules.ts";
import type { AppealState, Statement } from "../../shared/protocol/from-server/statement.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import type { CaseRecord, FoundSanction } from "../store/store.ts";
import { whoOf } from "./consequences/consequence.ts";
import { backWords, forHowLong } from "./consequences/how-long.ts";
import { isolatedWords } from "./consequences/isolate.ts";
import { mutedWords } from "./consequences/mute.ts";
import { seenWords } from "./consequences/seen.ts";
import { slowedWords } from "./consequences/slow.ts";

/** How long a decision can be appealed, ms: six months, of at most 184 days. */
export const APPEAL_MS = 184 * 24 * 60 * 60_000;

/** What can be appealed: what lifts or takes back is a kindness. */
export const APPEALABLE: ReadonlySet<string> = new Set(["notice", "warn", "slow", "mute", "isolate", "kick", "ban"]);

export type Grounds = {
  decision: FoundSanction & { note: string | null };
  rules: HouseRules;
  /** The space's name. */
  place: string;
  /** The appeal against it, if there is one. */
  appeal: CaseRecord | undefined;
  language: string;
  now: number;
};

export function statementOf({ decision, rules, place, appeal, language, now }: Grounds): Statement {
  const { id, act, rule, at, until, undone, version, facts, byRole, note } = decision;
  return {
    sanction: id,
    act,
    text: sentence(decision, titleOf(rules, rule), place, language) + seenWords(facts, language),
    place,
    at,
    until,
    undone,
    rule: {
      id: rule,
      title: titleOf(rules, rule),
      text: rules.rules.find((one) => one.id === rule)?.text ?? "",
      version,
    },
    facts,
    by: byRole,
    note,
    appeal: { state: stateOf(decision, appeal, now), until: at + APPEAL_MS },
  };
}

function sentence(decision: FoundSanction, rule: string, place: string, language: string): string {
  const { act, byRole } = decision;
  switch (act) {
    case "mute":
      return mutedWords(decision, rule, byRole, language);
    case "isolate":
      return isolatedWords(decision, rule, byRole, language);
    case "kick": {
      const back = backWords(decision, rule, "house.back.now", language);
      return houseWords(language, "house.kicked", { place, back });
    }
    case "ban":
      return houseWords(language, "house.banned", { long: forHowLong(decision, language), rule });
    case "unmute":
      return houseWords(language, "house.unmuted");
    case "release":
      return houseWords(language, "house.released");
    case "unban":
    case "undo":
      return houseWords(language, "house.undone.gone");
    case "warn":
      return houseWords(language, "house.warned", { who: whoOf(byRole), rule });
    case "slow":
      return slowedWords(decision, rule, language);
    case "notice":
      return houseWords(language, "house.noticed", { rule });
  }
}

function stateOf({ act, at, undone }: FoundSanction, appeal: CaseRecord | undefined, now: number): AppealState {
  if (appeal !== undefined) {
    const { outcome } = caseOf(appeal.events);
    if (outcome === null) return "asked";
    return outcome === "upheld" ? "upheld" : "rejected";
  }
  if (!APPEALABLE.has(act) || undone) return "none";
  return now - at > APPEAL_MS ? "late" : "open";
}
