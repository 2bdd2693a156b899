/**
 * Conduct: what a moderator does to a person or their words, citing a house rule; taking it back; and agreeing, as a second
 * one, to what nobody decides alone. Carries CON1 to CON7, CON11, CON14, CON15 and CON17.
 */
import type { Message } from "../../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import {
  actOn,
  carry,
  type Decided,
  decidedHere,
  refuseUnlessBelow,
  refuseUnlessModerator,
  refuseUnlessRule,
  takeBack,
} from "../acting.ts";
import { roomsOf, tellPersons } from "../house.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Asked, Handler } from "./verb.ts";

export const act: Handler<"act"> = (room, visitor, asked) => actOn(room, visitor, asked, null);

export const undo: Handler<"undo"> = (room, visitor, { sanction, note }) =>
  room.house.turns.run(sanction, async () =>
    takeBack(room, visitor, await decidedHere(room, visitor, sanction), note ?? null, null),
  );

export const second: Handler<"second"> = (room, visitor, asked) =>
  room.house.turns.run(asked.sanction, () => agree(room, visitor, asked));

export const hide: Handler<"hide"> = async (room, visitor, { message, rule, note }) => {
  const { house, space } = room;
  refuseUnlessModerator(visitor);
  refuseUnlessRule(room, rule);
  const copies = roomsOf(house, space.id);
  await Promise.all(copies.map((copy) => copy.writer.flush()));
  const sayer = await house.store.messages.sayer(message);
  if (sayer === null || sayer.space !== space.id) throw new StoaError("not-found", "There are no such words here.");
  if (sayer.author !== visitor.person) await refuseUnlessBelow(room, visitor, sayer.author, true);
  const at = Math.round(house.now());
  const by = { by: visitor.person, byRole: visitor.role };
  const hidden = await house.store.conduct.hide({ message, rule, note: note ?? null, ...by, at });
  if (hidden === null) throw new StoaError("invalid", "Those words are hidden already.");
  const { author, hearers, space: _, ...stone } = hidden;
  const tombstone: Message = { ...stone, from: house.avatars.find(stone.from, at) ? stone.from : null };
  tellPersons(house, space.id, hearers, "hidden", tombstone);
  house.wire.tell("hidden", { space: space.id, tombstone, hearers });
};

/** Agrees, as the second moderator, to what waits for one. */
async function agree(room: SpaceRoom, visitor: Visitor, { sanction, note }: Asked<"second">): Promise<Decided> {
  const found = await decidedHere(room, visitor, sanction);
  if (found.second === null || found.undone || found.seconded)
    throw new StoaError("invalid", "No second moderator is asked for that, or not any more.");
  if (found.by === visitor.person) throw new StoaError("not-allowed", "The second moderator is somebody else.");
  if (found.person === visitor.person) throw new StoaError("not-allowed", "Nobody decides about themselves.");
  const { person, act: what, rule } = found;
  return carry(room, visitor, {
    person,
    act: what,
    rule,
    note: note ?? null,
    at: Math.round(room.house.now()),
    until: found.second.until,
    of: sanction,
    second: null,
    case: found.case,
  });
}
