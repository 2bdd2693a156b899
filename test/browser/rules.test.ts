/** House rules that change while somebody is in, at a browser: they are told, and read what has changed. */
import { writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import type { TestHouse } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { FLOOD, type RulesHouse, rulesHouse, rulesOf } from "../support/rules-house.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

let place: RulesHouse;
let house: TestHouse;
let browser: FreshBrowser;
let page: Page;

beforeAll(async () => {
  await buildPage();
  place = await rulesHouse(rulesOf("1", [FLOOD]));
  house = await place.open();
  browser = await openBrowser({ viewport: { width: 1280, height: 700 }, args: ["--disable-3d-apis"] });
  ({ page } = await openPage(browser.context, `${house.url}/s/square`));
  await enterAs(page, "Ada");
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await place?.remove();
});

test("[RUL10] [RUL11] Whoever is in is told that the rules have changed, and reads the new ones and what has changed", async () => {
  const next = rulesOf("2", [{ ...FLOOD, within: 11 }]);
  next.rules[0]!.text = "Do not flood or sell.";
  next.rules.push({ id: "names", title: "Fair names", text: "Be fair.", door: "Fair names." });
  await writeFile(place.file, JSON.stringify(next));
  const notice = page.getByRole("alert", { name: "A notice from the house" });
  await notice.getByText("The house rules have changed", { exact: true }).waitFor();
  await notice.getByText("version 2 is in force").waitFor();
  await notice.getByRole("button", { name: "I understand" }).click();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "House rules" }).click();
  const sheet = page.getByRole("dialog", { name: "House rules" });
  await sheet.getByText("Do not flood or sell.", { exact: true }).waitFor();
  await sheet.getByText("What changed in these rules").click();
  await sheet.getByText("It said: Do not flood.").waitFor();
  await sheet.getByText("It says: Do not flood or sell.").waitFor();
  await sheet.getByText("What the house does about it by itself has changed.").waitFor();
  expect(await sheet.getByRole("listitem").filter({ hasText: "New: Fair names" }).count()).toBe(1);
  await expectAccessible(page, "the rules with what changed");
});
