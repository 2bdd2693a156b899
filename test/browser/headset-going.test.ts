/** Headset going: a moderator in a headset sits down, turns a slide, works on a case, and goes from space to space with it on. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Avatar, Visit } from "../../client/net/index.ts";
import { ASSETS } from "../../server/folders.ts";
import { writeSpaces } from "../server/http/opened.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { once, openHouse, pause, type TestHouse, until } from "../support/house.ts";
import { GARDEN, PORCH } from "../support/linked-spaces.ts";
import { buildPage } from "../support/page.ts";
import { png } from "../support/pictures.ts";
import { QUEST } from "../support/quest.ts";
import { panelWords, pressOnPanel, raiseWrist, takeControllers, untilPanel, wearHands } from "./hands.ts";
import { openPage } from "./visitor-page.ts";

const SCREEN = { id: "wall", name: "The wall", position: [0, 2, -8], yaw: 0, width: 4, height: 2.25, alt: "Nothing" };
const SEAT = { id: "stool", position: [1.6, 0, 1.2], yaw: 0 };

let folder: string;
let house: TestHouse;
let browser: FreshBrowser;
let headset: Page;
let complaints: string[];
let hana: Visit;
let gil: Visit;

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-headset-going-"));
  const porch = {
    ...PORCH,
    spawn: { position: [0, 0, 0], radius: 1 },
    screens: [SCREEN],
    seats: [SEAT],
  } as typeof PORCH;
  const spaces = await writeSpaces(folder, porch, { ...GARDEN, rules: "garden" });
  const rules = JSON.parse(await readFile(join(ASSETS, "conduct", "house.json"), "utf8"));
  await mkdir(join(folder, "conduct"));
  await writeFile(
    join(folder, "conduct", "garden.json"),
    JSON.stringify({ ...rules, version: "garden-1", title: "Rules of the garden" }),
  );
  house = await openHouse({ spaces });
  hana = await house.enterAs("host", "Hana", { space: "porch" });
  // Nobody sits down within her bubble.
  await hana.teleport([-4, 0, 0], 0);
  gil = await house.enter("Gil", { space: "garden" });
  // Every pixel is the processor's work here.
  browser = await openBrowser({ viewport: { width: 420, height: 360 } });
  await browser.context.addInitScript(QUEST);
  const token = await house.invite({ role: "moderator", space: "porch" });
  ({ page: headset, complaints } = await openPage(browser.context, `${house.url}/s/porch#token=${token}`));
  await headset.getByLabel("Your name").fill("Quinn");
  await headset.getByText("I agree to the house rules").click();
  await headset.getByRole("button", { name: "Enter VR" }).click();
  await until(() => quinnAt(hana)?.pose.leftHand !== undefined, 60_000);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const quinnAt = (visit: Visit): Avatar | undefined => [...visit.avatars.values()].find(({ name }) => name === "Quinn");
/** Whether the headset is still on, and since when it has been the same. */
const worn = () =>
  headset.evaluate(() => {
    const { quest } = window as unknown as { quest: { activeSession?: object & { since?: number } } };
    if (quest.activeSession === undefined) return null;
    quest.activeSession.since ??= performance.now();
    return quest.activeSession.since;
  });

test("[XR18] A moderator in a headset reads what is on a screen and turns its slides.", {
  timeout: 120_000,
}, async () => {
  const files = [];
  for (const alt of ["Welcome, all", "Thank you"])
    files.push(await hana.upload(new Blob([png(160, 90)], { type: "image/png" }), { alt }));
  await hana.show("wall", { kind: "slides", title: "A talk", files });
  await raiseWrist(headset);
  await pressOnPanel(headset, "wrist", "Screens");
  await untilPanel(headset, "screens", "Welcome, all");
  await pressOnPanel(headset, "screens", "Next");
  await until(() => hana.screens.get("wall")?.page === 2, 10_000);
  await untilPanel(headset, "screens", "Thank you");
  await pressOnPanel(headset, "screens", "Take it off");
  await untilPanel(headset, "screens", "Nothing is shown.");
  await pressOnPanel(headset, "screens", "Close");
});

