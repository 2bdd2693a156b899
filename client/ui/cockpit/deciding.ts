/**
 * Deciding: what can be decided about a case, from nothing to a ban, for how long, by which rule, in which words. The same
 * on a desktop and in a headset. Minutes; 0 is no end of its own.
 */
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import type { Decide } from "../../../shared/protocol/from-client/cases.ts";
import { text } from "../../../shared/text/text.ts";
import type { CaseFile, CaseView, Reason } from "../../net/index.ts";
import { lengthWords } from "../times.ts";
import { judgedIn } from "./case-words.ts";
import { say } from "./words.ts";

const MEASURES = ["warn", "mute", "isolate", "kick", "ban"] as const;
type Measure = (typeof MEASURES)[number];
export type Choice = "none" | "right" | Measure;
/** What is decided about. */
export type What = "report" | "appeal" | "panic";

/** Minutes to choose from, the first as it is offered. */
export const LENGTHS: Record<Measure, readonly number[]> = {
  warn: [],
  mute: [10, 60, 1440],
  isolate: [30, 120, 1440],
  kick: [60, 0, 1440],
  ban: [1440, 10_080, 43_200],
};
/** One moderator alone bans for so long. */
export const ALONE_MINUTES = 1440;

/** The rule that a report is most often about. */
const RULE_OF: Partial<Record<Reason, string>> = {
  violence: "abuse",
  scaring: "space",
  "verbal-abuse": "abuse",
  "sexual-harassment": "abuse",
  crashing: "space",
  "voice-trolling": "spam",
  trashing: "spam",
  spam: "spam",
};

export function whatOf({ origin }: Pick<CaseView, "origin">): What {
  return origin === "appeal" || origin === "panic" ? origin : "report";
}

/** What can be decided: an appeal is right or not, and nothing is done to somebody whom nobody knows. */
export function choicesFor(file: CaseFile): readonly Choice[] {
  const plain = ["none", "right"] as const;
  return file.origin === "appeal" || judgedIn(file)?.person == null ? plain : [...plain, ...MEASURES];
}

export function isMeasure(choice: Choice): choice is Measure {
  return choice !== "none" && choice !== "right";
}

/** The rule it is most likely about: the one that is appealed, or that its gravest report names. */
export function ruleFor(
  { reasons, appealed = null }: Pick<CaseView, "reasons"> & Partial<Pick<CaseFile, "appealed">>,
  { rules }: HouseRules,
): string {
  const guess = appealed?.rule ?? (reasons[0] && RULE_OF[reasons[0]]);
  return rules.find(({ id }) => id === guess)?.id ?? rules[0]!.id;
}

/** As the server is told of it. */
export function decidedBy(choice: Choice, rule: string, minutes: number, note: string): Omit<Decide, "case"> {
  return {
    uphold: choice !== "none",
    note: note.trim(),
    ...(isMeasure(choice) && { act: { do: choice, rule, ...(minutes > 0 && { minutes }) } }),
  };
}

export function choiceWords(choice: Choice, what: What): string {
  return isMeasure(choice) ? say(`cockpit.do.${choice}`) : say(`cockpit.do.${choice}.${what}`);
}

/** What follows from a choice as it is first offered. */
export function hintWords(choice: Choice, what: What): string {
  if (!isMeasure(choice)) return say(`cockpit.do.${choice}.${what}.more`);
  const [first = 0] = LENGTHS[choice];
  if (choice === "ban") return say("cockpit.do.ban.more");
  return first === 0 ? say("cockpit.do.warn.more") : lengthWords(first * 60_000);
}

export function lengthOf(minutes: number): string {
  return minutes === 0 ? text("act.minutes.now") : lengthWords(minutes * 60_000);
}

/** What the last button says: what is done, and for how long. */
export function doesWords(choice: Choice, minutes: number, what: What): string {
  if (!isMeasure(choice)) return say(`cockpit.do.${choice}.${what}`);
  if (choice === "warn") return text("act.do.warn");
  return minutes === 0
    ? text(`act.do.${choice}.open`)
    : text(`act.do.${choice}`, { length: lengthWords(minutes * 60_000) });
}

/** Who will read what is written. */
export function readerKey(choice: Choice | null, what: What) {
  if (what === "appeal") return "cockpit.reads.appellant" as const;
  if (what === "panic") return "cockpit.reads.caller" as const;
  return choice === null || isMeasure(choice)
    ? ("cockpit.reads.subject" as const)
    : ("cockpit.reads.reporter" as const);
}

/** A reason in the words of the house. */
export function templateFor(choice: Choice, rule: string, what: What): string {
  if (what !== "report") return say(`cockpit.template.${what}.${choice === "none" ? "none" : "right"}`);
  return isMeasure(choice) ? templateOf(rule) : say(`cockpit.template.report.${choice}`);
}

/** What is said to somebody who broke a rule. */
export function templateOf(rule: string): string {
  return rule === "space" || rule === "abuse" || rule === "spam" || rule === "names"
    ? say(`cockpit.template.${rule}`)
    : say("cockpit.template.other");
}
