/** The page of the ledger: read, filtered, checked and downloaded by anybody, at a browser that draws no place. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { checkExport } from "../../server/ledger.ts";
import { writeSpaces } from "../server/http/opened.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { type LedgerHouse, openLedgerHouse } from "../support/ledger-house.ts";
import { GARDEN, PORCH } from "../support/linked-spaces.ts";
import { buildPage } from "../support/page.ts";
import { faultsOf, tabFaultsOf } from "./surfaces/checks.ts";
import { expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 40_000 });

/** Older ones than the newest page holds. */
const BEFORE = 120;
const ALL = BEFORE + 10;

let folder: string;
let house: LedgerHouse;
let browser: FreshBrowser;
let page: Page;

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-ledger-page-"));
  house = await openLedgerHouse(await writeSpaces(folder, PORCH, GARDEN), BEFORE, Date.now());
  browser = await openBrowser({ args: ["--disable-3d-apis"], hasTouch: true, timezoneId: "Asia/Tokyo" });
}, 120_000);
afterEach(async () => {
  await page?.close();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the page; answers, as it goes on, what it asked of other hosts. */
async function read(width = 1100): Promise<string[]> {
  const opened = await openPage(browser.context, `${house.url}/ledger`);
  page = opened.page;
  page.setDefaultTimeout(15_000);
  page.on("close", () => expect(opened.complaints).toEqual([]));
  await page.setViewportSize({ width, height: 800 });
  await page.getByText("Somebody was").first().waitFor();
  return opened.strangers;
}

const entry = (words: string | RegExp) => page.getByRole("listitem").filter({ hasText: words }).first();
const sentences = () => page.locator("[id^=entry-] p").allInnerTexts();
const found = () => page.getByRole("region", { name: "Check it yourself" }).getByRole("status");
const check = (name = "Check the whole chain") => page.getByRole("button", { name }).click();

test("[LED12] Anybody reads the newest first in plain words: who by role, what, where, by which rule, until when, and what came of it.", async () => {
  await read();
  const told = await sentences();
  expect(told.slice(0, 7)).toEqual([
    "An entry of the kind lantern.",
    "Somebody was slowed down for 2 minutes.",
    "Somebody was removed, and may come back.",
    "A measure was undone.",
    "A message was hidden. Its place in the chat says so.",
    "Somebody was muted for 10 minutes.",
    "Somebody’s mute was lifted.",
  ]);
  const muted = await entry("muted for 10 minutes").innerText();
  for (const words of [
    /by a moderator/,
    /Leave room for others to speak/,
    /Porch/,
    /until \d/,
    /Undone since: entry 127/,
  ])
    expect.soft(muted).toMatch(words);
  expect(await entry("slowed down").innerText()).toContain("by the house’s machine");
  expect(await entry("became a moderator").innerText()).toContain("by an invitation");

  const whole = entry("muted for 10 minutes").getByRole("button", { name: /^125 · [0-9a-f]{8}: the whole row$/ });
  await whole.click();
  expect(await whole.getAttribute("aria-expanded")).toBe("true");
  const row = await entry("muted for 10 minutes").innerText();
  expect(row).toContain('"do":"mute"');
  // The time of the reader, who is in Tokyo.
  expect(row).toContain("GMT+9");
  const all = await page.content();
  for (const secret of house.secrets) expect(all).not.toContain(secret);
});

test("[LED12] One goes back page by page to where it begins, and sees one kind or one space alone.", async () => {
  await read();
  const before = (await sentences()).length;
  await page.getByText("Entries 130 to 31 are read.").waitFor();
  await page.getByRole("button", { name: "Show older entries" }).click();
  await page.getByText("This is where the ledger begins.").waitFor();
  expect([before, (await sentences()).length]).toEqual([100, ALL]);

  await page.getByText("Roles", { exact: true }).click();
  await expect.poll(sentences).toEqual(["Somebody became a moderator."]);
  await page.getByText("Measures", { exact: true }).click();
  await page.getByLabel("Where").selectOption("Garden");
  await expect.poll(sentences).toEqual(["Somebody’s mute was lifted.", "Somebody was muted for 1 hour."]);

  await page.getByLabel("Where").selectOption("Porch");
  await page.getByRole("link", { name: "Undone since: entry 127" }).click();
  await entry("A measure was undone.").getByRole("link", { name: "About entry 125" }).click();
  expect(new URL(page.url()).hash).toBe("#entry-125");
});

test("[LED13] The page checks the whole chain in the browser, and finds what was changed, taken away or written anew.", async () => {
  const strangers = await read();
  await check();
  await page.getByText(`${ALL} entries, and the chain is whole`).waitFor();
  const head = /130:[0-9a-f]{64}/.exec(await found().innerText())?.[0];
  expect(head).toBeDefined();
  await check("Check again");
  await page.getByText("It goes on from entry 130, which this browser noted before.").waitFor();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download all of it" }).click();
  const bytes = await readFile(await (await download).path());
  expect(await checkExport([bytes])).toMatchObject({ whole: true, head: { seq: ALL } });
  expect(strangers).toEqual([]);

  const lines = bytes.toString("utf8").trimEnd().split("\n");
  const answers = async (told: string[], sentence: RegExp) => {
    await page.unrouteAll();
    await page.route("**/api/ledger/export", (route) =>
      route.fulfill({ body: told.map((line) => `${line}\n`).join("") }),
    );
    await check("Check again");
    await page.getByText(sentence).waitFor();
  };
  await answers(
    lines.map((line) => line.replace('"sanction":"old-40"', '"sanction":"old-41"')),
    /^Entry 41 was changed/,
  );
  await answers([...lines.slice(0, 50), ...lines.slice(51)], /^Entry 51 is missing/);
  const { hash } = JSON.parse(lines[99]!) as { hash: string };
  await answers([...lines.slice(0, 100), `{"head":{"seq":100,"hash":"${hash}"}}`], /^Entry 130 was noted before/);
  await page.getByRole("button", { name: "Forget what was noted" }).click();
  // Whole in itself, but the page tells of more: a house cannot tell one thing and give out another.
  await check();
  await page.getByText("Entry 101 stands on this page, but not so in the chain").waitFor();
});

test("[LED13] When the house does not answer the page says so, and tries again when asked.", async () => {
  await read();
  await page.route("**/api/ledger**", (route) => route.abort());
  await check();
  await page.getByRole("status").getByText("The house does not answer.").waitFor();
  await page.reload();
  const again = page.getByRole("alert").getByRole("button", { name: "Try again" });
  await again.waitFor();
  await page.unrouteAll();
  await again.click();
  await page.getByText("Somebody was").first().waitFor();
});

test("[LED14] The page has nothing that axe-core objects to, by day and at dusk, nothing sideways at 320 pixels, and all is reached by key.", async () => {
  await read(320);
  await check();
  await page.getByText("chain is whole").waitFor();
  await page
    .getByRole("button", { name: /the whole row/ })
    .first()
    .click();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectAccessible(page, colorScheme);
  }
  expect(await faultsOf(page, 44)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectAccessible(page, "wide");
  await page.getByText("Undone", { exact: true }).click();
  await expect.poll(sentences).toEqual(["A measure was undone."]);
  expect(await tabFaultsOf(page)).toEqual([]);
});

test("[LED14] The house rules lead to it, beside the place.", async () => {
  await read();
  await page.goto(`${house.url}/s/porch`);
  await page.getByRole("link", { name: /^Read all/ }).click();
  const beside = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Read what was done under these rules" }).click();
  const ledger = await beside;
  await ledger.getByRole("heading", { name: "The ledger", level: 1 }).waitFor();
  await ledger.close();
});

test("[LED12] What is written meanwhile is there when the page is opened again.", async () => {
  await read();
  expect((await sentences())[0]).toContain("lantern");
  await house.enterAs("host", "Hana", { space: "porch" });
  await page.reload();
  await page.getByText("Somebody became a host.").waitFor();
  expect((await sentences())[0]).toBe("Somebody became a host.");
});
