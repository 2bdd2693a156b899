/**
 * Conversation: what everybody in every copy of a space is told of questions and polls: all of it on coming, then what changes,
 * at most once in a while however many vote. Nobody is told of a question of somebody with whom they are blocked; what was asked
 * by somebody who is kept apart, and what was declined, is for staff and whoever asked. Carries TLK1 to TLK6.
 */

import { isStaff, may } from "../../shared/conduct/roles.ts";
import { isOpen, type Question } from "../../shared/conversation/questions.ts";
import { occasionOf } from "../../shared/events/evening-run.ts";
import { Addressed } from "../../shared/messages/addressed.ts";
import type { PollView, QuestionView } from "../../shared/protocol/from-server/conversation.ts";
import type { HouseMessageView } from "../../shared/protocol/from-server/messages.ts";
import { Ballots } from "../conversation/ballots.ts";
import { Feedback } from "../conversation/feedback.ts";
import { Floors } from "../conversation/floors.ts";
import { IdeaBox } from "../conversation/idea-box.ts";
import { Messages } from "../conversation/messages.ts";
import { Talks } from "../conversation/talks.ts";
import { Pace } from "../reports/pace.ts";
import { BatchWriter } from "../store/batch-writer.ts";
import type { Reached } from "../store/store.ts";
import { comeToFloor, floorChanged } from "./floor.ts";
import { type House, roomsOf } from "./house.ts";
import { type ToldIdea, tellIdeas, tellIdeasTo } from "./ideas.ts";
import { comeToMessages, messagesChanged, tellMessages, termsOf } from "./messages.ts";
import { Names } from "./names.ts";
import { Seldom } from "./seldom.ts";
import { Shown } from "./shown.ts";
import type { SpaceRoom } from "./space-room.ts";
import { comeToTeam, teamChanged } from "./team.ts";
import type { Visitor } from "./visitor.ts";

/** Votes and answers are told at most once in so long, and the floor, ms. */
const TOLD_EVERY_MS = 300;
/** Of what is over so much is told. */
const OVER_TOLD = 50;
const POLLS_OVER_TOLD = 5;
/** How often somebody asks, and their hand goes up, within so long, ms. */
const ASKED_MOST = 10;
const ASKED_WITHIN_MS = 10 * 60_000;
const RAISED_MOST = 20;
const RAISED_WITHIN_MS = 60_000;

/** Who was shown a word is on disk so long after it, and after a failure tried again, ms; so many may wait for that. */
const REACHED_BATCH_MS = 1000;
const REACHED_RETRY_MS = 5000;
const REACHED_WAITING = 100_000;

export type Conversation = {
  readonly floors: Floors;
  readonly talks: Talks;
  readonly ballots: Ballots;
  readonly feedback: Feedback;
  readonly askPace: Pace;
  readonly handPace: Pace;
  /** What people who asked or raised their hand call themselves, by their person. */
  readonly names: Names;
  readonly seldom: Seldom;
  readonly questions: Shown<number, Told>;
  readonly polls: Shown<string, PollView>;
  readonly ideas: IdeaBox;
  readonly shownIdeas: Shown<number, ToldIdea>;
  readonly messages: Messages;
  readonly shownMessages: Shown<number, HouseMessageView>;
  /** Who read which word of the house, and how often anybody was addressed lately. */
  readonly addressed: Addressed;
  /** The same, on its way to disk. */
  readonly reached: BatchWriter<Reached>;
};

