import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, openPage } from "./visitor-page.ts";

let house: TestHouse;
let browser: FreshBrowser;

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house.close();
});

test("[ENT1] On a fresh profile somebody stands in the plaza within ten seconds, and nothing is asked of any other host.", async () => {
  browser = await openBrowser({ rest: false });
  const began = performance.now();
  const { page, strangers, complaints } = await openPage(browser.context, house.url);
  await enterAs(page, "Ada");
  await page.getByRole("application", { name: /Plaza/ }).waitFor();
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await page.evaluate(() => document.title)).toBe("Plaza");
  await page.waitForTimeout(2000);
  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => document.cookie)).toBe("");
}, 60_000);
