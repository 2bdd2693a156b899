/** Asking for space at a browser: by key and by button, what is read of it, and the way back. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Notice, Visit } from "../../client/net/index.ts";
import { writeSpaces } from "../server/http/opened.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { PORCH } from "../support/linked-spaces.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

let folder: string;
let house: TestHouse;
let browser: FreshBrowser;
let mo: Visit;
let page: Page;
const calls: Notice[] = [];

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-space-"));
  house = await openHouse({ spaces: await writeSpaces(folder, PORCH) });
  // What is drawn of the place is not asked here, and drawing it without a graphics card is most of the work.
  browser = await openBrowser({ viewport: { width: 1280, height: 700 }, args: ["--disable-3d-apis"] });
  mo = await house.enterAs("moderator", "Mo", { space: "porch" });
  mo.on("notice", (notice) => calls.push(notice));
  ({ page } = await openPage(browser.context, `${house.url}/s/porch`));
  await enterAs(page, "Ada");
}, 120_000);
afterAll(async () => {
  await mo?.leave();
  await browser?.close();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

const ada = () => [...mo.avatars.values()].find(({ name }) => name === "Ada");
const card = () => page.getByRole("region", { name: "You have space" });

test("[PAN9] P asks for space from anywhere but while one types; what holds is read out, and one word ends it", async () => {
  const writing = page.getByRole("textbox", { name: "Say something" });
  await writing.fill("");
  await writing.pressSequentially("a pppp");
  expect(await writing.inputValue()).toBe("a pppp");
  await writing.fill("");
  expect(ada()?.panic).toBe(false);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Bubble/ }).click();
  await page.getByRole("dialog", { name: "Your bubble" }).waitFor();
  await page.keyboard.press("p");
  await until(() => ada()?.panic === true);
  await page.keyboard.press("Escape");
  await card().getByText("A moderator has been called.").waitFor();
  await page.getByRole("status").filter({ hasText: "Strangers keep 3 m away" }).waitFor();
  expect(calls).toMatchObject([{ kind: "panic", text: expect.stringContaining("Ada") }]);
  await expectAccessible(page, "while having space");
  await card().getByRole("button", { name: "I am all right" }).click();
  await card().waitFor({ state: "detached" });
  await until(() => ada()?.panic === false);
});

test("[PAN9] the red button asks with one press on wide and narrow screens, by finger too; closeness is withdrawn beside it", async () => {
  for (const [width, height] of [
    [1280, 700],
    [820, 640],
    [390, 844],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    const button = page.getByRole("button", { name: "Give me space" });
    const { height: tall } = (await button.boundingBox())!;
    expect(tall).toBeGreaterThanOrEqual(44);
    await button.click();
    await card().waitFor();
    // Pressed again in haste it stays.
    await page.keyboard.press("p");
    await card().getByRole("button", { name: "Withdraw closeness" }).click();
    await page.getByRole("status").filter({ hasText: "Nobody may come closer" }).waitFor();
    expect(ada()?.panic).toBe(true);
    await card().getByRole("button", { name: "I am all right" }).click();
    await card().waitFor({ state: "detached" });
  }
  await page.setViewportSize({ width: 1280, height: 700 });
});
