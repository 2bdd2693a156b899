/**
 * Messages: what the house says to people, carried out in every copy: said to whom it is for when it was sent, corrected for
 * exactly those who saw it, here or when they come back, and told to hosts with whom it reached. Carries MSG1 to MSG6.
 */
import { may } from "../../shared/conduct/roles.ts";
import { REMEMBERED_MS } from "../../shared/messages/addressed.ts";
import type { Call } from "../../shared/messages/call.ts";
import { isUnsourced } from "../../shared/messages/claims.ts";
import {
  coolAt,
  dueOf,
  LATE_MS,
  type MessageEvent,
  type Reach,
  type Stock,
  type Stocked,
  saidBefore,
  type Terms,
  wantsApproval,
} from "../../shared/messages/stock.ts";
import { TOPICS, type Topic, topicsOf } from "../../shared/messages/topics.ts";
import type { What } from "../../shared/programme/cue.ts";
import { cueOf } from "../../shared/programme/run.ts";
import type { Notice } from "../../shared/protocol/from-server/index.ts";
import type { HouseMessageView, MessagesTold, TopicView } from "../../shared/protocol/from-server/messages.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import { type Addressing, address, isOneOf, noteRead } from "./addressing.ts";
import { nameOf } from "./conversation.ts";
import { type House, roomsOf } from "./house.ts";
import { tellNews } from "./news.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** From now on what is due is said. */
export const followMessages = ({ conversation, spaces }: House): Promise<void> =>
  conversation.messages.watch(spaces.keys());

/** Another process has not heard who read what. */
export function tellAddressed({ conversation, wire }: House): void {
  for (const word of conversation.addressed.lastSaid()) wire.tell("addressed", word);
}

/** What a space asks of its messages. */
export const termsOf = (house: Pick<House, "spaces">, space: string): Terms =>
  house.spaces.get(space)?.messages ?? { approve: "all", cooling: 0 };

/** Something happened to a message: it is said where that is due, and hosts are told. */
export function messagesChanged(house: House, space: string, stock: Stock, event: MessageEvent): void {
  try {
    const message = "message" in event ? stock.messages.get(event.message) : undefined;
    if (message !== undefined && house.now() - event.at <= LATE_MS) {
      if (event.kind === "sent") sayMessage(house, space, stock, message);
      if (event.kind === "withdrawn" && message.sentAt !== null) takeBack(house, space, message);
    }
  } catch (error) {
    house.log.error({ error }, "a message was not said");
  }
  house.conversation.seldom.soon(`messages ${space}`, () => tellMessages(house, space));
}

function sayMessage(house: House, space: string, stock: Stock, message: Stocked): void {
  const { id, words, corrects } = message;
  if (words === null) return;
  const said = String(id);
  const reach =
    corrects === null
      ? address(house, space, { ...sayingOf(house, stock, space, message), isFor: isOneOf(house, words.to) })
      : address(house, space, sayingOf(house, stock, space, message));
  noteReach(house, space, said, reach);
}

/** How many read it is kept, so that it is known after a restart and beside other processes. */
export function noteReach(house: House, space: string, said: string, { reached, held }: Reach): void {
  if (reached + held === 0) return;
  house.conversation.messages
    .reached(space, said, reached, held)
    .catch((error: unknown) => house.log.warn({ error }, "how many read a message was not kept"));
}

/** A message that was sent, as it is said; a correction is for those who saw what it corrects, and have not read it yet. */
export function sayingOf(house: House, stock: Stock, space: string, message: Stocked): Addressing {
  const { id, words, label, corrects } = message;
  const { addressed } = house.conversation;
  const said = String(id);
  const before = saidBefore(stock, message);
  const lastRead = ({ person }: Visitor) => before.find((one) => addressed.has(space, one, person));
  return {
    said,
    text: words?.text ?? "",
    call: words?.call,
    authors: message.authors,
    counts: corrects === null,
    isFor: (_, visitor) => lastRead(visitor) !== undefined && !addressed.has(space, said, visitor.person),
    notice(visitor) {
      const read = lastRead(visitor);
      return {
        label,
        ...(words?.source !== undefined && { source: words.source }),
        ...(read !== undefined && {
          corrects: { said: read, text: textOf(house, space, stock, read) },
        }),
      };
    },
  };
}

