/** Inbox: everything that is addressed to the house, as one list: what waits first, then what is over. Pure. Carries CSL8. */
import { isOpen } from "../../../../shared/conversation/questions.ts";
import type { CaseView } from "../../../net/index.ts";
import { type Item, keyOf, type Stand } from "./stand.ts";

export const KINDS = ["all", "questions", "ideas", "polls"] as const;
export type Kind = (typeof KINDS)[number];
export type Listing = { kind: Kind; order: "wanted" | "latest" };
export const SHOWN_FIRST: Listing = { kind: "all", order: "wanted" };

type Given = Pick<Stand, "questions" | "ideas" | "polls">;

const IS_KIND: Record<Item["kind"], Kind> = { question: "questions", idea: "ideas", poll: "polls" };

/** All of it, in the order in which it is listed. */
export function inboxOf(given: Given, { kind, order }: Listing): Item[] {
  return itemsIn(given)
    .filter((item) => kind === "all" || IS_KIND[item.kind] === kind)
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        (order === "wanted" && rankOf(a) < OVER ? wantedBy(b) - wantedBy(a) : 0) ||
        timeOf(b) - timeOf(a) ||
        (a.key < b.key ? -1 : 1),
    );
}

/** How many of each kind wait. */
export function waitingIn(given: Given): Record<Kind, number> {
  const open = itemsIn(given).filter((item) => rankOf(item) < OVER);
  const of = (kind: Item["kind"]) => open.filter((item) => item.kind === kind).length;
  return { all: open.length, questions: of("question"), ideas: of("idea"), polls: of("poll") };
}

/** So many reports of visitors stand in the inbox. */
const REPORTS_SHOWN = 3;

/** The newest reports of visitors that are not decided yet; empty for whoever may not know of them. */
export const reportsIn = ({ cases }: Pick<Stand, "cases">): CaseView[] =>
  cases
    .filter(({ origin, status }) => origin === "report" && status !== "closed" && status !== "merged")
    .sort((a, b) => b.at - a.at)
    .slice(0, REPORTS_SHOWN);

const OVER = 2;

/** What is on now comes first, and what is over last. */
export function rankOf(item: Item): number {
  switch (item.kind) {
    case "question": {
      const { status } = item.question;
      return status === "live" ? 0 : isOpen(status) ? 1 : OVER;
    }
    case "idea":
      return item.idea.status === "done" || item.idea.status === "declined" ? OVER : 1;
    case "poll":
      return item.poll.closedAt === null ? 0 : OVER;
  }
}

const itemsIn = ({ questions, ideas, polls }: Given): Item[] => [
  ...questions.map((question): Item => ({ kind: "question", key: keyOf("question", question.id), question })),
  ...ideas.map((idea): Item => ({ kind: "idea", key: keyOf("idea", idea.id), idea })),
  ...polls.map((poll): Item => ({ kind: "poll", key: keyOf("poll", poll.id), poll })),
];

const wantedBy = (item: Item): number =>
  item.kind === "question" ? item.question.votes : item.kind === "idea" ? item.idea.votes : item.poll.people;

/** When it came, and, once it is over, since when. */
function timeOf(item: Item): number {
  const isOver = rankOf(item) === OVER;
  if (item.kind === "poll") return isOver ? (item.poll.closedAt ?? 0) : item.poll.at;
  const { at, since } = item.kind === "question" ? item.question : item.idea;
  return isOver ? since : at;
}
