/**
 * Conversation: asking the house, voting, answering polls, and what hosts do with them. A question is words like any others:
 * who may not speak may not ask. Carries TLK1 to TLK6.
 */

import type { QuestionDeed } from "../../../shared/conversation/questions.ts";
import { occasionOf } from "../../../shared/events/evening-run.ts";
import type { Message } from "../../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { fitText } from "../../chat/text.ts";
import { FEEDBACK_MS } from "../../conversation/feedback.ts";
import { noteAnswered, noteAsked, noteVote } from "../event-notes.ts";
import { noteWords } from "../fact-notes.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import { refuseUnlessLeads } from "./floor.ts";
import { refuseMuted, refuseShieldHeld, refuseSilenced, refuseSlowed } from "./muted.ts";
import { refuseLinks } from "./orders.ts";
import type { Handler } from "./verb.ts";

export const ask: Handler<"ask"> = async (room, visitor, { text }) => {
  const { house, space } = room;
  const { talks } = house.conversation;
  if (!(await talks.of(space.id)).open) throw new StoaError("not-allowed", "Questions are closed just now.");
  const said = await writes(room, visitor, text);
  const question = await talks.add(space.id, visitor.person, { kind: "asked", ...apartOf(visitor) }, said);
  noteAsked(room, visitor, question);
  return { question };
};

export const bringIdea: Handler<"bringIdea"> = async (room, visitor, { text }) => {
  const { house, space } = room;
  const said = await writes(room, visitor, text);
  const deed = { kind: "brought" as const, ...apartOf(visitor) };
  return { idea: await house.conversation.ideas.add(space.id, visitor.person, deed, said) };
};

export const withdrawQuestion: Handler<"withdrawQuestion"> = async ({ house, space }, { person }, { question }) => {
  await house.conversation.talks.add(space.id, person, { kind: "withdrawn", question });
};

export const vote: Handler<"vote"> = ({ house, space }, visitor, { question, on }) => {
  const still = () => refuseVoteless(visitor, house.now());
  still();
  return house.conversation.talks.vote(space.id, visitor.person, question, on, still);
};

export const answerPoll: Handler<"answerPoll"> = async (room, visitor, { poll, answer: given }) => {
  const { house, space } = room;
  const still = () => refuseVoteless(visitor, house.now());
  await house.conversation.ballots.answer(space.id, visitor.person, poll, given, still);
  noteVote(room, visitor, poll, given);
};

export const withdrawIdea: Handler<"withdrawIdea"> = async ({ house, space }, { person }, { idea }) => {
  await house.conversation.ideas.add(space.id, person, { kind: "withdrawn", idea });
};

export const voteIdea: Handler<"voteIdea"> = ({ house, space }, visitor, { idea, on }) => {
  const still = () => refuseVoteless(visitor, house.now());
  return house.conversation.ideas.vote(space.id, visitor.person, idea, on, still);
};

export const ideaStatus: Handler<"ideaStatus"> = async ({ house, space }, visitor, { idea, status, word }) => {
  refuseUnlessLeads(visitor);
  await house.conversation.ideas.add(space.id, visitor.person, { kind: "status", idea, status }, word || undefined);
};

/** How the evening was: of visitors, from its first cue on until a while after its close. */
export const feedback: Handler<"feedback"> = async ({ house, space }, { person, role }, { evening, answer }) => {
  const run = house.evenings.runOf(space.id);
  const { programme, closedAt } = run;
  const occasion = occasionOf(run);
  if (programme?.id !== evening || occasion === null) throw new StoaError("not-found", "That evening is not on here.");
  if (closedAt !== null && house.now() - closedAt > FEEDBACK_MS)
    throw new StoaError("invalid", "That evening is over for a while. Thank you all the same.");
  if (role !== "visitor") throw new StoaError("not-allowed", "The house asks its visitors how it was.");
  await house.conversation.feedback.give(space.id, occasion, person, answer);
};

export const takeUp: Handler<"takeUp"> = (room, visitor, { question }) =>
  decide(room, visitor, { kind: "taken-up", question });

export const answer: Handler<"answer"> = async (room, visitor, { question, text }) => {
  const how = text === undefined ? "stage" : "text";
  await decide(room, visitor, { kind: "answered", question, how }, text);
  noteAnswered(room, visitor, question, how);
};

export const park: Handler<"park"> = (room, visitor, { question, promise }) =>
  decide(room, visitor, { kind: "parked", question }, promise);

export const decline: Handler<"decline"> = (room, visitor, { question, reason }) =>
  decide(room, visitor, { kind: "declined", question }, reason);

export const reopen: Handler<"reopen"> = (room, visitor, { question }) =>
  decide(room, visitor, { kind: "reopened", question });

export const mergeQuestions: Handler<"mergeQuestions"> = (room, visitor, { question, into }) =>
  decide(room, visitor, { kind: "merged", question, into });

export const openQuestions: Handler<"openQuestions"> = ({ house, space }, visitor, { open }) => {
  refuseUnlessLeads(visitor);
  return house.conversation.talks.open(space.id, visitor.person, open);
};

export const openPoll: Handler<"openPoll"> = async ({ house, space }, visitor, { poll: spec, screen }) => {
  refuseUnlessLeads(visitor);
  if (screen !== undefined && !space.screens.some(({ id }) => id === screen))
    throw new StoaError("not-found", "There is no such screen here.");
  const poll = house.newId();
  await house.conversation.ballots.open(space.id, visitor.person, poll, spec, screen ?? null);
  return { poll };
};

export const closePoll: Handler<"closePoll"> = ({ house, space }, visitor, { poll }) => {
  refuseUnlessLeads(visitor);
  return house.conversation.ballots.close(space.id, visitor.person, poll);
};

export const reopenPoll: Handler<"reopenPoll"> = ({ house, space }, visitor, { poll }) => {
  refuseUnlessLeads(visitor);
  return house.conversation.ballots.reopen(space.id, visitor.person, poll);
};

async function decide({ house, space }: SpaceRoom, visitor: Visitor, deed: QuestionDeed, text?: string): Promise<void> {
  refuseUnlessLeads(visitor);
  await house.conversation.talks.add(space.id, visitor.person, deed, text);
}

/** What somebody wrote, once it was asked whether they may; it counts as said. */
async function writes(room: SpaceRoom, visitor: Visitor, text: string): Promise<string> {
  const { house } = room;
  const { askPace, names } = house.conversation;
  refuseMuted(visitor, house.now());
  const said = fitText(text);
  refuseLinks(room, visitor, said);
  refuseShieldHeld(visitor);
  if (!askPace.take(visitor.person, house.now()))
    throw new StoaError("too-fast", "That is a lot at once. Ask again in a few minutes.");
  refuseSlowed(room, visitor);
  const message: Message = {
    id: house.newId(),
    from: visitor.avatar,
    name: visitor.fields.name,
    role: visitor.role,
    text: said,
    at: Math.round(house.now()),
    to: "space",
  };
  await house.hooks.beforeSay?.(message, visitor);
  refuseSilenced(visitor, house.now());
  names.set(visitor.person, visitor.fields.name);
  noteWords(room, visitor, said);
  return said;
}

const apartOf = ({ standing }: Visitor) => (standing.isolated !== null ? { apart: true as const } : {});

/** @throws {StoaError} for whoever is muted, and for whoever is set apart: a count would tell others of them */
function refuseVoteless(visitor: Visitor, now: number): void {
  refuseSilenced(visitor, now);
  if (visitor.standing.isolated !== null)
    throw new StoaError("not-allowed", "You are set apart just now, and your vote would not be. Nothing was counted.");
}
