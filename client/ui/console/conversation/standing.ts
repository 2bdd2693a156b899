/** Standing: how something in the inbox stands, in a word, and the tone in which that is drawn. Pure. */
import type { IdeaStatus, QuestionStatus } from "../../../net/index.ts";
import { statusWords } from "../acts/idea-acts.ts";
import type { Item } from "../acts/stand.ts";
import { say } from "../words.ts";

export type Tone = "fresh" | "live" | "done" | "waits" | "quiet";

const QUESTIONS: Record<QuestionStatus, Tone> = {
  waiting: "fresh",
  live: "live",
  answered: "done",
  parked: "waits",
  declined: "quiet",
  merged: "quiet",
  withdrawn: "quiet",
};
const IDEAS: Record<IdeaStatus, Tone> = {
  new: "fresh",
  "looked-at": "quiet",
  planned: "waits",
  done: "done",
  declined: "quiet",
};

export function standingOf(item: Item): { words: string; tone: Tone } {
  if (item.kind === "question") {
    const { status } = item.question;
    return { words: say(`console.is.${status}`), tone: QUESTIONS[status] };
  }
  if (item.kind === "idea") {
    const { status } = item.idea;
    return { words: statusWords(status), tone: IDEAS[status] };
  }
  const isOpen = item.poll.closedAt === null;
  return { words: say(isOpen ? "console.is.open" : "console.is.over"), tone: isOpen ? "live" : "quiet" };
}
