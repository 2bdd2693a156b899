/** The door of the page: rules, names, refusals, invitations. No place is drawn. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBareHouse } from "../support/bare-house.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import type { TestHouse } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, openPage } from "./visitor-page.ts";

let house: TestHouse;
let browser: FreshBrowser;

beforeAll(async () => {
  await buildPage();
  house = await openBareHouse();
}, 120_000);
afterAll(() => house.close());
afterEach(() => browser.close());

test("[ENT2] The house rules are shown before anybody enters, never ticked beforehand, and asked for once a version.", async () => {
  browser = await openBrowser({ args: ["--disable-3d-apis"] });
  const { page } = await openPage(browser.context, house.url);
  await page.getByLabel("Your name").fill("Ada");
  const agree = page.getByRole("checkbox", { name: "I agree to the house rules" });
  await agree.waitFor({ state: "attached" });
  expect(await agree.isChecked()).toBe(false);
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  await page.getByText("Agree to the house rules to enter.").waitFor();

  await page.getByRole("link", { name: /Read all/ }).click();
  await page.getByRole("dialog", { name: "House rules" }).getByText("Go by a name that is fair to all").waitFor();
  await page.getByRole("button", { name: "I have read them" }).click();
  await enterAs(page, "Ada");

  await page.reload();
  await page.getByText("You agreed to these house rules.").waitFor();
  expect(await page.getByLabel("Your name").inputValue()).toBe("Ada");

  await page.evaluate(() => localStorage.setItem("stoa.agreed", "an-older-version"));
  await page.reload();
  await page.getByText("The house rules have changed since you were here.").waitFor();
  expect(await agree.isChecked()).toBe(false);
}, 60_000);

test("[ENT3] What the door says against a name stands at the name, and the next one gets in.", async () => {
  browser = await openBrowser({ args: ["--disable-3d-apis"] });
  const { page } = await openPage(browser.context, house.url);
  await page.getByText("I agree to the house rules").click();
  const name = page.getByLabel("Your name");
  await name.fill("Moderator Ada");
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  await page.getByText("That name looks like one of the staff here.").waitFor();
  expect(await name.getAttribute("aria-invalid")).toBe("true");
  expect(await name.evaluate((input) => document.activeElement === input)).toBe(true);
  await name.fill("Ελένη");
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  await page.getByRole("toolbar").waitFor();
}, 60_000);

test("[ENT4] A shut door says why and what to do next; a page older than the house reloads itself once.", async () => {
  browser = await openBrowser({ args: ["--disable-3d-apis"] });
  const { page } = await openPage(browser.context, house.url);
  const answer = (status: number, code: string, message: string) =>
    page.route("**/api/tickets", (route) => route.fulfill({ status, json: { error: { code, message } } }));
  await page.getByLabel("Your name").fill("Ada");
  await page.getByText("I agree to the house rules").click();
  const enter = page.getByRole("button", { name: "Enter", exact: true });

  await answer(503, "full", "Plaza holds 100 people and all are here.");
  await enter.click();
  await page.getByRole("alert").getByText("Plaza is full.").waitFor();
  await page.getByText("Try again in a minute. People come and go.").waitFor();
  await page.unroute("**/api/tickets");

  await page.route("**/api/**", (route) => route.abort());
  await enter.click();
  await page.getByRole("alert").getByText("The house does not answer.").waitFor();
  await page.unroute("**/api/**");

  let asked = 0;
  await page.route("**/api/tickets", (route) => {
    asked += 1;
    return route.fulfill({ status: 409, json: { error: { code: "version", message: "Another version." } } });
  });
  const reloaded = page.waitForEvent("load");
  await enter.click();
  await reloaded;
  await page.getByText("I agree to the house rules").click();
  await enter.click();
  await page.getByRole("alert").getByText("This page is older than the house.").waitFor();
  expect(asked).toBe(2);
}, 60_000);

test("[ENT5] An invitation is read once, leaves the address bar, and gives its role.", async () => {
  browser = await openBrowser({ args: ["--disable-3d-apis"] });
  const token = await house.invite({ role: "moderator", space: "plaza" });
  const { page } = await openPage(browser.context, `${house.url}/s/plaza#token=${token}`);
  await page.getByText("You are invited").waitFor();
  expect(page.url()).toBe(`${house.url}/s/plaza`);
  await enterAs(page, "Mo");
  const guest = await house.enter("Guest");
  await page.getByRole("button", { name: /^Guest/ }).click();
  await page.getByRole("menuitem", { name: "Mute" }).waitFor();
  await guest.leave();
  await page.keyboard.press("Escape");
  await page.reload();
  await enterAs(page, "Mo");
  expect(await page.evaluate(() => location.hash)).toBe("");
}, 60_000);