/** `house` is asked once something is to be told. */
export function createConversation(
  { store, wire, now, after, log }: Pick<House, "store" | "wire" | "now" | "after" | "log">,
  house: () => House,
): Conversation {
  const failed = (error: unknown) => log.warn({ error }, "something of a conversation was not done");
  const seldom = new Seldom(TOLD_EVERY_MS, after, failed);
  const parts = { histories: store.histories, votes: store.votes, now };
  const addressed = new Addressed();
  wire.on("addressed", (word) => addressed.take(word));
  return {
    floors: new Floors({
      store: store.histories,
      now,
      after,
      changed: (space) => floorChanged(house(), space),
      failed,
    }),
    talks: new Talks({
      ...parts,
      changed: (space) => seldom.soon(`questions ${space}`, () => tellQuestions(house(), space)),
    }),
    ballots: new Ballots({
      ...parts,
      changed: (space) => seldom.soon(`polls ${space}`, () => tellPolls(house(), space)),
    }),
    feedback: new Feedback(parts),
    askPace: new Pace(ASKED_MOST, ASKED_WITHIN_MS),
    handPace: new Pace(RAISED_MOST, RAISED_WITHIN_MS),
    names: new Names(),
    seldom,
    questions: new Shown(),
    polls: new Shown(),
    ideas: new IdeaBox({
      ...parts,
      changed: (space) => seldom.soon(`ideas ${space}`, () => tellIdeas(house(), space)),
    }),
    shownIdeas: new Shown(),
    messages: new Messages({
      histories: store.histories,
      now,
      after,
      runOf: (space) => house().evenings.runOf(space),
      termsOf: (space) => termsOf(house(), space),
      changed: (space, stock, event) => messagesChanged(house(), space, stock, event),
      failed,
    }),
    shownMessages: new Shown(),
    addressed,
    reached: new BatchWriter({
      write: (rows) => store.reached.add(rows),
      failed,
      after,
      batchMs: REACHED_BATCH_MS,
      retryMs: REACHED_RETRY_MS,
      most: REACHED_WAITING,
      letsGo: true,
    }),
  };
}

/** A question, and who may be told of it. */
type Told = { view: QuestionView; by: string | null; apart: boolean };

/** Somebody stands here, or stands here again. */
export function comeToConversation(room: SpaceRoom, visitor: Visitor): void {
  Promise.all([
    comeToFloor(room, visitor),
    tellConversation(room, visitor),
    tellIdeasTo(room, visitor),
    comeToMessages(room, visitor),
    comeToTeam(room, visitor),
  ]).catch((error: unknown) => room.house.log.warn({ error }, "a conversation was not told"));
}

/** They are told all of it. */
async function tellConversation(room: SpaceRoom, visitor: Visitor): Promise<void> {
  const { house, space } = room;
  const { talks, ballots, feedback } = house.conversation;
  const run = house.evenings.runOf(space.id);
  const occasion = occasionOf(run);
  const [questions, voted, polls, own, felt] = await Promise.all([
    questionsIn(house, space.id),
    talks.votedBy(space.id, visitor.person),
    pollsIn(house, space.id),
    ballots.answersOf(space.id, visitor.person),
    occasion === null ? null : feedback.of(space.id, occasion, visitor.person),
  ]);
  if (visitor.over) return;
  room.tell(visitor, "questions", {
    open: talks.known(space.id).open,
    list: questions.filter((one) => reads(visitor, one) === "yes").map((one) => viewFor(visitor, one)),
    gone: [],
    all: true,
    own: { asked: questions.filter(({ by }) => by === visitor.person).map(({ view }) => view.id), voted },
  });
  room.tell(visitor, "polls", {
    list: polls,
    gone: [],
    all: true,
    own,
    feedback: run.programme === null || felt === null ? null : { evening: run.programme.id, answer: felt },
  });
}

async function tellQuestions(house: House, space: string): Promise<void> {
  const { talks, questions: shown } = house.conversation;
  const { open } = await talks.of(space);
  const { list, gone, isNew } = shown.take(
    space,
    (await questionsIn(house, space)).map((told) => [told.view.id, told]),
    open,
  );
  if (list.length === 0 && gone.length === 0 && !isNew) return;
  for (const room of roomsOf(house, space)) {
    for (const one of room.company.all()) {
      const mine = list.filter((told) => reads(one, told) === "yes").map((told) => viewFor(one, told));
      const out = list.filter((told) => reads(one, told) === "gone").map(({ view }) => view.id);
      if (mine.length + out.length + gone.length > 0 || isNew)
        room.tell(one, "questions", { open, list: mine, gone: [...out, ...gone], all: false });
    }
  }
}

