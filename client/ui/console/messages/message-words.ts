/** MessageWords: how a message stands, and whom it is for, in words. Pure. */
import { type Call, hostOf } from "../../../../shared/messages/call.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { HouseMessageView } from "../../../net/index.ts";
import { clockWords } from "../../times.ts";
import { say } from "./words.ts";

/** How it stands, and whether that is well, wants something, or is over. */
export type Standing = { words: string; tone: "well" | "wants" | "over" };

export function standingOf(message: HouseMessageView, now: number): Standing {
  const { status, reached, held, due, needs, coolAt, approved, mine, topics, correctedBy } = message;
  if (status === "withdrawn") return { words: say("messages.withdrawn"), tone: "over" };
  if (status === "sent") {
    if (correctedBy !== null) return { words: say("messages.corrected"), tone: "over" };
    return { words: say(held === 0 ? "messages.sent" : "messages.sent.held", { reached, held }), tone: "well" };
  }
  if (status === "missed") return { words: say("messages.missed"), tone: "wants" };
  if (status === "released")
    return {
      words: due === null ? say("messages.due.cue") : say("messages.due", { time: clockWords(due, now) }),
      tone: "well",
    };
  if (needs === "approval") return { words: say(mine ? "messages.waits" : "messages.yours"), tone: "wants" };
  if (coolAt !== null && coolAt > now)
    return { words: say("messages.rests", { time: clockWords(coolAt, now) }), tone: "wants" };
  if (needs === "anyway") return { words: say("messages.doubt", { topics: topicsOf(topics) }), tone: "wants" };
  if (approved !== null) return { words: say("messages.approved", { name: nameOf(approved.name) }), tone: "well" };
  return { words: say("messages.draft"), tone: "over" };
}

const topicsOf = (topics: readonly string[]): string =>
  topics.length === 0 ? "none" : topics.map((topic) => say("messages.topic", { topic })).join(", ");

const nameOf = (name: string | null): string => (name === null ? say("messages.somebody") : isolate(name));

/** Who wrote it, for whom it is, and what it says of its author. */
export function aboutOf(message: HouseMessageView, zones: readonly { id: string; name: string }[]): string {
  const { authors, label, corrects, words } = message;
  const whom = corrects === null ? whomOf(words?.to, zones) : say("messages.for.readers");
  const values = { authors: authors.map(nameOf).join(", "), whom, label };
  return say(label === "staff" ? "messages.by" : "messages.by.label", values);
}

function whomOf(
  to: NonNullable<HouseMessageView["words"]>["to"],
  zones: readonly { id: string; name: string }[],
): string {
  const { zone, languages = [], newcomers, roles = [], devices = [], interests = [] } = to ?? {};
  const names = new Intl.DisplayNames(undefined, { type: "language", fallback: "code" });
  const parts = [
    ...(newcomers === undefined ? [] : [say("messages.for.new", { who: newcomers ? "new" : "known" })]),
    ...roles,
    ...languages.map((language) => names.of(language) ?? language),
    ...devices,
    ...interests.map(isolate),
    ...(zone === undefined ? [] : [isolate(zones.find(({ id }) => id === zone)?.name ?? zone)]),
  ];
  return parts.length === 0 ? say("messages.for.all") : say("messages.for", { whom: parts.join(", ") });
}

/** What a call says, and where it leads. */
export const callWords = ({ label, address, space = "" }: Call): string =>
  say("messages.call", { label: isolate(label), where: isolate(address === undefined ? space : hostOf(address)) });

/** What else there is to know of it, a line each. */
export function notesOf({ words, corrects, withdrawn, released, status }: HouseMessageView): string[] {
  return [
    ...(corrects?.text ? [say("messages.correction", { text: isolate(corrects.text) })] : []),
    ...(words?.source === undefined ? [] : [say("messages.source", { source: isolate(words.source) })]),
    ...(words?.call === undefined ? [] : [callWords(words.call)]),
    ...(released?.anyway && status !== "draft" ? [say("messages.anyway", { name: nameOf(released.name) })] : []),
    ...(withdrawn?.why ? [say("messages.why", { why: isolate(withdrawn.why) })] : []),
  ];
}
