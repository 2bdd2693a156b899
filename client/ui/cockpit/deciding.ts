/**
 * Deciding: what can be decided about a case, from nothing to a ban, for how long, by which rule. The same on a desktop and
 * in a headset. Minutes; 0 is no end of its own.
 */
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import type { Decide } from "../../../shared/protocol/from-client/cases.ts";
import type { CaseFile, CaseView, Reason } from "../../net/index.ts";

const MEASURES = ["warn", "mute", "isolate", "kick", "ban"] as const;
type Measure = (typeof MEASURES)[number];
export type Choice = "none" | "right" | Measure;
/**
 * What is decided about: what was reported or called for, an appeal, what a rule did by itself, both, or what a rule did and
 * was taken back before.
 */
export type What = "report" | "appeal" | "panic" | "rule" | "both" | "undone";

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

export function whatOf({
  origin,
  reach,
  flags,
  noticed,
}: Pick<CaseFile, "origin" | "reach" | "flags" | "noticed">): What {
  if (origin === "appeal") return origin;
  const isTold = reach > 0 || origin === "panic";
  if (noticed.some(({ undone }) => !undone)) return isTold ? "both" : "rule";
  if (isTold) return origin === "panic" ? origin : "report";
  return flags > 0 ? "undone" : "report";
}

/** Whom a measure would be about: nobody in a call for help, or once they were forgotten. */
export function judgedIn({ people }: CaseFile) {
  return people.find(({ part }) => part === "about" || part === "appellant");
}

/** What can be decided: an appeal is right or not, and nothing is done to somebody whom nobody knows. */
export function choicesFor(file: CaseFile): readonly Choice[] {
  const plain = ["none", "right"] as const;
  return file.origin === "appeal" || judgedIn(file)?.person == null ? plain : [...plain, ...MEASURES];
}

export function isMeasure(choice: Choice): choice is Measure {
  return choice !== "none" && choice !== "right";
}

/** The rule it is most likely about: the one that is appealed, or that its gravest report names, or that acted. */
export function ruleFor(
  { reasons, appealed = null, flag = null }: Pick<CaseView, "reasons"> & Partial<Pick<CaseFile, "appealed" | "flag">>,
  { rules }: HouseRules,
): string {
  const guess = appealed?.rule ?? (reasons[0] && RULE_OF[reasons[0]]) ?? flag?.rule;
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

/** Who will read what is written. */
export type Reader = "subject" | "reporter" | "appellant" | "caller" | "both" | "colleagues";

/** @param isAbout whether the case is about somebody: nobody reads what is said of a broken fountain but who reported it */
export function readerOf(choice: Choice | null, what: What, isAbout = true): Reader {
  if (what === "appeal") return "appellant";
  if (what === "panic") return "caller";
  if (!isAbout) return what === "rule" || what === "undone" ? "colleagues" : "reporter";
  if (choice === null || isMeasure(choice)) return "subject";
  if (what === "undone" || (what === "rule" && choice === "right")) return "colleagues";
  if (what === "both" && choice === "none") return "both";
  return what === "rule" ? "subject" : "reporter";
}

/** Whether deciding so takes back for good what a rule did. */
export function takesBack(choice: Choice | null, what: What): boolean {
  return choice === "none" && (what === "rule" || what === "both");
}
