/** Others' voices in the page: who speaks, how loud, why not, in private, written down, and led by hosts. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Avatar, Visit } from "../../client/net/index.ts";
import type { Notice } from "../../shared/protocol/from-server/index.ts";
import { openBareHouse } from "../support/bare-house.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { pause, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { listening, saying } from "../support/voice.ts";
import { about, near, shutNear } from "./surfaces/people.ts";
import { more } from "./surfaces/surface.ts";
import { enterAs, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 60_000 });

let house: TestHouse;
let browser: FreshBrowser;
let phone: FreshBrowser;
let page: Page;
let ines: Visit;
let kim: Visit;
const notices: Notice[] = [];

beforeAll(async () => {
  await buildPage();
  house = await openBareHouse({ walls: false });
  ines = await house.enter("Ines");
  kim = await house.enter("Kim");
  ines.on("notice", (notice) => notices.push(notice));
  browser = await openBrowser({
    viewport: { width: 1100, height: 720 },
    reducedMotion: "reduce",
    args: ["--disable-3d-apis"],
  });
  ({ page } = await openPage(browser.context, await hostLink()));
  await enterAs(page, "Ada");
  await until(() => adaOf(ines) !== undefined, 20_000);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await phone?.close();
  await house?.close();
});

const hostLink = async () => `${house.url}/s/plaza#token=${await house.invite({ role: "host", space: "plaza" })}`;
const adaOf = (visit: Visit): Avatar | undefined => [...visit.avatars.values()].find(({ name }) => name === "Ada");
const row = (name: string) =>
  page.getByRole("region", { name: "Near you" }).getByRole("button", { name: new RegExp(`^${name}`) });
const status = (words: string | RegExp) => page.getByRole("status").filter({ hasText: words });

/** Stands before Ada, `metres` away; one teleports twice a second at most. */
async function before(visit: Visit, metres: number): Promise<void> {
  await pause(600);
  const { position, yaw } = adaOf(visit)!.pose;
  const [x, y, z] = position;
  await visit.teleport([x - metres * Math.sin(yaw), y, z - metres * Math.cos(yaw)], yaw);
}

/** Goes so many metres off, along the plaza. */
async function away(visit: Visit, metres: number): Promise<void> {
  await pause(600);
  const [x, y, z] = visit.me.pose.position;
  await visit.teleport([x + metres, y, z], 0);
}

test("[VOI81] Who speaks is marked in the list while they speak; who talks privately is marked too.", async () => {
  const stop = { now: false };
  await ines.voice.start(saying("good evening", stop));
  await row("Ines").filter({ hasText: "speaking" }).waitFor();
  stop.now = true;
  await ines.voice.stop();
  await row("Ines").filter({ hasNotText: "speaking" }).waitFor();
  await ines.circle.invite(kim.me.id);
  await kim.circle.join(ines.me.id);
  await row("Ines").filter({ hasText: "in a private conversation" }).waitFor();
  await ines.circle.leave();
  await row("Ines").filter({ hasNotText: "in a private conversation" }).waitFor();
});

test("[VOI82] [VOI80] A slider says how loud, mute for me is in force until I hear again, and the sheet says why I hear nothing.", async () => {
  const stop = { now: false };
  await ines.voice.start(saying("good evening", stop));
  await about(page, "Ines", /^How loud/);
  const sheet = page.getByRole("dialog", { name: /The voice of/ });
  await sheet.getByText(/Nothing is in the way|You hear .* faintly/).waitFor({ timeout: 20_000 });
  const slider = sheet.getByRole("slider");
  await slider.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  expect(await slider.getAttribute("aria-valuetext")).toBe("125%");
  await sheet.getByRole("button", { name: "Mute for me" }).click();
  await sheet.getByText(/^You made .*Ines.* mute for you\.$/).waitFor();
  await page.keyboard.press("Escape");
  await row("Ines").click();
  await page
    .getByRole("menuitem", { name: /How loud/ })
    .filter({ hasText: "Mute for you" })
    .waitFor();
  await page.getByRole("menuitem", { name: /Why can I not hear/ }).click();
  await sheet.getByRole("button", { name: "Hear again" }).click();
  await sheet.getByText(/Nothing is in the way|You hear .* faintly/).waitFor();
  stop.now = true;
  await ines.voice.stop();
  await sheet.getByText(/The microphone of .*Ines.* is shut/).waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
});

