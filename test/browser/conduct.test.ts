/** Keeping the house rules in the page: what a moderator does about somebody and about their words, and what they read of it. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Visit } from "../../client/net/index.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { once, openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { about } from "./surfaces/people.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 60_000 });

let house: TestHouse;
let browser: FreshBrowser;
let mo: Page;
let ada: Page;
let ines: Visit;

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
  browser = await openBrowser({ viewport: { width: 1100, height: 720 }, args: ["--disable-3d-apis"] });
  ines = await house.enter("Ines");
  const token = await house.invite({ role: "moderator", space: "plaza" });
  ({ page: mo } = await openPage(browser.context, `${house.url}/s/plaza#token=${token}`));
  await enterAs(mo, "Heron");
  await until(() => [...ines.avatars.values()].some(({ name }) => name === "Heron"), 20_000);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const row = (page: Page, name: string) =>
  page.getByRole("region", { name: "Near you" }).getByRole("button", { name: new RegExp(`^${name}`) });

/** Chooses a rule in the sheet that is open, and presses what it does. */
async function decide(does: RegExp | string): Promise<void> {
  const sheet = mo.getByRole("dialog").filter({ hasText: "Which rule" });
  await sheet.getByRole("radio", { name: /No insults/ }).check({ force: true });
  await sheet.getByRole("button", { name: does }).click();
  await sheet.waitFor({ state: "hidden" });
}

test("[CON14] [CON10] A moderator warns somebody, sets them apart and takes that back at a touch.", async () => {
  await about(mo, "Ines", /^Warn/);
  const warned = once(ines, "notice");
  await decide("Warn");
  expect((await warned).kind).toBe("warned");
  await mo.getByText("Done, and written in the ledger.").waitFor();

  await about(mo, "Ines", /^Set apart/);
  const isolated = once(ines, "notice", ({ kind }) => kind === "isolated");
  await expectAccessible(mo, "a measure");
  await decide("Set apart for 10 minutes");
  expect((await isolated).until).toBeGreaterThan(Date.now() + 9 * 60_000);
  await until(() => ines.me.isolated);
  await mo.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await until(() => !ines.me.isolated);
});

test("[CON17] Words that a moderator hides leave a tombstone that says by which rule.", async () => {
  await ines.say("something that nobody should read");
  const log = mo.getByRole("log");
  const words = log.getByRole("article").filter({ hasText: "something that nobody should read" });
  await words.hover();
  await words.getByRole("button", { name: "Hide these words" }).click();
  await expectAccessible(mo, "words to be hidden");
  const hidden = once(ines, "hidden");
  await decide("Hide them");
  expect((await hidden).hidden).toMatchObject({ rule: "abuse", role: "moderator" });
  await log.getByText(/No insults/).waitFor();
  expect(await log.getByText("something that nobody should read").count()).toBe(0);
});

test("[CON15] [CON13] A ban of more than a day says that it wants a second moderator; whoever is banned reads for how long.", async () => {
  ({ page: ada } = await openPage(browser.context, house.url));
  await ada.evaluate(() => localStorage.clear());
  await ada.reload();
  await enterAs(ada, "Ada");
  await row(mo, "Ada").waitFor();
  await about(mo, "Ada", /^Ban/);
  const sheet = mo.getByRole("dialog").filter({ hasText: "Which rule" });
  await sheet.waitFor();
  expect(await sheet.getByText(/second moderator must agree/).count()).toBe(0);
  await sheet.getByRole("radio", { name: "For good" }).check({ force: true });
  await sheet.getByText(/second moderator must agree/).waitFor();
  await decide("Ban for good");
  await mo.getByText("A second moderator is asked to agree.").waitFor();
  await ada.getByText(/You may come back in 24 hours/).waitFor();
  await ada.getByRole("heading", { name: /You cannot be in .*Plaza.* now/ }).waitFor();
});
