/** DecidingWords: what can be decided, in words: each choice, for how long it holds, the reason that is sent. */
import { text } from "../../../shared/text/text.ts";
import { lengthWords } from "../times.ts";
import { type Choice, isMeasure, LENGTHS, takesBack, type What } from "./deciding.ts";
import { say } from "./words.ts";

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

/** Whether it can be undone, or appealed; null is a case that is about nobody. */
export function followsWords(choice: Choice | null, what: What, who: string | null): string {
  if (who === null) return "";
  if (choice === null || isMeasure(choice)) return say("cockpit.decide.foot", { who });
  if (what !== "rule" && what !== "both") return "";
  return say(takesBack(choice, what) ? "cockpit.decide.foot.back" : "cockpit.decide.foot.stands", { who });
}

/** A reason in the words of the house. */
export function templateFor(choice: Choice, rule: string, what: What): string {
  const isJudged = what !== "appeal" && what !== "panic";
  if (isMeasure(choice)) return isJudged ? templateOf(rule) : say(`cockpit.template.${what}.right`);
  return say(`cockpit.template.${what}.${choice}`);
}

/** What is said to somebody who broke a rule. */
export function templateOf(rule: string): string {
  return rule === "space" || rule === "abuse" || rule === "spam" || rule === "names"
    ? say(`cockpit.template.${rule}`)
    : say("cockpit.template.other");
}
