/** Ideas, told: all of them on coming, then what changes, to whoever may know of them. Carries TLK7. */
import type { IdeaView } from "../../shared/protocol/from-server/conversation.ts";
import { nameOf, reads, viewFor } from "./conversation.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** So many are told: the newest. */
const TOLD_MOST = 200;

/** An idea, and who may be told of it. */
export type ToldIdea = { view: IdeaView; by: string | null; apart: boolean };

export async function tellIdeasTo(room: SpaceRoom, visitor: Visitor): Promise<void> {
  const { house, space } = room;
  const [ideas, voted] = await Promise.all([
    ideasIn(house, space.id),
    house.conversation.ideas.votedBy(space.id, visitor.person),
  ]);
  if (visitor.over) return;
  const list = ideas.filter((one) => reads(visitor, one) === "yes").map((one) => viewFor(visitor, one));
  const asked = ideas.filter(({ by }) => by === visitor.person).map(({ view }) => view.id);
  room.tell(visitor, "ideas", { list, gone: [], all: true, own: { asked, voted } });
}

export async function tellIdeas(house: House, space: string): Promise<void> {
  const ideas = await ideasIn(house, space);
  const { list, gone } = house.conversation.shownIdeas.take(
    space,
    ideas.map((told) => [told.view.id, told]),
  );
  if (list.length === 0 && gone.length === 0) return;
  for (const room of roomsOf(house, space)) {
    for (const one of room.company.all()) {
      const mine = list.filter((told) => reads(one, told) === "yes").map((told) => viewFor(one, told));
      const out = list.filter((told) => reads(one, told) === "gone").map(({ view }) => view.id);
      if (mine.length + out.length + gone.length > 0)
        room.tell(one, "ideas", { list: mine, gone: [...out, ...gone], all: false });
    }
  }
}

async function ideasIn(house: House, space: string): Promise<ToldIdea[]> {
  const { ideas } = house.conversation;
  const newest = [...(await ideas.of(space)).values()].slice(-TOLD_MOST);
  const counts = await ideas.counts(
    space,
    newest.map(({ id }) => id),
  );
  return Promise.all(
    newest.map(async ({ by, apart, ...idea }, n) => ({
      view: { ...idea, from: by === null ? null : await nameOf(house, by), votes: counts[n]! },
      by,
      apart,
    })),
  );
}
