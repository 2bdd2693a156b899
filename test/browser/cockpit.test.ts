/** The cockpit in the page: what was reported is claimed and decided there, and a place is shielded, by mouse and keyboard. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Notice, Visit } from "../../client/net/index.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { once, openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 60_000 });

let house: TestHouse;
let browser: FreshBrowser;
let mo: Page;
let ines: Visit;
let kai: Visit;
let wren: Visit;

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
  browser = await openBrowser({ viewport: { width: 1440, height: 900 }, args: ["--disable-3d-apis"] });
  [ines, kai, wren] = await Promise.all([house.enter("Ines"), house.enter("Kai"), house.enterAs("moderator", "Wren")]);
  const token = await house.invite({ role: "moderator", space: "plaza" });
  ({ page: mo } = await openPage(browser.context, `${house.url}/moderate#token=${token}`));
  await enterAs(mo, "Heron");
  await mo.getByRole("main", { name: "Conduct" }).waitFor();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const cases = () => mo.getByRole("region", { name: "Cases" });
const outcome = (visit: Visit): Promise<Notice> => once(visit, "notice", ({ kind }) => kind === "outcome");

test("[COC1] [COC2] What is reported is on the queue at once; one press claims it, one decides and takes the next.", async () => {
  await mo.getByText("Nothing waits.").waitFor();
  const heard = once(ines, "message");
  await kai.say("Nobody wants you here.", { avatar: ines.me.id });
  const { id: message } = await heard;
  await ines.report({ message, reason: "sexual-harassment", note: "He does not stop <i>." });
  await ines.report({ about: wren.me.id, reason: "spam", note: "Not about me." });
  await ines.report({ reason: "other", note: "The fountain is broken." });
  const first = cases().getByRole("listitem").first();
  await first.getByText("Sexual harassment").waitFor();
  await expectAccessible(mo, "the cockpit");
  await mo.getByRole("button", { name: "Claim: Sexual harassment" }).click();
  const view = mo.getByRole("region", { name: "Sexual harassment" });
  await view.getByText("He does not stop <i>.").waitFor();
  await view.getByText("Nobody wants you here.").waitFor();
  expect(await view.getByText("Kai").count()).toBe(0);
  await view.getByRole("button", { name: "Show names" }).click();
  await view.getByText("Kai").first().waitFor();

  await mo.getByRole("button", { name: "Decide", exact: true }).click();
  await mo.getByText("Choose what you decide.").waitFor();
  await mo.getByRole("radio", { name: /^Set apart/ }).check({ force: true });
  await mo.getByRole("button", { name: "Template" }).click();
  await expectAccessible(mo, "a case");
  const [isolated, told] = [once(kai, "notice", ({ kind }) => kind === "isolated"), outcome(ines)];
  await mo.getByRole("button", { name: "and next case" }).click();
  expect(await isolated).toMatchObject({ rule: "abuse", note: expect.stringContaining("puts others down") });
  expect((await told).text).toMatch(/it broke a house rule/);
  await mo.getByRole("region", { name: "Something else" }).getByText("The fountain is broken.").waitFor();
  await mo.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await until(() => !kai.me.isolated);
});

test("[COC3] A call for help comes first, and a moderator goes there from it.", async () => {
  await kai.panic();
  await cases().getByRole("listitem").first().getByText("Call for help").waitFor();
  await mo.getByRole("button", { name: "Claim: Call for help" }).click();
  const view = mo.getByRole("region", { name: "Call for help" });
  await view.getByRole("button", { name: /^Talk to/ }).click();
  const heard = once(kai, "message");
  await mo.getByRole("textbox", { name: "Only they read it" }).fill("I am on my way.");
  await mo.getByRole("button", { name: "Send to them alone" }).click();
  expect(await heard).toMatchObject({ text: "I am on my way.", to: { avatar: kai.me.id } });
  await view.getByRole("button", { name: "Go there" }).click();
  await mo.getByRole("main", { name: "Conduct" }).waitFor({ state: "hidden" });
  const heron = () => [...kai.avatars.values()].find(({ name }) => name === "Heron");
  await until(() => {
    const [x, , z] = heron()?.pose.position ?? [99, 0, 99];
    return Math.hypot(x - kai.me.pose.position[0], z - kai.me.pose.position[2]) < 3.2;
  });
  expect(heron()?.badge).toBe("moderator");
  await kai.calm();
});

test("[COC4] The cockpit opens from the menu too; a shield goes up and is undone by one press, and who knocks is let in.", async () => {
  await mo.getByRole("button", { name: "More" }).click();
  await mo.getByRole("menuitem", { name: "Conduct" }).click();
  await mo.getByRole("main", { name: "Conduct" }).waitFor();
  const announced = once(ines, "notice", ({ text }) => /is shielded for 15 minutes/.test(text));
  await mo.getByRole("button", { name: "Shield the space" }).click();
  await announced;
  await expect(house.enter("Newt", { key: "n".repeat(43) })).rejects.toMatchObject({ code: "not-allowed" });
  await mo.getByRole("button", { name: "1 knocks" }).click();
  await mo.getByRole("button", { name: "Let in", exact: true }).click();
  await until(() => wren.conduct.ordered.shield?.knocks.length === 0);
  await (await house.enter("Newt", { key: "n".repeat(43) })).leave();
  await mo.keyboard.press("Escape");
  await mo.getByRole("button", { name: /^End the shield/ }).click();
  await until(() => wren.conduct.ordered.shield === null);

  await mo.getByRole("button", { name: "Stage", exact: true }).click();
  await mo.getByRole("button", { name: "Hush for 5 minutes" }).click();
  await until(() => wren.conduct.ordered.hushed.stage !== undefined);
  await mo.getByRole("button", { name: /on duty$/ }).click();
  await mo.getByRole("textbox", { name: "A note for whoever comes after you" }).fill("Watch the stairs.");
  await mo.getByRole("button", { name: "Go off duty" }).click();
  await until(async () => (await wren.conduct.roster()).notes.some(({ text }) => text === "Watch the stairs."));
});

test("[COC5] The cockpit fits a phone, and nobody but moderators has one.", async () => {
  await mo.setViewportSize({ width: 320, height: 640 });
  expect(await mo.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(mo, "the cockpit on a phone");
  const { page: visitor } = await openPage(browser.context, `${house.url}/moderate`);
  await visitor.evaluate(() => localStorage.clear());
  await visitor.reload();
  await enterAs(visitor, "Ada");
  await visitor.getByText("The cockpit is for moderators of this place.").waitFor();
  expect(await visitor.getByRole("main", { name: "Conduct" }).count()).toBe(0);
});