/** What was said is taken back, for those who read it and have not been told so yet. */
function takeBack(house: House, space: string, message: Stocked): void {
  for (const room of roomsOf(house, space))
    for (const visitor of room.company.all()) takeBackFor(house, room, visitor, message);
}

function takeBackFor(house: House, room: SpaceRoom, visitor: Visitor, message: Stocked): void {
  const { addressed } = house.conversation;
  const { person, space } = visitor;
  const gone = takenBack(message.id);
  if (!addressed.has(space, String(message.id), person) || addressed.has(space, gone, person)) return;
  room.notify(visitor, takingBackOf(visitor, message));
  noteRead(house, {
    space,
    said: gone,
    text: null,
    authors: [],
    persons: [person],
    held: 0,
    counts: false,
    at: house.now(),
  });
}

/** The name under which it is known who was told that a message is taken back. */
export const takenBack = (id: number): string => `${id} withdrawn`;

/** What is told to somebody of a message that was taken back. */
export function takingBackOf({ fields }: Visitor, { id, label, words, withdrawn }: Stocked): Omit<Notice, "id" | "at"> {
  const said = String(id);
  return {
    kind: "announcement",
    said,
    label,
    text: houseWords(fields.language, "house.withdrawn"),
    ...(withdrawn?.why && { note: withdrawn.why }),
    corrects: { said, text: words?.text ?? null },
    withdrawn: true,
  };
}

/** Somebody stands here, or stands here again: what they read before stands among their news, what was corrected while they were away they read now; hosts read all of it. */
export async function comeToMessages(room: SpaceRoom, visitor: Visitor): Promise<void> {
  const { house, space } = room;
  const stock = await house.conversation.messages.of(space.id);
  if (visitor.over) return;
  tellNews(room, visitor, stock);
  const since = house.now() - REMEMBERED_MS;
  for (const message of stock.messages.values()) {
    if (message.sentAt === null || message.sentAt < since) continue;
    if (message.status === "withdrawn") takeBackFor(house, room, visitor, message);
    else if (message.corrects !== null && message.correctedBy === null) {
      const saying = sayingOf(house, stock, space.id, message);
      const isFor: Addressing["isFor"] = (at, one) => one === visitor && saying.isFor(at, one);
      noteReach(house, space.id, String(message.id), address(house, space.id, { ...saying, isFor }));
    }
  }
  if (!may(visitor.role, "host")) return;
  const told = await toldIn(house, space.id);
  if (!visitor.over)
    room.tell(visitor, "messages", {
      list: told.map((one) => viewFor(visitor, one)),
      gone: [],
      all: true,
      cues: cuesIn(house, space.id),
    });
}

/** A message as hosts are told of it, with the persons who wrote any of it. */
type Told = { view: HouseMessageView; writers: readonly (string | null)[] };

export async function tellMessages(house: House, space: string): Promise<void> {
  const { shownMessages } = house.conversation;
  const told = await toldIn(house, space);
  const cues = cuesIn(house, space);
  const { list, gone, isNew } = shownMessages.take(
    space,
    told.map(({ view }) => [view.id, view]),
    JSON.stringify(cues),
  );
  if (list.length === 0 && gone.length === 0 && !isNew) return;
  const changed = told.filter(({ view }) => list.includes(view));
  for (const room of roomsOf(house, space))
    for (const one of room.company.all())
      if (may(one.role, "host"))
        room.tell(one, "messages", { list: changed.map((each) => viewFor(one, each)), gone, all: false, cues });
}

const viewFor = ({ person }: Visitor, { view, writers }: Told): HouseMessageView => ({
  ...view,
  mine: writers.includes(person),
});

