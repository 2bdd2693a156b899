/** Conversation and floor over real sockets, in a space of two copies: one queue, one list of questions, one count. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { visitsTo } from "../../support/visits.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const HALL: SpaceFile = {
  ...SQUARE,
  id: "hall",
  name: "Hall",
  capacity: 3,
  copies: 2,
  zones: [
    {
      id: "stage",
      name: "Stage",
      kind: "stage",
      speakers: "invited",
      polygon: [
        [-3, 8],
        [3, 8],
        [3, 12],
        [-3, 12],
      ],
    },
  ],
  seats: [{ id: "chair", position: [0, 0, 10], yaw: 0 }],
};

let folder: string;
let data: string;
let spaces: string;
let house: TestHouse;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-talk-"));
  data = await dataFolder();
  // Each test has a space of its own: what was asked stays.
  spaces = await writeSpaces(folder, ...["hall", "yard", "barn", "loft", "nook"].map((id) => ({ ...HALL, id })));
  house = await openHouse({ spaces, data });
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
});

const { come, comeAs, kept } = visitsTo(() => house);
const questionIn = (visit: Visit, id: number) => visit.conversation.questions.find((one) => one.id === id);
/** A host and two in the first copy, one in the second. */
async function gather(space: string) {
  const host = await comeAs("host", "Hosna", { space });
  const [ada, ben] = [await come("Ada", { space }), await come("Ben", { space })];
  const cleo = await come("Cleo", { space });
  expect([host.copy, ada.copy, ben.copy, cleo.copy]).toEqual([1, 1, 1, 2]);
  return { host, ada, ben, cleo };
}

test("[TLK1] [TLK2] [TLK3] What is asked in one copy is voted for in another, merged, answered by a host and seen by all.", async () => {
  const { host, ada, ben, cleo } = await gather("hall");
  const id = await cleo.conversation.ask("When do the doors open?");
  await until(() => questionIn(ada, id) !== undefined);
  expect(questionIn(ada, id)).toMatchObject({ text: "When do the doors open?", from: "Cleo", votes: 0, mine: false });
  expect(questionIn(ada, id)).not.toHaveProperty("person");
  expect(questionIn(host, id)).toMatchObject({ person: cleo.me.person });
  expect(questionIn(cleo, id)).toMatchObject({ mine: true });

  await Promise.all([ada, ben, cleo].map((visit) => visit.conversation.vote(id)));
  await expect(ada.conversation.vote(id)).rejects.toMatchObject({ code: "invalid", message: /once/ });
  await until(() => [host, ada, cleo].every((visit) => questionIn(visit, id)?.votes === 3));
  expect([questionIn(ada, id)?.voted, questionIn(host, id)?.voted]).toEqual([true, false]);
  await ben.conversation.vote(id, false);
  await expect(ben.conversation.vote(id, false)).rejects.toMatchObject({ code: "invalid" });
  const other = await ada.conversation.ask("And when is it over?");
  await ada.conversation.vote(other);
  await ben.conversation.vote(other);
  await until(() => questionIn(cleo, other)?.votes === 2 && questionIn(cleo, id)?.votes === 2);
  expect(cleo.conversation.questions.map((one) => one.id)).toEqual([id, other]);

  await host.host.merge(other, id);
  await until(() => questionIn(cleo, id)?.votes === 3 && questionIn(cleo, other) === undefined);
  await until(() => questionIn(ben, other) === undefined);
  expect(questionIn(ben, id)).toMatchObject({ voted: true, votes: 3 });
  expect(ben.conversation.merged(id).map(({ text }) => text)).toEqual(["And when is it over?"]);
  await expect(ben.conversation.vote(id)).rejects.toMatchObject({ code: "invalid" });

  await host.host.takeUp(id);
  await until(() => questionIn(cleo, id)?.status === "live");
  await host.host.answer(id, "At seven.");
  await until(() => [ada, cleo].every((visit) => questionIn(visit, id)?.status === "answered"));
  expect(questionIn(cleo, id)).toMatchObject({ how: "text", word: "At seven." });
  await expect(host.conversation.vote(id)).rejects.toMatchObject({ code: "invalid", message: /closed/ });

  const rude = await ben.conversation.ask("May I shout?");
  await until(() => questionIn(cleo, rude) !== undefined);
  await host.host.decline(rude, "Rather not.");
  await until(() => questionIn(cleo, rude) === undefined && questionIn(ben, rude)?.word === "Rather not.");
  expect(questionIn(host, rude)).toMatchObject({ status: "declined" });
});

