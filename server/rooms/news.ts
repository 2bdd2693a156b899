/**
 * News: what the house said to somebody before, on this evening, told again when they come back: as it stands now, and as
 * nothing that they are addressed with. Who was shown what is taken from the store when the house begins. Carries MSG9 and
 * MSG10.
 */
import { READERS_MOST, REMEMBERED_MS } from "../../shared/messages/addressed.ts";
import type { Stock } from "../../shared/messages/stock.ts";
import { cueOf } from "../../shared/programme/run.ts";
import type { Notice } from "../../shared/protocol/from-server/index.ts";
import { newsIn } from "../programme/news.ts";
import { callViewOf } from "./addressing.ts";
import type { House } from "./house.ts";
import { callOf, sayingOf, takenBack, takingBackOf, textOf } from "./messages.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** So much of it is told. */
const TOLD = 20;

/** Who was shown what, before this process began. */
export async function recallRead({ store, conversation, now }: House): Promise<void> {
  const words = await store.reached.since(Math.round(now() - REMEMBERED_MS), READERS_MOST);
  for (const word of words) {
    const { text = null, authors = [] } = (await newsIn(store.histories, word.space, word.said)) ?? {};
    conversation.addressed.take({ ...word, text, authors, held: 0, counts: false });
  }
}

/** Somebody stands here, or stands here again. */
export function tellNews(room: SpaceRoom, visitor: Visitor, stock: Stock): void {
  const { house } = room;
  const read = house.conversation.addressed.readBy(visitor.space, visitor.person);
  const news = read
    .filter(({ at }) => house.now() - at <= REMEMBERED_MS)
    .flatMap(({ said, at }): Notice[] => {
      const told = toldOf(house, stock, visitor, said);
      return told === null ? [] : [{ ...told, id: `said ${said}`, at: Math.round(at) }];
    })
    .slice(-TOLD);
  if (news.length > 0) room.tell(visitor, "news", news);
}

/** What somebody read under a name; null where its words are gone, or it was of another evening. */
function toldOf(house: House, stock: Stock, visitor: Visitor, said: string): Omit<Notice, "id" | "at"> | null {
  const { space } = visitor;
  const leads = callViewOf(house, callOf(house, space, stock, said));
  const call = leads && { call: leads };
  const message = stock.messages.get(Number.parseInt(said, 10));
  if (message !== undefined) {
    if (said === takenBack(message.id)) return takingBackOf(visitor, message);
    const { notice, text } = sayingOf(house, stock, space, message);
    return text === "" ? null : { kind: "announcement", said, text, ...notice(visitor), ...call };
  }
  const run = house.evenings.runOf(space);
  const [evening, id = ""] = said.split("/");
  const text = textOf(house, space, stock, said);
  if (text === null || run.programme?.id !== evening) return null;
  const what = cueOf(run, id)?.do;
  return {
    kind: "announcement",
    said,
    text,
    label: "staff",
    ...call,
    ...(what?.kind === "announcement" && {
      label: what.label,
      ...(what.source !== undefined && { source: what.source }),
    }),
  };
}