async function toldIn(house: House, space: string): Promise<Told[]> {
  const stock = await house.conversation.messages.of(space);
  const told = [...stock.messages.values()];
  return Promise.all(
    told.map(async (message) => ({ view: await viewOf(house, space, stock, message), writers: message.authors })),
  );
}

async function viewOf(house: House, space: string, stock: Stock, message: Stocked): Promise<HouseMessageView> {
  const { id, words, label, topics, status, corrects, correctedBy, authors, version, changedAt, sentAt } = message;
  const { approved, released, withdrawn, when } = message;
  const [terms, run] = [termsOf(house, space), house.evenings.runOf(space)];
  const { evening: _, ...meant } = when;
  const named = (person: string | null) => (person === null ? null : nameOf(house, person));
  const doer = async ({ by, at }: { by: string | null; at: number }) => ({ person: by, name: await named(by), at });
  const waits = status === "draft" || status === "missed";
  return {
    id,
    words,
    label,
    topics,
    status,
    when: meant,
    due: dueOf(message, run, house.now(), terms),
    corrects: corrects === null ? null : { said: corrects, text: textOf(house, space, stock, corrects) },
    correctedBy,
    authors: await Promise.all(authors.map(named)),
    mine: false,
    version,
    changedAt,
    approved: approved && (await doer(approved)),
    needs: waits && approved === null ? needOf(message, terms) : null,
    coolAt: waits ? coolAt(message, terms) : null,
    released: released && { ...(await doer(released)), anyway: released.anyway },
    sentAt,
    withdrawn: withdrawn && { ...(await doer(withdrawn)), why: withdrawn.why },
    ...(stock.reach.get(String(id)) ?? { reached: 0, held: 0 }),
  };
}

const needOf = (message: Stocked, terms: Terms): HouseMessageView["needs"] =>
  wantsApproval(message, terms)
    ? "approval"
    : message.topics.length > 0 || (message.words !== null && isUnsourced(message.words))
      ? "anyway"
      : null;

/** What was said under a name: by a message, or by a cue. */
export function textOf(house: House, space: string, stock: Stock, said: string): string | null {
  const message = stock.messages.get(Number(said));
  if (message !== undefined) return message.words?.text ?? null;
  const known = house.conversation.addressed.find(space, said);
  if (known !== null && known.text !== null) return known.text;
  const what = cueThatSaid(house, space, said);
  return what !== undefined && "text" in what ? (what.text ?? null) : null;
}

/** The call to action of what was said under a name, where it has one. */
export function callOf(house: House, space: string, stock: Stock, said: string): Call | undefined {
  const what = cueThatSaid(house, space, said);
  return what?.kind === "announcement" ? what.call : stock.messages.get(Number(said))?.words?.call;
}

function cueThatSaid(house: House, space: string, said: string): What | undefined {
  const [evening, id = ""] = said.split("/");
  const run = house.evenings.runOf(space);
  return run.programme?.id === evening ? cueOf(run, id)?.do : undefined;
}

/** What cues have said, and how many read it. */
function cuesIn(house: House, space: string): MessagesTold["cues"] {
  const { reach } = house.conversation.messages.known(space);
  return Object.fromEntries([...reach].filter(([said]) => said.includes("/")));
}

/** What a text touches on, in words, in the reader's language. */
export function topicViews(language: string, ...texts: readonly (string | undefined)[]): TopicView[] {
  return topicsOf(...texts).map(({ topic, words }) => ({
    topic,
    name: houseWords(language, `house.topic.${topic}`),
    words,
    neutral: houseWords(language, `house.neutral.${topic}`),
  }));
}

/** The topics in words, one after another. */
export const topicNames = (language: string, topics: readonly Topic[]): string =>
  TOPICS.filter((topic) => topics.includes(topic))
    .map((topic) => houseWords(language, `house.topic.${topic}`))
    .join(", ");
