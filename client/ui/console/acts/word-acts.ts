/** WordActs: announcements by hand: the words, for whom, what they say of their author, and where that can be read. */
import { ROLES } from "../../../../shared/conduct/roles.ts";
import { LABELS, MESSAGE_LIMIT, SOURCE_LIMIT } from "../../../../shared/messages/message.ts";
import type { Audience } from "../../../../shared/programme/audience.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { HouseMessages, MessageDraft, Visit } from "../../../net/index.ts";
import { say } from "../words.ts";
import type { Act, Field, Given } from "./act.ts";
import type { Stand } from "./stand.ts";

const DEVICES = ["headset", "desktop", "phone"] as const;

export function wordActs({ people, zones, languages }: Stand, visit: Visit): Act[] {
  const { messages } = visit.host;
  const off = null;
  const fields: readonly Field[] = [
    { name: "text", label: say("console.announce.text"), kind: "lines", most: MESSAGE_LIMIT },
    {
      name: "zone",
      label: say("console.announce.zone"),
      kind: "choice",
      choices: [
        { value: "", words: say("console.announce.anywhere") },
        ...zones.map(({ id, name }) => ({ value: id, words: name })),
      ],
      isOptional: true,
    },
    {
      name: "newcomers",
      label: say("console.announce.newcomers"),
      kind: "choice",
      choices: (["", "new", "known"] as const).map((value) => ({
        value,
        words: say("console.announce.who", { who: value || "all" }),
      })),
      isOptional: true,
    },
    {
      name: "languages",
      label: say("console.announce.languages"),
      kind: "ticks",
      choices: languages.map(({ language, words, count }) => ({
        value: language,
        words: say("console.announce.language", { language: words, count }),
      })),
      isOptional: true,
      when: () => languages.length > 1,
    },
    {
      name: "roles",
      label: say("console.announce.roles"),
      kind: "ticks",
      choices: ROLES.map((role) => ({ value: role, words: say("console.announce.role", { role }) })),
      isOptional: true,
    },
    {
      name: "devices",
      label: say("console.announce.devices"),
      kind: "ticks",
      choices: DEVICES.map((device) => ({ value: device, words: say("console.announce.device", { device }) })),
      isOptional: true,
    },
    {
      name: "label",
      label: say("console.announce.label"),
      kind: "choice",
      choices: LABELS.map((label) => ({ value: label, words: say("console.announce.is", { label }) })),
    },
    { name: "source", label: say("console.announce.source"), kind: "line", most: SOURCE_LIMIT, isOptional: true },
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
export function draftOf({
  text = "",
  zone = "",
  newcomers = "",
  languages = "",
  roles = "",
  devices = "",
  label = "staff",
  source = "",
}: Given): MessageDraft {
  const list = (words: string) => words.split(" ").filter((one) => one !== "");
  const [spoken, as, on] = [list(languages), list(roles), list(devices)];
  const to: Audience = {
    ...(zone !== "" && { zone }),
    ...(newcomers !== "" && { newcomers: newcomers === "new" }),
    ...(spoken.length > 0 && { languages: spoken }),
    ...(as.length > 0 && { roles: as as NonNullable<Audience["roles"]> }),
    ...(on.length > 0 && { devices: on as NonNullable<Audience["devices"]> }),
  };
  return {
    text: text.trim(),
    label: label as (typeof LABELS)[number],
    ...(source.trim() !== "" && { source: source.trim() }),
    ...(Object.keys(to).length > 0 && { to }),
  };
}
