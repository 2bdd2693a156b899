/** WordActs: announcements by hand: the words, for whom, what they say of their author, and where that can be read. */
import { LABELS, MESSAGE_LIMIT, SOURCE_LIMIT } from "../../../../shared/messages/message.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { HouseMessages, MessageDraft, Visit } from "../../../net/index.ts";
import { say } from "../words.ts";
import type { Act, Field, Given } from "./act.ts";
import { audienceFields, audienceOf } from "./audience-fields.ts";
import { callFields, callOf } from "./call-fields.ts";
import type { Stand } from "./stand.ts";

export function wordActs(stand: Stand, visit: Visit): Act[] {
  const { people } = stand;
  const { messages } = visit.host;
  const off = null;
  const fields: readonly Field[] = [
    { name: "text", label: say("console.announce.text"), kind: "lines", most: MESSAGE_LIMIT },
    ...audienceFields(stand),
    {
      name: "label",
      label: say("console.announce.label"),
      kind: "choice",
      choices: LABELS.map((label) => ({ value: label, words: say("console.announce.is", { label }) })),
    },
    { name: "source", label: say("console.announce.source"), kind: "line", most: SOURCE_LIMIT, isOptional: true },
    ...callFields(),
  ];
  return [
    {
      id: "word.announce",
      words: say("console.announce"),
      does: say("console.does.announce", { people }),
      off,
      key: "a",
      icon: "megaphone",
      kind: "final",
      sure: say("console.announce.do"),
      fields,
      run: async (given) => ({ told: await announce(messages, draftOf(given)) }),
    },
    {
      id: "word.keep",
      words: say("console.announce.keep"),
      does: say("console.does.announce.keep"),
      off,
      kind: "do",
      sure: say("console.announce.keep.do"),
      fields,
      run: async (given) => {
        const { message } = await messages.draft(draftOf(given));
        return { told: say("console.told.keep"), back: () => messages.withdraw(message) };
      },
    },
  ];
}

/** Drafted and sent; what has to rest, waits for a second person, or claims something without a source stays a draft. */
async function announce(messages: HouseMessages, draft: MessageDraft): Promise<string> {
  const { message, topics, approval, unsourced } = await messages.draft(draft);
  if (unsourced) return say("console.told.unsourced");
  if (approval || topics.length > 0)
    return topics.length === 0
      ? say("console.told.approve")
      : say("console.told.rests", { topics: topics.map(({ name }) => isolate(name)).join(", ") });
  try {
    const sent = await messages.send(message);
    return "reached" in sent
      ? say("console.told.announce", { reached: sent.reached, held: sent.held })
      : say("console.told.keep");
  } catch (refusal) {
    // What was not sent is not kept either: it stands in the form still.
    await messages.withdraw(message).catch(() => undefined);
    throw refusal;
  }
}

/** An announcement as it was filled in. */
export function draftOf(given: Given): MessageDraft {
  const { text = "", label = "staff", source = "" } = given;
  const call = callOf(given);
  const to = audienceOf(given);
  return {
    text: text.trim(),
    label: label as (typeof LABELS)[number],
    ...(source.trim() !== "" && { source: source.trim() }),
    ...(call !== undefined && { call }),
    ...(to !== undefined && { to }),
  };
}
