/** A house of several processes, over a real Redis and a real PostgreSQL: what happens in one holds in the others, whatever ends. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  join as enter,
  type JoinOptions,
  type Message,
  type Notice,
  type Visit,
  type VisitEvents,
} from "../../client/net/index.ts";
import { askControl } from "../../server/cli/control.ts";
import type { Role } from "../../shared/conduct/roles.ts";
import type { SpaceFile } from "../../shared/space/space.ts";
import { until } from "../support/house.ts";
import { png } from "../support/pictures.ts";
import { type ServerProcess, startProcess } from "../support/process.ts";
import type { TestRedis } from "../support/redis.ts";
import { type OneOfSeveral, openSeveral, type Several } from "../support/several.ts";
import { goTo, seen } from "../support/visits.ts";
import { laterThan100ms, listening, saying } from "../support/voice.ts";
import { SQUARE } from "./http/opened.ts";

const hall = (id: string, more: Partial<SpaceFile> = {}): SpaceFile => ({
  ...SQUARE,
  id,
  name: `The ${id}`,
  spawn: { position: [0, 0, 0], radius: 3 },
  screens: [
    { id: "board", name: "Board", position: [0, 2, -10], yaw: 0, width: 2, height: 1, image: "own.png", alt: "Own" },
  ],
  zones: [
    {
      id: "stage",
      name: "Stage",
      polygon: [
        [12, -3],
        [18, -3],
        [18, 3],
        [12, 3],
      ],
      kind: "stage",
    },
  ],
  ...more,
});

let house: Several;
let redis: TestRedis;
const visits: Visit[] = [];

beforeAll(async () => {
  house = await openSeveral(hall("full", { capacity: 2, copies: 3 }), hall("apart", { capacity: 2, copies: 9 }));
  redis = house.redis;
  for (const space of ["full", "apart"]) await writeFile(join(house.spaces, space, "own.png"), "png");
}, 60_000);
afterAll(() => house.close());

const start = () => house.start();
async function come(at: ServerProcess, name: string, options: Partial<JoinOptions> = {}): Promise<Visit> {
  const visit = await enter(at.url, { space: "full", name, ...options });
  visits.push(visit);
  return visit;
}

/** Somebody with a role in a space. */
const comeAs = async (role: Role, at: OneOfSeveral, name: string, space: string): Promise<Visit> =>
  come(at, name, { space, token: await house.invite(at, role, space) });
const noticesOf = (visit: Visit): Notice[] => {
  const read: Notice[] = [];
  visit.on("notice", (notice) => read.push(notice));
  return read;
};
const leaveAll = async () => {
  await Promise.all(visits.splice(0).map((visit) => visit.leave()));
};
afterEach(leaveAll);

let one: OneOfSeveral;
let two: OneOfSeveral;

test("[BTW3] People who come in by either process share the copies of a space, and no two copies bear one number.", async () => {
  [one, two] = await Promise.all([start(), start()]);
  const ada = await come(one, "Ada");
  const ben = await come(two, "Ben");
  expect([ada.copy, ben.copy]).toEqual([1, 1]);
  await until(() => ada.avatars.size === 1 && ben.avatars.size === 1);
  const others = await Promise.all([come(two, "Cleo"), come(one, "Dan"), come(two, "Eve"), come(one, "Finn")]);
  expect(others.map(({ copy }) => copy).sort()).toEqual([2, 2, 3, 3]);
  await expect(come(one, "Gus")).rejects.toMatchObject({ code: "full" });
}, 60_000);

/** Two in the process `one` and two in `two`, in a copy each; `mo` moderates in `one`, `hana` hosts in `two`. */
async function apart(): Promise<{ mo: Visit; ada: Visit; hana: Visit; ben: Visit }> {
  const mo = await comeAs("moderator", one, "Mo", "apart");
  const ada = await come(one, "Ada", { space: "apart" });
  const hana = await comeAs("host", two, "Hana", "apart");
  const ben = await come(two, "Ben", { space: "apart" });
  expect([mo.copy, ada.copy, hana.copy, ben.copy]).toEqual([1, 1, 2, 2]);
  return { mo, ada, hana, ben };
}