test("[VOI83] An invitation is a question; in a private conversation a chip says with whom, and the words go to nobody else.", async () => {
  await before(ines, 2);
  await ines.circle.invite(adaOf(ines)!.id);
  const card = page.getByRole("region", { name: "A private conversation" });
  await card.getByText(/Ines.* invites you to talk privately/).waitFor();
  await card.getByRole("button", { name: "Not now" }).click();
  await card.waitFor({ state: "hidden" });
  await ines.circle.invite(adaOf(ines)!.id);
  await card.getByRole("button", { name: "Join" }).click();
  await card.getByText(/^Private: .*Ines/).waitFor();
  await page.getByText("Read by 1 person in your private conversation only").waitFor();
  const heard: string[] = [];
  kim.on("message", (message) => heard.push(message.text));
  const inesHeard: string[] = [];
  ines.on("message", (message) => inesHeard.push(message.text));
  await page.getByRole("textbox", { name: "Say something" }).fill("between us");
  await page.keyboard.press("Enter");
  await until(() => inesHeard.includes("between us"));
  expect(heard).not.toContain("between us");
  await card.getByRole("button", { name: "Leave the private conversation" }).click();
  await card.waitFor({ state: "hidden" });
  await status("You left the private conversation").waitFor();
  await page.getByText(/^Heard by/).waitFor();
});

test("[VOI83] From the menu one asks somebody to talk privately; when they walk away it is over, in words.", async () => {
  const invited = new Promise<Avatar>((resolve) => ines.on("invited", resolve));
  await about(page, "Ines", /^Talk privately/);
  await ines.circle.join((await invited).id);
  await status(/You talk privately with .*Ines/).waitFor();
  await away(ines, 6);
  await status("The private conversation is over").waitFor();
});

test("[VOI84] What a machine wrote down stands among the words as spoken, in one entry, and is read out.", async () => {
  await before(ines, 2);
  await ines.say("Welcome, all of you");
  const stop = { now: false };
  await ines.voice.start(saying("good evening", stop));
  await until(() => ines.me.speaking);
  await until(async () => (await ines.voice.caption("Good evening.")).caption === true);
  await ines.voice.caption("Thank you for coming.");
  const log = page.getByRole("log");
  await log.getByText("Good evening. Thank you for coming.", { exact: true }).waitFor();
  await log.getByText("spoken").waitFor();
  await page
    .locator("[aria-live=polite]")
    .filter({ hasText: /Ines.*, spoken: .*Good evening/ })
    .waitFor({ state: "attached" });
  stop.now = true;
  await ines.voice.stop();
  await page.reload();
  await enterAs(page, "Ada");
  await page.getByRole("log").getByText("Welcome, all of you", { exact: true }).waitFor();
  expect(await page.getByRole("log").getByText("Good evening").count()).toBe(0);
});

test("[VOI85] A host sees everybody's voice, asks why one does not hear another, and asks somebody to be quiet.", async () => {
  await before(ines, 2);
  await ines.voice.start(saying("good evening"));
  await listening(kim);
  await more(page, "Voices");
  const sheet = page.getByRole("dialog", { name: "Voices" });
  await sheet.getByText("3 people, 1 speaks").waitFor();
  await sheet.getByRole("listitem").filter({ hasText: "Ines" }).filter({ hasText: "Speaking" }).waitFor();
  await sheet.getByRole("textbox", { name: "Find by name" }).fill("kim");
  expect(await sheet.getByRole("listitem").count()).toBe(1);
  await sheet.getByRole("textbox", { name: "Find by name" }).fill("");
  await sheet.getByLabel("Who does not hear").selectOption({ label: "Kim" });
  await sheet.getByLabel("Whom").selectOption({ label: "Ines" });
  await kim.voice.volume(ines.me.id, 0);
  await sheet.getByText(/Kim.* made .*Ines.* mute for themselves/).waitFor();
  await sheet.getByRole("button", { name: /What to ask of .*Ines/ }).click();
  await page.getByRole("menuitem", { name: /Ask to be quiet/ }).click();
  await until(() => notices.some(({ kind }) => kind === "hushed"));
  await sheet.getByRole("listitem").filter({ hasText: "Ines" }).filter({ hasText: "Microphone shut" }).waitFor();
  await page.keyboard.press("Escape");
  await about(page, "Ines", /^Ask to speak/);
  await until(() => notices.some(({ kind }) => kind === "asked"));
});

test("[VOI81] On a phone who speaks behind my back is told at the edge, and not when they stand before me.", async () => {
  phone = await openBrowser({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    reducedMotion: "reduce",
    args: ["--disable-3d-apis"],
  });
  const { page: small } = await openPage(phone.context, house.url);
  await enterAs(small, "Bo");
  const nia = await house.enter("Nia");
  const bo = () => [...nia.avatars.values()].find(({ name }) => name === "Bo");
  await until(() => bo() !== undefined, 20_000);
  const { position, yaw } = bo()!.pose;
  const [x, y, z] = position;
  /** Ahead of Bo, or behind for less than nothing. */
  const to = async (metres: number) => {
    await pause(600);
    await nia.teleport([x - metres * Math.sin(yaw), y, z - metres * Math.cos(yaw)], yaw);
  };
  await to(-3);
  const stop = { now: false };
  await nia.voice.start(saying("good evening", stop));
  const edge = small.locator("div[aria-hidden=true]").getByText("Nia", { exact: true });
  await edge.waitFor();
  await to(3);
  await edge.waitFor({ state: "hidden" });
  stop.now = true;
  await shutNear(small);
  await near(small, "Nia");
  await nia.leave();
});