test("[TLK1] [TLK5] Muted, set apart, without the power, too late, too often, and nothing at all: refused with a word.", async () => {
  const { host, ada, ben, cleo } = await gather("yard");
  const mo = await comeAs("moderator", "Heron", { space: "yard" });
  const id = await cleo.conversation.ask("Why?");
  const poll = await host.host.openPoll({ question: "Which?", options: ["this", "that"] });
  await until(() => ada.conversation.polls.length === 1 && ben.conversation.polls.length === 1);
  await mo.conduct.act({ on: ada.me.person!, do: "mute", rule: "spam", minutes: 5 });
  await mo.conduct.act({ on: ben.me.person!, do: "isolate", rule: "spam", minutes: 5 });
  for (const ask of [
    () => ada.conversation.vote(id),
    () => ada.conversation.answer(poll, 0),
    () => ada.conversation.ask("Am I heard?"),
  ])
    await expect(ask()).rejects.toMatchObject({ code: "muted", message: expect.stringMatching(/^You are muted/) });
  await expect(ben.conversation.vote(id)).rejects.toMatchObject({ code: "not-allowed", message: /set apart/ });
  await expect(ben.conversation.answer(poll, 0)).rejects.toMatchObject({ code: "not-allowed" });
  const apart = await ben.conversation.ask("Who reads me?");
  await until(() => questionIn(host, apart) !== undefined && questionIn(ben, apart) !== undefined);

  const wrong: string[] = [];
  for (const [name, ask] of [
    ["callUp", () => cleo.host.callUp()],
    ["moreTime", () => cleo.host.moreTime(0, 60)],
    ["endTurn", () => cleo.host.endTurn(0)],
    ["lowerHand", () => cleo.host.lowerHand(0)],
    ["takeUp", () => cleo.host.takeUp(id)],
    ["answer", () => cleo.host.answer(id)],
    ["park", () => cleo.host.park(id, "Later.")],
    ["decline", () => cleo.host.decline(id, "No.")],
  ] as const)
    await ask().then(
      () => wrong.push(name),
      ({ code }) => code === "not-allowed" || wrong.push(`${name}: ${code}`),
    );
  await pause(1000);
  for (const [name, ask] of [
    ["reopen", () => cleo.host.reopen(id)],
    ["merge", () => cleo.host.merge(id, apart)],
    ["openQuestions", () => cleo.host.openQuestions(false)],
    ["openPoll", () => cleo.host.openPoll({ question: "?", options: ["a", "b"] })],
    ["closePoll", () => cleo.host.closePoll(poll)],
  ] as const)
    await ask().then(
      () => wrong.push(name),
      ({ code }) => code === "not-allowed" || wrong.push(`${name}: ${code}`),
    );
  expect(wrong).toEqual([]);
  // Whoever is set apart is read by nobody but staff.
  expect(questionIn(cleo, apart)).toBe(undefined);
  expect(questionIn(ada, apart)).toBe(undefined);

  await host.host.openQuestions(false);
  await until(() => !cleo.conversation.open);
  await expect(cleo.conversation.ask("One more?")).rejects.toMatchObject({ message: /closed/ });
  await expect(cleo.conversation.vote(999)).rejects.toMatchObject({ code: "not-found" });
  await host.host.closePoll(poll);
  await expect(cleo.conversation.answer(poll, 0)).rejects.toMatchObject({ code: "invalid", message: /closed/ });
  await expect(host.host.openPoll({ question: "?", options: ["one"] })).rejects.toMatchObject({ code: "invalid" });
  await expect(host.host.openPoll({ question: "?", options: ["a", "b"] }, { screen: "moon" })).rejects.toMatchObject({
    code: "not-found",
    message: /screen/,
  });
  await expect(cleo.conversation.ask("x".repeat(301))).rejects.toMatchObject({ code: "too-long" });
});

