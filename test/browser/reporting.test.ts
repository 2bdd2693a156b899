/** Reporting in the page, what the house says of its decisions, and appeals, at browsers that draw no place. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CaseView, Visit } from "../../client/net/index.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { once, openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { faultsOf, tabFaultsOf } from "./surfaces/checks.ts";
import { about, personOf } from "./surfaces/people.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 30_000 });

let house: TestHouse;
let browser: FreshBrowser;
let page: Page;
let mo: Visit;
let ines: Visit;

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
  browser = await openBrowser({ viewport: { width: 1100, height: 760 }, args: ["--disable-3d-apis"] });
  [mo, ines] = await Promise.all([house.enterAs("moderator", "Heron"), house.enter("Ines")]);
  ({ page } = await openPage(browser.context, house.url));
  page.setDefaultTimeout(8000);
  await enterAs(page, "Ada");
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const sheet = (name: RegExp | string) => page.getByRole("dialog", { name });
const reason = (name: RegExp) => sheet(/^Report/).getByRole("radio", { name });
const send = () =>
  sheet(/^Report/)
    .getByRole("button", { name: "Send to the moderators" })
    .click();
const begun = () => once(mo, "case", ({ origin }) => origin === "report");
const file = async ({ id }: CaseView) => {
  const found = await mo.conduct.claim(id);
  await mo.conduct.decide(id, { uphold: false, note: "" });
  return found;
};

/** Reads what became of a report, and puts it away. */
async function readOutcome(): Promise<void> {
  const outcome = page.getByRole("alert").filter({ hasText: "You reported something to us." });
  await outcome.getByRole("heading", { name: "What became of it" }).waitFor();
  await outcome.getByRole("button", { name: "I understand" }).click();
}

test("[REP1] [REP2] From somebody's menu, by keyboard alone: report, a reason, send; the receipt offers space.", async () => {
  await about(page, "Ines", /^Report/);
  await sheet(/^Report/).waitFor();
  await expectAccessible(page, "a report");
  await send();
  await sheet(/^Report/)
    .getByRole("alert")
    .getByText("Choose what happened.")
    .waitFor();
  await reason(/^Violence/).focus();
  await page.keyboard.press("ArrowDown");
  expect(await reason(/^Scaring people/).isChecked()).toBe(true);
  const told = begun();
  await sheet(/^Report/)
    .getByRole("button", { name: "Send to the moderators" })
    .focus();
  await page.keyboard.press("Enter");
  const receipt = sheet("Your report is sent");
  await receipt.getByText("A moderator looks at it").waitFor();
  await expectAccessible(page, "a receipt");
  const { lines, people } = await file(await told);
  expect(lines[0]).toMatchObject({ kind: "reported", reason: "scaring" });
  expect(people[0]).toMatchObject({ part: "about", name: "Ines" });
  await receipt.getByRole("button", { name: "Give me space" }).click();
  await page.getByRole("region", { name: "You have space" }).getByRole("button", { name: "I am all right" }).click();
  await readOutcome();
});

test("[REP1] [REP2] Words are reported where they stand, with a note, and whoever said them is blocked in the same step.", async () => {
  await ines.say("something that hurts");
  const words = page.getByRole("log").getByRole("article").filter({ hasText: "something that hurts" });
  await words.hover();
  await words.getByRole("button", { name: "Report these words" }).click();
  await sheet(/what .*Ines.* wrote/)
    .getByText("something that hurts")
    .waitFor();
  await reason(/^Insults/).check({ force: true });
  await page.getByLabel(/What else should we know/).fill("It was <b>aimed</b> at me.");
  await page.getByText(/^Block .*Ines.* too$/).click();
  const told = begun();
  await send();
  await sheet("Your report is sent")
    .getByText(/^You blocked/)
    .waitFor();
  await sheet("Your report is sent").getByRole("button", { name: "Done" }).last().click();
  const found = await file(await told);
  expect(found.lines[0]).toMatchObject({ reason: "verbal-abuse", text: "It was <b>aimed</b> at me." });
  expect(found.words).toMatchObject([{ text: "something that hurts" }]);
  await readOutcome();
  await page
    .getByRole("region", { name: "Near you" })
    .getByRole("button", { name: /^Ines/ })
    .waitFor({ state: "hidden" });
});