test("[BTW6] What is decided in one process holds in the other within a moment, and is told there.", async () => {
  const { mo, ada, ben } = await apart();
  const person = ben.me.person!;
  const told = noticesOf(ben);
  const began = performance.now();
  const { sanction } = await mo.conduct.act({ on: person, do: "mute", minutes: 5, rule: "abuse", note: "Enough." });
  await until(() => ben.me.muted);
  expect(performance.now() - began).toBeLessThan(1000);
  await until(() => told.some(({ kind, note }) => kind === "muted" && note === "Enough."));
  await expect(ben.say("hello?")).rejects.toMatchObject({ code: "muted" });
  await mo.conduct.undo(sanction);
  await until(() => !ben.me.muted);
  const closed = new Promise<{ code: string }>((resolve) => ben.on("closed", resolve));
  await mo.conduct.act({ on: person, do: "ban", minutes: 5, rule: "abuse" });
  expect((await closed).code).toBe("banned");
  for (const at of [one, two])
    await expect(come(at, "Ben", { space: "apart", key: ben.key })).rejects.toMatchObject({ code: "banned" });
  expect(ada.me.muted).toBe(false);
});

test("[BTW5] [BTW6] [VEV11] Words to the space, shields, questions, votes, hands and an evening are one in both processes.", async () => {
  const { mo, ada, hana, ben } = await apart();
  const read: Message[] = [];
  ada.on("message", (message) => read.push(message));
  await hana.say("Welcome, all of you.", "space");
  await until(() => read.some(({ text, name }) => text === "Welcome, all of you." && name === "Hana"));
  await hana.host.openQuestions(true);
  await until(() => ada.conversation.open);
  const question = await ada.conversation.ask("Is it one house?");
  await until(() => ben.conversation.questions.some(({ id }) => id === question));
  await ben.conversation.vote(question);
  await until(() => ada.conversation.questions[0]?.votes === 1);
  await hana.host.answer(question, "It is.");
  await until(() => ada.conversation.questions[0]?.status === "answered");
  const poll = await hana.host.openPoll({ question: "Which?", options: ["this", "that"] }, { screen: "board" });
  await until(() => [ada, ben].every((visit) => visit.conversation.polls.some(({ id }) => id === poll)));
  expect([ada, ben].map((visit) => visit.conversation.polls[0]?.screen)).toEqual(["board", "board"]);
  await Promise.all([
    ada.conversation.answer(poll, 0),
    ben.conversation.answer(poll, 1),
    mo.conversation.answer(poll, 1),
  ]);
  await until(() => [ada, ben].every((visit) => visit.conversation.polls[0]?.counts.join() === "1,2"));
  const picture = png(4, 3);
  const file = await hana.upload(new Blob([picture], { type: "image/png" }), { alt: "A dot" });
  await hana.show("board", { kind: "image", title: "A dot", files: [file] });
  await until(() => ada.screens.get("board")?.title === "A dot");
  const shown = await fetch(`${one.url}/${ada.screens.get("board")!.pages[0]!.file}`);
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(picture);
  await ada.hand(true);
  await until(() => hana.conversation.floor.queue?.[0]?.name === "Ada");
  await hana.host.callUp({ seconds: 60 }).catch(() => {});
  await ada.hand(false).catch(() => {});
  await mo.conduct.shield(true, 5);
  const announced = noticesOf(ben);
  await mo.conduct.shield(false);
  await until(() => announced.some(({ text }) => text.includes("shield")));
  await hana.host.programme({
    id: "evening",
    title: "One evening",
    zone: "UTC",
    starts: new Date().toISOString().slice(0, 16),
    cues: [
      { id: "talk", title: "Talk", do: { kind: "talk", speakers: ["Hana"] } },
      { id: "close", title: "Close", do: { kind: "close" } },
    ],
  });
  await until(() => ada.evening?.title === "One evening");
  await hana.host.cue({ do: "begin", cue: "talk" });
  await until(() => ada.evening?.inForce.part === "talk");
});