async function tellPolls(house: House, space: string): Promise<void> {
  const { list, gone } = house.conversation.polls.take(
    space,
    (await pollsIn(house, space)).map((view) => [view.id, view]),
  );
  if (list.length === 0 && gone.length === 0) return;
  for (const room of roomsOf(house, space))
    for (const one of room.company.all()) room.tell(one, "polls", { list, gone, all: false });
}

/** Whether somebody reads a question or an idea, reads it no more, or was never told that it is there. */
export function reads(
  { person, role, blocked, standing }: Visitor,
  { view: { status }, by, apart }: { view: { status: string }; by: string | null; apart: boolean },
): "yes" | "gone" | "never" {
  if (status === "withdrawn") return "gone";
  if (by === person || may(role, "moderate")) return "yes";
  if (by !== null && blocked.has(by)) return "never";
  if (isStaff(role)) return "yes";
  if (apart || standing.isolated !== null) return "never";
  return status === "declined" ? "gone" : "yes";
}

/** Staff are told who it came from. */
export const viewFor = <View extends object>(
  { role }: Visitor,
  { view, by }: { view: View; by: string | null },
): View & { person?: string } => (by !== null && may(role, "see-persons") ? { ...view, person: by } : view);

async function questionsIn(house: House, space: string): Promise<Told[]> {
  const { talks } = house.conversation;
  const { questions } = await talks.of(space);
  const all = [...questions.values()];
  const over = all
    .filter(({ status }) => !isOpen(status) && status !== "merged")
    .sort((a, b) => b.since - a.since)
    .slice(0, OVER_TOLD);
  const told = new Set([...all.filter(({ status }) => isOpen(status)), ...over].map(({ id }) => id));
  const counts = await talks.counts(space);
  return Promise.all(
    all
      .filter(({ id, into }) => told.has(into ?? id))
      .map(async (question) => ({
        view: await viewOf(house, question, counts.get(question.id) ?? 0),
        by: question.by,
        apart: question.apart,
      })),
  );
}

async function viewOf(
  house: House,
  { id, text, by, at, status, since, how, word, into }: Question,
  votes: number,
): Promise<QuestionView> {
  const from = by === null ? null : await nameOf(house, by);
  return { id, text: status === "withdrawn" ? null : text, from, at, status, since, votes, how, word, into };
}

/** What somebody called themselves last; null once they were forgotten. */
export async function nameOf({ store, conversation: { names } }: House, person: string): Promise<string | null> {
  const known = names.get(person) ?? (await store.people.name(person));
  if (known !== null) names.set(person, known);
  return known;
}

async function pollsIn(house: House, space: string): Promise<PollView[]> {
  const { ballots } = house.conversation;
  const all = [...(await ballots.of(space)).values()];
  const over = all.filter(({ closedAt }) => closedAt !== null).sort((a, b) => b.closedAt! - a.closedAt!);
  const told = [...all.filter(({ closedAt }) => closedAt === null), ...over.slice(0, POLLS_OVER_TOLD)];
  return Promise.all(told.map(async (poll) => ({ ...poll, ...(await ballots.resultOf(space, poll)) })));
}

/** Somebody was forgotten in the store: nothing of them stays here, and everybody is told so. */
export async function forgetInConversation(house: House, person: string): Promise<void> {
  const { floors, talks, ballots, ideas, messages, addressed, reached, askPace, handPace, names, seldom } =
    house.conversation;
  names.forget(person);
  addressed.forget(person);
  reached.drop((row) => row.person === person);
  house.teamPace.forget(person);
  house.invitePace.forget(person);
  house.reactions.forget(person);
  askPace.forget(person);
  handPace.forget(person);
  for (const space of await floors.forget()) floorChanged(house, space);
  for (const space of await talks.forget()) seldom.soon(`questions ${space}`, () => tellQuestions(house, space));
  for (const space of await ideas.forget()) seldom.soon(`ideas ${space}`, () => tellIdeas(house, space));
  for (const space of await messages.forget()) seldom.soon(`messages ${space}`, () => tellMessages(house, space));
  for (const space of await house.team.forget()) teamChanged(house, space);
  for (const space of await ballots.forget()) seldom.soon(`polls ${space}`, () => tellPolls(house, space));
}