test("[REP3] Who left a moment ago stands among the people I met, to report and to block.", async () => {
  const ben = await house.enter("Ben");
  await page.getByRole("region", { name: "Near you" }).getByRole("button", { name: /^Ben/ }).waitFor();
  await page.waitForTimeout(1100);
  await ben.leave();
  await page.getByRole("button", { name: "People you met" }).click();
  const row = sheet("People you met").getByRole("listitem").filter({ hasText: "Ben" });
  await row.filter({ hasText: "gone, last near you at" }).waitFor();
  await expectAccessible(page, "people met");
  await row.getByRole("button", { name: /^Block/ }).click();
  await row.filter({ hasText: "blocked" }).waitFor();
  const told = begun();
  await row.getByRole("button", { name: /^Report/ }).click();
  await reason(/^Spam/).check({ force: true });
  await send();
  await sheet("Your report is sent").getByRole("button", { name: "Done" }).last().click();
  expect((await file(await told)).people[0]).toMatchObject({ part: "about", name: "Ben" });
  await readOutcome();
});

test("[REP6] [REP8] [REP9] A notice tells what it rests on and leads to the page where one appeals.", async () => {
  await until(() => [...mo.avatars.values()].some(({ name }) => name === "Ada"));
  const note = "You wrote the same line nine times.";
  await mo.conduct.act({ on: personOf(mo, "Ada"), do: "mute", minutes: 10, rule: "spam", note });
  const card = page.getByRole("alert", { name: "A notice from the house" }).filter({ hasText: note });
  const said = await card.innerText();
  for (const words of [
    /A moderator has muted you for 10 minutes/,
    /Rule\s+Leave room.*\s+version/,
    /Where\s+In every space/,
    /Until\s+\d?\d:\d\d.*, 10 minutes in all/,
    /Who\s+A moderator/,
  ])
    expect.soft(said).toMatch(words);
  await expectAccessible(page, "a notice");
  const [decisions] = await Promise.all([
    page.context().waitForEvent("page"),
    card.getByRole("link", { name: "How to appeal" }).click(),
  ]);
  const decided = decisions.getByRole("listitem").filter({ hasText: note });
  await decided.getByText("Decided in").waitFor();
  await decided.getByRole("button", { name: "Appeal this decision" }).click();
  const send = decided.getByRole("button", { name: "Send my appeal" });
  await send.click();
  await decided.getByText("Say in a few words why.").waitFor();
  await decided.getByLabel("Why should somebody look at it again?").fill("I was asked to repeat it.");
  await decisions.setViewportSize({ width: 320, height: 640 });
  expect(await faultsOf(decisions, 24)).toEqual([]);
  expect(await tabFaultsOf(decisions)).toEqual([]);
  for (const colorScheme of ["dark", "light"] as const) {
    await decisions.emulateMedia({ colorScheme });
    await expectAccessible(decisions, `decisions, ${colorScheme}`);
  }
  await decisions.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  expect(await faultsOf(decisions, 24)).toEqual([]);
  await decisions.route("**/api/appeals", (route) => route.abort());
  await send.click();
  await decided.getByText("That was not sent.").waitFor();
  await decisions.unroute("**/api/appeals");
  const appealed = once(mo, "case", ({ origin }) => origin === "appeal");
  await send.click();
  await decided.getByText("You appealed.").waitFor();
  await appealed;
  await decisions.reload();
  await decided.getByText("You appealed.").waitFor();
  await decisions.close();
});

test("[REP7] [REP8] Who is banned is led to what was decided; without a key or an answer the page says what to do.", async () => {
  await mo.conduct.act({ on: personOf(mo, "Ada"), do: "ban", minutes: 60, rule: "abuse" });
  const link = page.getByRole("main").getByRole("link", { name: /how to appeal/ });
  await link.waitFor();
  await page.getByRole("button", { name: "Back to the entrance" }).click();
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  const [decisions] = await Promise.all([
    page.context().waitForEvent("page"),
    page
      .getByRole("alert")
      .getByRole("link", { name: /how to appeal/ })
      .click(),
  ]);
  await decisions.getByRole("heading", { name: /shut every space of this house to you for 1 hour/ }).waitFor();
  await decisions.route("**/api/decisions", (route) => route.abort());
  await decisions.reload();
  await decisions.getByText("The house does not answer.").waitFor();
  await decisions.unroute("**/api/decisions");
  await decisions.getByRole("button", { name: "Try again" }).click();
  await decisions.getByRole("heading", { name: /shut every space/ }).waitFor();
  await decisions.evaluate(() => localStorage.clear());
  await decisions.reload();
  await decisions.getByText("This browser does not know you.").waitFor();
  const { key } = await house.enter("Somebody");
  await decisions.evaluate((kept) => localStorage.setItem("stoa.key", kept), key);
  await decisions.reload();
  await decisions.getByText("Nothing was decided about you.").waitFor();
  await expectAccessible(decisions, "nothing decided");
});