test("[MIR1] [MIR5] [MIR6] [MIR8] [MIR11] [MIR12] [BTW11] Who speaks from the stage of one process, or with the megaphone, is seen and heard in the other, until they are blocked there, or muted.", async () => {
  const { mo, ada, hana, ben } = await apart();
  const ears = await Promise.all([hana, ben].map(listening));
  const crowds: VisitEvents["crowd"][] = [];
  hana.on("crowd", (crowd) => crowds.push(crowd));
  await ada.voice.start(saying("over here"));
  const isHeard = () => ears.every((ear) => ear.lately().has("over here")) && seen(ben, ada)?.speaking === true;
  await hana.host.megaphone(ada.me.id, 60);
  await until(isHeard, 10_000);
  await hana.host.megaphone(ada.me.id, 0);
  await until(() => seen(ben, ada) === undefined, 10_000);
  await goTo(ada, 15, 0);
  await ada.voice.mute(false);
  await until(isHeard, 10_000);
  await until(() => {
    const [x, , z] = seen(ben, ada)!.pose.position;
    return Math.hypot(x - 15, z) < 0.05;
  }, 10_000);
  expect(seen(ben, ada)).toMatchObject({ name: "Ada", mirrored: true, speaking: true });
  await until(() => ben.audience === 4 && ada.audience === 4);
  expect([ben.count, ada.count]).toEqual([2, 2]);
  await until(() => crowds.some(({ stage }) => stage === 1), 10_000);
  await hana.voice.hush(ada.me.id);
  await until(() => ada.voice.silenced?.reason === "hushed");
  await ada.voice.mute(false);
  await ben.block(ada.me.id);
  await until(() => seen(ben, ada) === undefined);
  expect(await laterThan100ms(ears[1]!, "over here")).toBe(0);
  expect(ears[0]!.lately()).toEqual(new Set(["over here"]));
  await mo.conduct.act({ on: ada.me.person!, do: "mute", minutes: 5, rule: "abuse" });
  expect(await laterThan100ms(ears[0]!, "over here")).toBe(0);
  await ada.leave();
  await until(() => seen(hana, ada) === undefined, 1000);
}, 60_000);

test("[BTW6] Whoever comes in again by the other process is in the space once.", async () => {
  const { ada } = await apart();
  const closed = new Promise<{ code: string }>((resolve) => ada.on("closed", resolve));
  const blocker = await come(two, "Eve", { space: "apart" });
  const again = await come(two, "Ada", { space: "apart", key: ada.key, group: "other" });
  expect((await closed).code).toBe("elsewhere");
  expect(again.key).toBe(ada.key);
  expect(blocker.copy).toBeGreaterThan(0);
});

test("[MSG1] [MSG5] A message is said in both processes; its correction reaches who read it, also when they come back by another.", async () => {
  const hana = await comeAs("host", one, "Hana", "apart");
  const ada = await come(one, "Ada", { space: "apart" });
  const cleo = await come(two, "Cleo", { space: "apart" });
  const { messages } = hana.host;
  const { message } = await messages.draft({ text: "At seven.", to: { roles: ["visitor"] } });
  await messages.send(message);
  await until(() => cleo.announced.length === 1 && messages.list[0]?.reached === 2);
  expect(ada.copy).not.toBe(cleo.copy);
  await cleo.leave();
  for (const name of ["Dan", "Eve"]) await come(two, name, { space: "apart" });
  const right = await messages.correct(message, { text: "At eight." });
  await messages.send(right.message);
  const back = await come(one, "Cleo", { space: "apart", key: cleo.key });
  await until(() => back.announced.length === 2 && messages.list[0]?.reached === 2);
  expect(back.announced.map(({ text, struck }) => [text, struck])).toEqual([
    ["At eight.", null],
    ["At seven.", "corrected"],
  ]);
});

