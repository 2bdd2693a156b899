/** Copies: pages in a space that holds one person. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { SQUARE, writeSpaces } from "../server/http/opened.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, openPage } from "./visitor-page.ts";

let folder: string;
let house: TestHouse;
let browser: FreshBrowser;

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-page-copies-"));
  const [{ polygon }] = SQUARE.ground as [{ polygon: [number, number][] }];
  // Whoever stands in it stands on a stage, and is seen in every copy.
  const zones = [{ id: "stage", name: "Stage", kind: "stage" as const, polygon }];
  const hut = { ...SQUARE, id: "hut", name: "Hut", capacity: 1, copies: 2, zones };
  house = await openHouse({ spaces: await writeSpaces(folder, hut) });
}, 120_000);
afterEach(() => browser.close());
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

test("[COPY1] [COPY9] [DQU1] [MIR1] [MIR8] Who enters a full space stands in a copy that says which it is, and sees how many are in all and who is on the stage of another; with no copy left they wait in the queue, and come in by themselves.", async () => {
  browser = await openBrowser();
  const first = await house.enter("First", { space: "hut" });
  const { page } = await openPage(browser.context, `${house.url}/s/hut`);
  await enterAs(page, "Second");
  await page.getByRole("heading", { name: "Hut 2" }).waitFor();
  expect(await page.evaluate(() => document.title)).toBe("Hut 2");
  await page.getByText("1 here, 2 in all copies").waitFor();
  await page.getByRole("button", { name: /First.*in another copy/ }).click();
  await page.getByRole("menuitem", { name: "Report" }).waitFor();
  expect(await page.getByRole("menuitem", { name: "Talk privately" }).count()).toBe(0);
  await page.keyboard.press("Escape");

  const late = await openBrowser();
  try {
    const { page: outside } = await openPage(late.context, `${house.url}/s/hut`);
    await outside.getByLabel("Your name").fill("Third");
    await outside.getByText("I agree to the house rules").click();
    await outside.getByRole("button", { name: "Enter", exact: true }).click();
    await outside.getByText("You are number 1 of 1 in the queue.").waitFor();
    await first.leave();
    await outside.getByRole("heading", { name: "Hut", exact: true }).waitFor();
  } finally {
    await late.close();
  }
}, 90_000);
