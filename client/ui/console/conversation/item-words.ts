/** ItemWords: something of the inbox in words: what it says, how wanted it is, and from whom it is. Pure. */
import type { Item } from "../acts/stand.ts";
import { say } from "../words.ts";

const MINUTE = 60_000;

/** Its words; null where they cannot be read any more. */
export const textOf = (item: Item): string | null =>
  item.kind === "question"
    ? item.question.text
    : item.kind === "idea"
      ? item.idea.text
      : (item.poll.spec?.question ?? null);

/** How many want to know it, or have answered. */
export const countOf = (item: Item): string =>
  item.kind === "poll"
    ? say("console.answers", { count: item.poll.people })
    : say("console.votes", { count: item.kind === "question" ? item.question.votes : item.idea.votes });

/** From whom it is, and for how long a question waits. */
export function moreOf(item: Item, now: number): string {
  if (item.kind === "poll") return say("console.kind.poll");
  const { from, at } = item.kind === "question" ? item.question : item.idea;
  const name = from ?? say("console.forgotten");
  if (item.kind === "question" && item.question.status === "waiting")
    return `${name}, ${say("console.waits.for", { count: Math.max(0, Math.floor((now - at) / MINUTE)) })}`;
  return item.kind === "idea" ? `${say("console.kind.idea")}, ${name}` : name;
}