test("[BTW2] [BTW4] With the Redis away people come in, speak, vote and are moderated; then all of it is one again.", {
  timeout: 60_000,
}, async () => {
  const { mo, ada, hana, ben } = await apart();
  const person = ben.me.person!;
  await redis.kill();
  const dan = await come(one, "Dan", { space: "apart" });
  expect(dan.copy).toBeGreaterThan(0);
  await dan.leave();
  await mo.conduct.act({ on: person, do: "mute", minutes: 5, rule: "abuse" });
  await ada.conversation.ask("Are you there?");
  // From the database, once a second.
  await until(() => ben.me.muted, 10_000);
  await until(() => hana.conversation.questions.some(({ text }) => text === "Are you there?"), 10_000);
  await redis.start();
  const question = await hana.host.openPoll({ question: "Still?", options: ["yes", "no"] });
  await until(() => ada.conversation.polls.some(({ id }) => id === question), 10_000);
  const began = performance.now();
  await hana.say("We are one again.", "space").catch(() => {});
  const heard: Message[] = [];
  ada.on("message", (message) => heard.push(message));
  await until(async () => {
    await hana.say("We are one again.", "space").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    return heard.length > 0;
  }, 10_000);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("[BTW8] [BTW12] [SDK10] A process that is drained sends people on, and goes; nothing of the evening is lost, and who panics still does.", {
  timeout: 60_000,
}, async () => {
  const { ada, mo, hana } = await apart();
  await ada.panic();
  await until(() => ada.panicking !== null);
  const three = await start();
  await until(async () => (await come(three, "Zoe", { space: "apart" })).copy > 0);
  const back = [ada, mo].map((visit) => new Promise((resolve) => visit.on("reconnected", () => resolve(true))));
  await until(async () => {
    const told = await askControl(one.data, "drain", null).catch(() => null);
    return (told?.answer as { people: number } | undefined)?.people === 0;
  }, 15_000);
  await Promise.all(back);
  await until(() => ada.panicking !== null, 10_000);
  await ada.calm();
  expect((await fetch(`${one.url}/health`)).status).toBe(503);
  const late = await come(one, "Late", { space: "apart" });
  expect(late.copy).toBeGreaterThan(0);
  await one.stop();
  await hana.say("Still here?", "space");
  expect(ada.evening?.inForce.part).toBe("talk");
  await ada.conversation.ask("And now?");
  one = three;
});

test("[BTW9] [BTW12] [SDK10] Of a process that is killed people are back in another copy within ten seconds, with their votes, questions, hands and duty.", {
  timeout: 60_000,
}, async () => {
  const { mo, ada, hana, ben } = await apart();
  await ada.hand(true);
  await mo.conduct.duty(true);
  const question = await ada.conversation.ask("Who killed it?");
  await until(() => ben.conversation.questions.some(({ id }) => id === question));
  await ben.conversation.vote(question);
  await until(() => ada.conversation.questions.find(({ id }) => id === question)?.votes === 1);
  const left = [mo, ada].map(
    (visit) => new Promise<number>((resolve) => visit.on("reconnected", () => resolve(performance.now()))),
  );
  const began = performance.now();
  await one.stop("SIGKILL");
  const times = (await Promise.all(left)).map((at) => at - began);
  expect(Math.max(...times)).toBeLessThan(10_000);
  await until(() => ada.conversation.questions.find(({ id }) => id === question)?.votes === 1);
  expect(ada.conversation.questions.find(({ id }) => id === question)?.mine).toBe(true);
  await until(() => hana.conversation.floor.queue?.filter(({ name }) => name === "Ada").length === 1);
  expect((await mo.conduct.roster()).onDuty.map(({ mine }) => mine)).toEqual([true]);
  await ada.say("I am back.");
  expect(ada.evening?.inForce.part).toBe("talk");
});

test("[BTW1] Without its Redis a house of several processes does not start, and says so.", async () => {
  const start = startProcess({ ...house.env, STOA_DATA: join(house.folder, "none"), REDIS_URL: "redis://127.0.0.1:1" });
  await expect(start).rejects.toMatchObject({ code: 1, message: "The Redis of REDIS_URL cannot be reached." });
});