test("[XR19] A wearer sits down on a seat, sees from it, and gets up, with controllers and with bare hands.", {
  timeout: 120_000,
}, async () => {
  const room = () =>
    headset.evaluate(() => {
      const { scenes, quest } = window as unknown as { scenes: Found[]; quest: { position: { y: number } } };
      type Found = { getObjectByName(name: string): Found | undefined; position: { x: number; y: number; z: number } };
      const { position } = scenes.map((scene) => scene.getObjectByName("room")).find((one) => one !== undefined)!;
      return { x: position.x, z: position.z, eyes: position.y + quest.position.y };
    });
  const before = await room();
  await raiseWrist(headset);
  await pressOnPanel(headset, "wrist", "Emotes");
  await pressOnPanel(headset, "emotes", "Sit");
  await until(() => quinnAt(hana)?.seat === "stool", 10_000);
  await until(async () => Math.abs((await room()).eyes - 1.2) < 0.01, 10_000);
  const seated = await room();
  expect(Math.hypot(seated.x - before.x, seated.z - before.z)).toBeGreaterThan(0.05);
  await pressOnPanel(headset, "emotes", "Stand up");
  await until(() => quinnAt(hana)?.seat === null, 10_000);
  await until(async () => Math.abs((await room()).eyes - before.eyes) < 0.01, 10_000);

  await wearHands(headset);
  await pressOnPanel(headset, "emotes", "Sit");
  await until(() => quinnAt(hana)?.seat === "stool", 10_000);
  await pressOnPanel(headset, "emotes", "Stand up");
  await until(() => quinnAt(hana)?.seat === null, 10_000);
  await pressOnPanel(headset, "emotes", "Close");
  await takeControllers(headset);
});

test("[COC12] [CAS16] A moderator in a headset reads what a rule noticed and did, and takes it back in two presses.", {
  timeout: 120_000,
}, async () => {
  const lou = await house.enter("Lou", { space: "porch" });
  for (const words of ["what an asshole", "you asshole", "such an asshole", "asshole that you are"]) {
    const told = words.startsWith("you") ? once(lou, "notice", ({ rule }) => rule === "abuse") : undefined;
    await lou.say(words);
    // Nobody is judged twice within five seconds.
    if (await told) await pause(5100);
  }
  await pressOnPanel(headset, "wrist", "Conduct");
  await untilPanel(headset, "conduct", /About .*, asked by a rule/);
  await pressOnPanel(headset, "conduct", "Words on a list");
  await untilPanel(headset, "case", "2 messages with words on a list, within 120 s");
  await pressOnPanel(headset, "case", "Take it back");
  await untilPanel(headset, "confirm", /^Taking back is final/);
  const undone = once(lou, "notice", ({ kind }) => kind === "undone", 10_000);
  await pressOnPanel(headset, "confirm", "Take it back");
  expect((await undone).note).toMatch(/the house was wrong/);
  await untilPanel(headset, "conduct", "Nothing waits.");
  await pressOnPanel(headset, "conduct", "Close");
  await lou.leave();
});