test("[TLK5] [TLK6] [TLK7] [TLK8] A poll is answered in every copy, changed while it is open, and told to all, and so is an idea; of whom one is blocked with nothing is.", async () => {
  const { host, ada, ben, cleo } = await gather("barn");
  const poll = await host.host.openPoll({ question: "Which?", answers: "many", options: ["tea", "coffee", "water"] });
  await until(() => [ada, ben, cleo].every(({ conversation }) => conversation.polls.length === 1));
  await Promise.all([ada.conversation.answer(poll, [0, 1]), ben.conversation.answer(poll, [1])]);
  await Promise.all([0, 1, 2].map((option) => cleo.conversation.answer(poll, [option])));
  await cleo.conversation.answer(poll, [2]);
  await until(() => ada.conversation.polls[0]!.counts.join() === "1,2,1");
  expect(ada.conversation.polls[0]).toMatchObject({ people: 3, answer: [0, 1], closedAt: null });
  await expect(ada.conversation.answer(poll, [3])).rejects.toMatchObject({ code: "invalid" });
  await expect(ada.conversation.answer(poll, 1)).rejects.toMatchObject({ code: "invalid" });
  const idea = await cleo.conversation.bringIdea("A garden.");
  await until(() => ben.conversation.ideas.length === 1);
  await ben.conversation.voteIdea(idea);
  await expect(ben.conversation.voteIdea(idea)).rejects.toMatchObject({ code: "invalid", message: /once/ });
  await expect(ben.host.ideaStatus(idea, "done")).rejects.toMatchObject({ code: "not-allowed" });
  await host.host.ideaStatus(idea, "planned", "In spring.");
  await until(() => cleo.conversation.ideas[0]?.word === "In spring." && cleo.conversation.ideas[0].votes === 1);
  expect(cleo.conversation.ideas[0]).toMatchObject({ from: "Cleo", status: "planned", mine: true, voted: false });
  // Of somebody with whom one is blocked nothing is told, wherever they ask.
  await ada.block(ben.me.id);
  const hidden = await ben.conversation.ask("Does Ada read this?");
  await until(() => questionIn(cleo, hidden) !== undefined && questionIn(host, hidden) !== undefined);
  await ben.hand(true);
  await host.host.callUp();
  await until(() => ada.conversation.floor.up.length === 1 && cleo.conversation.floor.up[0]?.name === "Ben");
  expect(ada.conversation.floor.up[0]).toMatchObject({ name: null, avatar: null, mine: false });
  expect(questionIn(ada, hidden)).toBe(undefined);
  await host.host.closePoll(poll);
  await until(() => cleo.conversation.polls[0]!.closedAt !== null);
  expect(cleo.conversation.polls[0]).toMatchObject({ people: 3, counts: [1, 2, 1], answer: [2] });
  await expect(ben.host.reopenPoll(poll)).rejects.toMatchObject({ code: "not-allowed" });
  await host.host.reopenPoll(poll);
  await until(() => cleo.conversation.polls[0]!.closedAt === null);
  expect(cleo.conversation.polls[0]).toMatchObject({ people: 3, counts: [1, 2, 1] });
  await cleo.conversation.answer(poll, [0]);
  await expect(host.host.reopenPoll(poll)).rejects.toMatchObject({ code: "invalid" });
  await expect(host.host.reopenPoll("nothing")).rejects.toMatchObject({ code: "not-found" });
});

