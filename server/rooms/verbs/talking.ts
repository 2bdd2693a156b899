/**
 * Talking: a text for whoever is near, for one person, a zone or the space, and reading again what one could hear.
 * Carries CHAT1 to CHAT5. Identity, time and id are the server's.
 */
import { may } from "../../../shared/conduct/roles.ts";
import { hearsText } from "../../../shared/hearing/hearing.ts";
import { HISTORY_PAGE } from "../../../shared/protocol/from-client/history.ts";
import type { Addressee } from "../../../shared/protocol/from-client/say.ts";
import type { Message } from "../../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { fitText } from "../../chat/text.ts";
import { noteWords } from "../fact-notes.ts";
import { roomsOf } from "../house.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import { refuseMuted, refuseShieldHeld, refuseSilenced, refuseSlowed } from "./muted.ts";
import { refuseLinks } from "./orders.ts";
import type { Handler } from "./verb.ts";

export const say: Handler<"say"> = async (room, visitor, { text, to }) => {
  refuseMuted(visitor, room.house.now());
  const said = fitText(text);
  refuseLinks(room, visitor, said);
  refuseShieldHeld(visitor);
  refuseSlowed(room, visitor);
  if (!room.writer.open) throw new StoaError("not-allowed", "Messages cannot be kept just now. Try again in a minute.");
  const message: Message = {
    id: room.house.newId(),
    from: visitor.avatar,
    name: visitor.fields.name,
    role: visitor.role,
    text: said,
    at: Math.round(room.house.now()),
    to: to ?? "near",
  };
  await room.house.hooks.beforeSay?.(message, visitor);
  refuseSilenced(visitor, room.house.now());
  const hearers = hearersOf(room, visitor, to);
  const elsewhere = to === "space" ? room.house.others.hearersOf(room.space.id, visitor) : [];
  room.world.speaks(visitor.slot);
  room.writer.add({
    ...message,
    from: visitor.avatar,
    space: room.space.id,
    author: visitor.person,
    hearers: [...hearers.map((one) => one.person), ...elsewhere],
  });
  room.memory.said({ ...message, from: visitor.avatar, hearers: hearers.map((one) => one.avatar) });
  for (const hearer of hearers) if (hearer !== visitor) room.tell(hearer, "message", message);
  if (to === "space") {
    const speaker = { person: visitor.person, role: visitor.role, isolated: visitor.standing.isolated !== null };
    room.house.wire.tell("said", { space: room.space.id, message, speaker });
  }
  noteWords(room, visitor, said);
  return message;
};

export const history: Handler<"history"> = async (room, visitor, { before }) => {
  await Promise.all(roomsOf(room.house, room.space.id).map((copy) => copy.writer.flush()));
  const { messages } = room.house.store;
  const unread = may(visitor.role, "moderate") ? [] : [...visitor.blocked.keys()];
  const stored = await messages.heard(visitor.person, room.space.id, before, HISTORY_PAGE, unread);
  const now = room.house.now();
  // Who is isolated reads what staff and they themselves have said since, and nothing of anybody from before.
  const since = visitor.standing.isolated?.at ?? 0;
  const readable = stored.filter(({ at }) => at >= since);
  return readable.map(({ id, from, name, role, text, at, to, hidden }): Message => {
    const known = room.house.avatars.find(from, now) ? from : null;
    return { id, from: known, name, ...(role && { role }), text, at, to, ...(hidden && { hidden }) };
  });
};

/** Whoever hears it, the speaker among them. */
function hearersOf(room: SpaceRoom, speaker: Visitor, to: Addressee | undefined): Visitor[] {
  const listening = [...room.company.all()].filter((one) => room.company.mayHear(one, speaker));
  const reaches = (one: Visitor) => !room.company.silences(one, speaker);
  if (to === undefined) {
    const here = room.hearerAt(speaker);
    return listening.filter((one) => one === speaker || (reaches(one) && hearsText(here, room.hearerAt(one))));
  }
  if (to === "space") {
    refuseWithout(speaker, "speak-to-space", "Only hosts and moderators speak to the whole space.");
    return roomsOf(room.house, room.space.id).flatMap(({ company }) =>
      [...company.all()].filter((one) => company.mayHear(one, speaker)),
    );
  }
  if ("zone" in to) {
    refuseWithout(speaker, "speak-to-zone", "Only hosts and moderators speak to a zone.");
    if (!room.space.zones.some((zone) => zone.id === to.zone))
      throw new StoaError("not-found", "There is no such zone.");
    return listening.filter((one) => one === speaker || room.world.zoneOf(one.slot) === to.zone);
  }
  const listener = listening.find((one) => one.avatar === to.avatar);
  if (!listener) throw new StoaError("not-found", "They are not here.");
  // Whether somebody panics is not the speaker's to know: it is said, and does not arrive.
  return listener === speaker || !reaches(listener) ? [speaker] : [speaker, listener];
}

function refuseWithout(speaker: Visitor, power: "speak-to-space" | "speak-to-zone", message: string): void {
  if (!may(speaker.role, power)) throw new StoaError("not-allowed", message);
}
