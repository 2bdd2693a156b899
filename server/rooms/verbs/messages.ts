/**
 * Messages: what hosts do with what the house says: try it, write it, change it, approve it, send it, take it back. Carries
 * MSG1 to MSG5.
 */
import { may } from "../../../shared/conduct/roles.ts";
import { nowhereOf } from "../../../shared/messages/call.ts";
import { isUnsourced } from "../../../shared/messages/claims.ts";
import { AHEAD_MOST_MS, type Draft, type When } from "../../../shared/messages/message.ts";
import { coolAt, LATE_MS, momentOf, type Stocked, saidBefore, wantsApproval } from "../../../shared/messages/stock.ts";
import { type Topic, topicsOf } from "../../../shared/messages/topics.ts";
import { readDraft } from "../../../shared/protocol/from-client/messages.ts";
import type { MessageCheck } from "../../../shared/protocol/from-server/messages.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { pathWords } from "../../../shared/text/path-words.ts";
import { isOneOf, reachOf } from "../addressing.ts";
import { termsOf, topicNames, topicViews } from "../messages.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Asked, Handler } from "./verb.ts";

export const message: Handler<"message"> = async (room, visitor, asked) => {
  if (!may(visitor.role, "host")) throw new StoaError("not-allowed", "Only hosts speak for the house.");
  const { house, space } = room;
  const { messages } = house.conversation;
  await messages.of(space.id);
  switch (asked.do) {
    case "check":
      return check(room, visitor, draftOf(room, asked.draft));
    case "draft": {
      const draft = draftOf(room, asked.draft);
      const { corrects } = draft;
      const deed = { kind: "drafted" as const, ...bareOf(room, draft), ...(corrects !== undefined && { corrects }) };
      const id = await messages.add(space.id, visitor.person, deed, wordsOf(draft));
      return { message: id, ...check(room, visitor, draft) };
    }
    case "change": {
      const draft = draftOf(room, asked.draft);
      const { corrects } = found(room, asked.message);
      if ((draft.corrects ?? corrects) !== corrects)
        throw new StoaError("invalid", "What a message corrects stays. Draft another one.");
      const deed = { kind: "changed" as const, message: asked.message, ...bareOf(room, draft) };
      await messages.add(space.id, visitor.person, deed, wordsOf(draft));
      return { message: asked.message, ...check(room, visitor, { ...draft, ...(corrects !== null && { corrects }) }) };
    }
    case "approve":
      await messages.add(space.id, visitor.person, {
        kind: "approved",
        message: asked.message,
        version: asked.version,
      });
      return null;
    case "send":
      return send(room, visitor, asked);
    case "withdraw":
      await messages.add(
        space.id,
        visitor.person,
        { kind: "withdrawn", message: asked.message },
        asked.why || undefined,
      );
      return null;
  }
};

/** It goes out now, or by itself at its time: answers whom it reached, or when it is due. */
async function send(room: SpaceRoom, visitor: Visitor, asked: Asked<"message"> & { do: "send" }) {
  const { house, space } = room;
  const { messages, addressed } = house.conversation;
  const one = found(room, asked.message);
  const anyway = asked.anyway ? { anyway: true as const } : {};
  const isTimed = one.when.at !== undefined || one.when.after !== undefined;
  if (isTimed && !asked.now && one.status !== "missed") {
    refusePast(room, one.when);
    await messages.add(space.id, visitor.person, { kind: "released", message: one.id, ...anyway });
    return { due: momentOf(one.when, house.evenings.runOf(space.id), house.now()) };
  }
  refuseResting(room, visitor, one);
  if (!asked.anyway && one.words !== null && one.status !== "sent") refuseNobody(room, one);
  await messages.add(space.id, visitor.person, { kind: "sent", message: one.id, ...anyway });
  const { reached = 0, held = 0 } = addressed.find(space.id, String(one.id)) ?? {};
  return { reached, held };
}

function check(room: SpaceRoom, visitor: Visitor, draft: Draft): MessageCheck {
  const { house, space } = room;
  const topics = topicViews(visitor.fields.language, draft.text, draft.source, draft.call?.label);
  const { addressed, messages } = house.conversation;
  const { corrects } = draft;
  const stock = messages.known(space.id);
  const earlier = corrects === undefined ? undefined : stock.messages.get(Number(corrects));
  const before = corrects === undefined ? [] : [corrects, ...(earlier ? saidBefore(stock, earlier) : [])];
  const { people, held } = reachOf(
    house,
    space.id,
    corrects === undefined
      ? isOneOf(house, draft.to)
      : (_, { person }) => before.some((said) => addressed.has(space.id, said, person)),
  );
  const approval = wantsApproval({ topics: topics.map(({ topic }) => topic) }, termsOf(house, space.id));
  return { topics, unsourced: isUnsourced(draft), people, held: corrects === undefined ? held : 0, approval };
}