test("[FLO1] [FLO3] [FLO4] [FLO7] Hands of all copies are one queue; who is called up is heard from the stage, goes there, and back; who comes again has their place.", async () => {
  const { host, ada, ben, cleo } = await gather("loft");
  for (const visit of [cleo, ada, ben]) await visit.hand(true);
  await ben.hand(true);
  const placeOf = (visit: Visit) => visit.conversation.floor.mine?.place;
  await until(() => placeOf(cleo) === 1 && placeOf(ada) === 2 && placeOf(ben) === 3);
  await until(() => host.conversation.floor.queue?.length === 3);
  expect(host.conversation.floor.queue!.map(({ name, copy, newcomer }) => [name, copy, newcomer])).toEqual([
    ["Cleo", 2, true],
    ["Ada", 1, true],
    ["Ben", 1, true],
  ]);
  expect(ada.conversation.floor.queue).toBe(null);
  expect(ada.me.handRaised).toBe(true);

  const asked = once(cleo, "notice", ({ kind }) => kind === "asked");
  const first = await host.host.callUp({ seconds: 60 });
  expect(first.seat).toBe("chair");
  expect((await asked).text).toMatch(/called up/);
  await until(() => cleo.voice.microphone.floor);
  // It was a mistake: she waits where she waited, and is called again.
  await expect(ada.host.backInQueue(first.hand)).rejects.toMatchObject({ code: "not-allowed" });
  await host.host.backInQueue(first.hand);
  await until(() => placeOf(cleo) === 1 && cleo.me.handRaised && !cleo.voice.microphone.floor);
  const { hand } = await host.host.callUp({ seconds: 60 });
  expect(hand).toBe(first.hand);
  await until(() => cleo.voice.microphone.floor && !cleo.me.handRaised);
  await until(() => ada.conversation.floor.up[0]?.name === "Cleo" && placeOf(ada) === 1);
  await expect(host.host.callUp()).rejects.toMatchObject({ code: "full", message: /seat/ });
  await cleo.conversation.comeUp();
  await until(() => cleo.me.seat === "chair");
  await expect(ada.conversation.comeUp()).rejects.toMatchObject({ code: "not-allowed" });
  await host.host.moreTime(hand, -1000);
  await until(() => !cleo.voice.microphone.floor && cleo.conversation.floor.up.length === 0);

  // Ada is away for a moment: Ben comes first, and she is next again.
  await ada.leave();
  await until(() => host.conversation.floor.next === host.conversation.floor.queue?.[1]?.hand);
  await host.host.callUp();
  await until(() => ben.conversation.floor.up[0]?.mine === true);
  const back = await come("Ada", { space: "loft", key: ada.key });
  await until(() => placeOf(back) === 1 && back.me.handRaised);
  await ben.conversation.leaveStage();
  await until(() => !ben.voice.microphone.floor);
  await expect(host.host.endTurn(hand)).rejects.toMatchObject({ code: "not-found" });
  await back.hand(false);
  await until(() => host.conversation.floor.queue?.length === 0);
  await expect(host.host.callUp()).rejects.toMatchObject({ code: "not-found" });
});

test("[FLO5] [FLO6] [TLK4] A restart keeps queue, questions, votes and answers; who is forgotten leaves their count and no word.", async () => {
  const { host, ada, ben, cleo } = await gather("nook");
  const id = await ada.conversation.ask("What is kept?");
  const poll = await host.host.openPoll({ question: "Which?", options: ["this", "that"] });
  await Promise.all([ada, cleo].map((visit) => visit.conversation.vote(id)));
  await Promise.all([ada, ben].map((visit) => visit.conversation.answer(poll, 1)));
  for (const visit of [ada, cleo]) await visit.hand(true);
  expect(await ada.export()).toMatchObject({
    histories: expect.arrayContaining([expect.objectContaining({ text: "What is kept?" })]),
  });
  await house.close();
  house = await openHouse({ spaces, data });

  const again = async (name: string, { key }: Visit) => kept(await house.enter(name, { space: "nook", key }));
  const [hosna, ada2] = [await again("Hosna", host), await again("Ada", ada)];
  await until(() => questionIn(ada2, id)?.votes === 2 && ada2.conversation.polls[0]?.people === 2);
  expect(questionIn(ada2, id)).toMatchObject({ text: "What is kept?", from: "Ada", mine: true, voted: true });
  expect(ada2.conversation.polls[0]).toMatchObject({ answer: 1, counts: [0, 2] });
  await until(() => ada2.conversation.floor.mine?.place === 1 && ada2.me.handRaised);
  const cleo2 = await again("Cleo", cleo);
  await until(() => cleo2.conversation.floor.mine?.place === 2);

  await ada2.forget();
  await until(() => cleo2.conversation.floor.mine?.place === 1);
  await until(() => questionIn(hosna, id)?.text === null);
  expect(questionIn(hosna, id)).toMatchObject({ from: null, votes: 2 });
  expect(hosna.conversation.polls[0]).toMatchObject({ people: 2, counts: [0, 2] });
});