test("[COC6] [COC7] [COC8] [COC9] [COC10] A moderator in a headset claims what was reported, decides it, takes it back, and goes to who calls.", {
  timeout: 120_000,
}, async () => {
  const [ines, kai] = await Promise.all([
    house.enter("Ines", { space: "porch" }),
    house.enter("Kai", { space: "porch" }),
  ]);
  await ines.teleport([3, 0, 3], 0);
  const heard = once(ines, "message");
  await kai.say("Nobody wants you here.", { avatar: ines.me.id });
  const { id: message } = await heard;
  await ines.report({ message, reason: "sexual-harassment", note: "He does not stop." });
  await pressOnPanel(headset, "wrist", "Conduct");
  await pressOnPanel(headset, "conduct", "Sexual harassment");
  await untilPanel(headset, "case", "He does not stop.");
  await untilPanel(headset, "case", "Nobody wants you here.");
  await untilPanel(headset, "case", "Look at what happened");
  expect(await panelWords(headset, "case")).not.toEqual(expect.arrayContaining([expect.stringContaining("Kai")]));
  await pressOnPanel(headset, "case", "Mute");
  const muted = once(kai, "notice", ({ kind }) => kind === "muted", 10_000);
  await pressOnPanel(headset, "confirm", "Mute for 10 minutes");
  expect(await muted).toMatchObject({ rule: "abuse", note: expect.stringContaining("puts others down") });
  await untilPanel(headset, "conduct", "Nothing waits.");
  await pressOnPanel(headset, "conduct", "Undo");
  await until(() => !kai.me.muted, 10_000);
  const shielded = once(kai, "notice", ({ text }) => /is shielded for 15 minutes/.test(text), 10_000);
  await pressOnPanel(headset, "conduct", "Shield the space");
  await shielded;
  await untilPanel(headset, "conduct", /^End the shield, up until/);

  await pressOnPanel(headset, "wrist", "People");
  await pressOnPanel(headset, "people", "Kai");
  await pressOnPanel(headset, "person", "Warn");
  const warned = once(kai, "notice", ({ kind }) => kind === "warned", 10_000);
  await pressOnPanel(headset, "measure", "Warn");
  expect(await warned).toMatchObject({ by: "moderator" });

  await ines.panic();
  await untilPanel(headset, "wrist", /^Ines has asked for space and help/);
  await pressOnPanel(headset, "wrist", "Go there");
  await until(() => {
    const [x, , z] = quinnAt(ines)?.pose.position ?? [99, 0, 99];
    return Math.hypot(x - ines.me.pose.position[0], z - ines.me.pose.position[2]) < 3.2;
  }, 10_000);
  await Promise.all([ines.leave(), kai.leave()]);
});

test("[XR20] [LNK1] [LNK2] A wearer who stands on a link is asked in the place, reads rules that are new to them, and goes with the headset on.", {
  timeout: 180_000,
}, async () => {
  const since = await worn();
  expect(since).not.toBeNull();
  await untilPanel(headset, "way", "The way to Garden");
  await pressOnPanel(headset, "way", "Go to Garden");
  await untilPanel(headset, "rules", /Garden has house rules that you have not agreed to yet/);
  await pressOnPanel(headset, "rules", "Next");
  await untilPanel(headset, "rules", "Keep the distance people ask for");
  await pressOnPanel(headset, "rules", "Stay here");
  expect(quinnAt(gil)).toBeUndefined();

  await pressOnPanel(headset, "way", "Go to Garden");
  await pressOnPanel(headset, "rules", "Agree and go");
  await until(() => quinnAt(gil)?.pose.leftHand !== undefined, 30_000);
  expect(await worn()).toBe(since);
  await raiseWrist(headset);
  await untilPanel(headset, "wrist", "Quinn");
  await pressOnPanel(headset, "wrist", "Raise hand");
  await until(() => quinnAt(gil)?.handRaised === true, 10_000);
  expect(quinnAt(hana)).toBeUndefined();
  expect(complaints).toEqual([]);
});

test("[XR20] [LNK2] A place that is full says so in the place, and whoever stays stays with the headset on.", {
  timeout: 180_000,
}, async () => {
  const since = await worn();
  await headset.goBack();
  await until(() => quinnAt(hana) !== undefined && quinnAt(gil) === undefined, 30_000);
  const crowd: Visit[] = [];
  for (let n = 0; n < 5; n++) crowd.push(await house.enter(`Guest ${n}`, { space: "garden" }));
  await pressOnPanel(headset, "way", "Go to Garden");
  await untilPanel(headset, "refused", "Garden is full.");
  await crowd[0]!.leave();
  await until(() => [...crowd, gil].some(({ space, count }) => space.id === "garden" && count === 2));
  await pressOnPanel(headset, "refused", "Try again");
  await until(() => quinnAt(hana) === undefined, 30_000);
  expect(await worn()).toBe(since);
});
