/**
 * Safety: one's bubble, closeness, blocks. Carries VIS3 and VIS4. Nobody is told where somebody is who blocked them.
 */
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { keepApart } from "../circle.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Handler } from "./verb.ts";

const NOT_HERE = () => new StoaError("not-found", "They are not here.");

export const bubble: Handler<"bubble"> = async (room, visitor, wish) => {
  const next = { radius: wish.radius ?? visitor.bubble.radius, for: wish.for ?? visitor.bubble.for };
  visitor.bubble = next;
  room.world.setBubble(visitor.slot, next.radius, next.for);
  room.company.change(visitor, { bubble: room.world.radiusOf(visitor.slot) });
  await room.house.store.people.setBubble(visitor.person, next);
};

export const allowCloser: Handler<"allowCloser"> = (room, visitor, { avatar }) =>
  setCloser(room, visitor, avatar, true);

export const withdrawCloser: Handler<"withdrawCloser"> = (room, visitor, { avatar }) => {
  if (avatar !== undefined) return setCloser(room, visitor, avatar, false);
  for (const other of room.company.all()) {
    if (visitor.closer.has(other.person) && room.company.sees(visitor, other))
      setCloser(room, visitor, other.avatar, false);
  }
  visitor.closer.clear();
  const { friends, wire } = room.house;
  for (const b of friends.of(visitor.person)) wire.tell("friends", { a: visitor.person, b, agreed: false });
  friends.forget(visitor.person);
};

function setCloser(room: SpaceRoom, visitor: Visitor, avatar: string, closer: boolean): void {
  const other = room.company.seenBy(visitor, avatar);
  if (!other) throw NOT_HERE();
  if (other === visitor) throw new StoaError("invalid", "That is you.");
  room.company.setCloser(visitor, other, closer);
  const agreed = closer && other.closer.has(visitor.person);
  const [a, b] = [visitor.person, other.person];
  if (agreed) room.house.friends.agree(a, b);
  else if (!closer) room.house.friends.part(a, b);
  if (agreed || !closer) room.house.wire.tell("friends", { a, b, agreed });
  room.tell(visitor, "closer", {
    avatar: other.avatar,
    mine: closer,
    theirs: other.closer.has(visitor.person),
  });
  // Who panics is not asked for anything by strangers; what they offered is told when it is over.
  if (closer && room.company.silences(other, visitor)) return;
  if (room.company.mayHear(other, visitor)) {
    room.tell(other, "closer", { avatar: visitor.avatar, mine: other.closer.has(visitor.person), theirs: closer });
  }
}

export const block: Handler<"block"> = async (room, visitor, { avatar }) => {
  const bearer = room.house.avatars.find(avatar, room.house.now());
  if (!bearer || bearer.space !== room.space.id) throw NOT_HERE();
  if (bearer.person === visitor.person) throw new StoaError("invalid", "Nobody can block themselves.");
  keepApart(room.house, visitor.person, bearer.person, true);
  room.house.wire.tell("blocked", { by: visitor.person, other: bearer.person, on: true });
  await room.house.store.blocks.add(visitor.person, bearer.person, bearer.name, room.house.now());
};

export const blocks: Handler<"blocks"> = async (room, visitor) => {
  const list = await room.house.store.blocks.list(visitor.person);
  return list.map(({ id, name, at }) => ({ id, name, at }));
};

export const unblock: Handler<"unblock"> = async (room, visitor, { block: id }) => {
  const other = await room.house.store.blocks.remove(visitor.person, id);
  if (other === null) throw new StoaError("not-found", "There is no such block.");
  keepApart(room.house, visitor.person, other, false);
  room.house.wire.tell("blocked", { by: visitor.person, other, on: false });
};