/** @throws {StoaError} with the place of what is wrong in it, and the reason */
function draftOf(room: SpaceRoom, written: unknown): Draft {
  const { house, space } = room;
  const read = readDraft(written);
  if (!read.success) {
    const { path, message: text } = read.error.issues[0]!;
    throw new StoaError("invalid", `${[pathWords(path), text].filter((part) => part !== "").join(": ")}.`);
  }
  const { to, corrects, call } = read.data;
  if (to?.zone !== undefined && !space.zones.some(({ id }) => id === to.zone))
    throw new StoaError("not-found", `to.zone: there is no zone ${to.zone} in this space.`);
  const nowhere = nowhereOf(call, { space: space.id, spaces: house.spaces });
  if (nowhere !== null) throw new StoaError("not-found", `call.space: it ${nowhere}.`);
  refusePast(room, read.data);
  if (read.data.after !== undefined && !house.evenings.runOf(space.id).cues.has(read.data.after.cue))
    throw new StoaError("not-found", `after.cue: there is no cue ${read.data.after.cue} in this evening.`);
  // A message that was said is known by its number, also after a restart; what a cue said by who read it.
  if (corrects?.includes("/") && house.conversation.addressed.find(space.id, corrects) === null)
    throw new StoaError("not-found", `corrects: nobody here has read ${corrects}.`);
  return read.data;
}

/** @throws {StoaError} for what would have gone out already, and for what is too far ahead */
function refusePast({ house, space }: SpaceRoom, when: When): void {
  const run = house.evenings.runOf(space.id);
  const moment = momentOf({ evening: run.programme?.id ?? "", ...when }, run, house.now());
  if (moment !== null && moment < house.now() - LATE_MS)
    throw new StoaError("invalid", "The time of that message has passed. Send it now, or set another time.");
  if (moment !== null && moment > house.now() + AHEAD_MOST_MS)
    throw new StoaError("invalid", "That is too far ahead: a message is set for the next 90 days.");
}

/** @throws {StoaError} until what touches on a topic has rested */
function refuseResting({ house, space }: SpaceRoom, visitor: Visitor, one: Stocked): void {
  if (one.status === "sent" || one.status === "withdrawn") return;
  const cool = coolAt(one, termsOf(house, space.id));
  const seconds = cool === null ? 0 : Math.ceil((cool - house.now()) / 1000);
  if (seconds > 0)
    throw new StoaError(
      "too-fast",
      `This touches on ${topicNames(visitor.fields.language, one.topics)}, and rests before it is sent: ${seconds} more seconds.`,
    );
}

/** @throws {StoaError} where nobody here would read it */
function refuseNobody(room: SpaceRoom, one: Stocked): void {
  const { house, space } = room;
  // Who is in another process is of the audience or not: nobody knows that here.
  const elsewhere = house.others.of(space.id).some(({ people }) => people.some(({ avatar }) => avatar !== null));
  if (one.corrects !== null || elsewhere) return;
  if (reachOf(house, space.id, isOneOf(house, one.words?.to)).people > 0) return;
  throw new StoaError(
    "not-found",
    "Nobody here is whom this is for just now, so it is not sent. Change whom it is for, set a time, or send it anyway.",
  );
}

function found({ house, space }: SpaceRoom, id: number): Stocked {
  const one = house.conversation.messages.known(space.id).messages.get(id);
  if (one === undefined) throw new StoaError("not-found", "There is no such message any more.");
  return one;
}

/** All of a draft but its words. */
function bareOf({ house, space }: SpaceRoom, { label, text, source, call, at, after }: Draft) {
  const topics: Topic[] = topicsOf(text, source, call?.label).map(({ topic }) => topic);
  const evening = house.evenings.runOf(space.id).programme?.id;
  const when: When = {
    ...(at !== undefined && { at }),
    ...(after !== undefined && { after, ...(evening !== undefined && { evening }) }),
  };
  return { label, topics, when };
}

const wordsOf = ({ text, source, to, call }: Draft): string => JSON.stringify({ text, source, to, call });
