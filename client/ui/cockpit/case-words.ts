/** CaseWords: a case in the words of the cockpit: what it is called, how grave it is, what happened in it. */
import type { Reason } from "../../../shared/conduct/case.ts";
import { isolate } from "../../../shared/text/text.ts";
import type { CaseFile, CaseLine, CasePart, CaseView } from "../../net/index.ts";
import { say } from "./words.ts";

/** What it is called: the gravest thing about it, in a few words. */
export function caseTitle({ origin, reasons, flag }: Pick<CaseView, "origin" | "reasons" | "flag">): string {
  if (origin === "panic") return say("cockpit.title.panic");
  if (origin === "appeal") return say("cockpit.title.appeal");
  const [reason] = reasons;
  if (reason !== undefined) return reasonWords(reason);
  return flag === null ? say("cockpit.title.rule") : say(`cockpit.noticed.${flag.fact}`);
}

export function reasonWords(reason: Reason): string {
  return say(`cockpit.reason.${reason}`);
}

/** Whom it is about, how many say so, and what a rule did. */
export function caseSummary({ origin, about, reach, flag, place }: CaseView): string {
  const who = about === null ? say("cockpit.about.nobody") : say("cockpit.about", { who: isolate(about) });
  const where = place === null ? "" : say("cockpit.at", { place: isolate(place) });
  if (origin === "panic") return say("cockpit.from", { who: isolate(about ?? "") }) + where;
  const reports = reach > 0 ? `, ${say("cockpit.reports", { count: reach })}` : "";
  const did = flag === null ? "" : `, ${say("cockpit.by-rule", { act: flag.do })}`;
  return who + reports + did + where;
}

/** What somebody is in it. */
export function partWords(part: CasePart, { reach, flags }: Pick<CaseFile, "reach" | "flags">): string {
  return say(part === "about" && reach === 0 && flags > 0 ? "cockpit.part.noticed" : `cockpit.part.${part}`);
}

/** How it is marked: a word, and the colour that goes with it. */
export function caseMark({ origin, severity }: CaseView): { words: string; tone: "harm" | "wait" | "low" | "house" } {
  if (origin === "panic") return { words: say("cockpit.mark.panic"), tone: "harm" };
  if (origin === "appeal") return { words: say("cockpit.mark.appeal"), tone: "house" };
  if (severity === 3) return { words: say("cockpit.mark.high"), tone: "harm" };
  return severity === 2
    ? { words: say("cockpit.mark.medium"), tone: "wait" }
    : { words: say("cockpit.mark.low"), tone: "low" };
}

/** How long it has waited: "0:48", "12 min", "3 h". */
export function waitedWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return say("cockpit.minutes", { count: minutes });
  return say("cockpit.hours", { count: Math.floor(minutes / 60) });
}

/** What an event of a case was, in a sentence. */
export function lineWords(line: CaseLine): string {
  const by = isolate(line.by ?? say("cockpit.somebody"));
  switch (line.kind) {
    case "reported":
      return say("cockpit.line.reported", { by, reason: reasonWords(line.reason) });
    case "decided":
      return say(line.uphold ? "cockpit.line.upheld" : "cockpit.line.dismissed", { by });
    case "handed-over":
      return say("cockpit.line.handed-over", { by, to: isolate(line.to) });
    case "told":
      return say("cockpit.line.told", { to: isolate(line.to) });
    case "flagged":
      return say("cockpit.line.flagged", { what: say(`cockpit.noticed.${line.fact}`), act: line.do });
    default:
      return say(`cockpit.line.${line.kind}`, { by });
  }
}
