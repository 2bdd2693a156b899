/** Going: somebody at a browser goes from space to space, with company and alone. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../client/net/index.ts";
import { ASSETS } from "../../server/folders.ts";
import { writeSpaces } from "../server/http/opened.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { GARDEN, PORCH } from "../support/linked-spaces.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

let folder: string;
let house: TestHouse;
let browser: FreshBrowser;
let page: Page;
let complaints: string[];
let ben: Visit;

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-page-going-"));
  const spaces = await writeSpaces(folder, PORCH, { ...GARDEN, rules: "garden" });
  const rules = JSON.parse(await readFile(join(ASSETS, "conduct", "house.json"), "utf8"));
  await mkdir(join(folder, "conduct"));
  await writeFile(
    join(folder, "conduct", "garden.json"),
    JSON.stringify({ ...rules, version: "garden-1", title: "Rules of the garden" }),
  );
  house = await openHouse({ spaces });
  browser = await openBrowser({ viewport: { width: 800, height: 540 } });
  ben = await house.enter("Ben", { space: "porch", group: "tea" });
  ({ page, complaints } = await openPage(browser.context, `${house.url}/s/porch?group=tea`));
  await enterAs(page, "Ada");
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const heading = (name: string) => page.getByRole("heading", { level: 1, name, exact: true });
const path = () => new URL(page.url()).pathname;
const offer = () => page.getByRole("button", { name: /^Go to .?Garden/ });

test("[LNK1] [LNK2] Who stands on a link is asked, reads rules that are new to them, goes by a key, and comes back by the back button.", async () => {
  await offer().waitFor();
  await page
    .getByRole("status")
    .getByText(/The way to .?Garden/)
    .waitFor();
  await expectAccessible(page, "the offer of a link");
  expect(path()).toBe("/s/porch");

  await page.getByRole("application").focus();
  await page.keyboard.press("f");
  const rules = page.getByRole("dialog", { name: "Rules of the garden" });
  await rules.getByText(/Garden.? has house rules that you have not agreed to yet/).waitFor();
  await rules.getByRole("button", { name: "Stay here" }).last().click();
  await rules.waitFor({ state: "hidden" });
  await heading("Porch").waitFor();

  await offer().click();
  await rules.getByRole("button", { name: "Agree and go" }).click();
  await heading("Garden").waitFor();
  await page.getByText("Going to Garden").waitFor({ state: "hidden" });
  expect([path(), new URL(page.url()).search, await page.title()]).toEqual(["/s/garden", "?group=tea", "Garden"]);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(/^Garden/);

  await page.goBack();
  await heading("Porch").waitFor();
  expect(path()).toBe("/s/porch");
}, 90_000);

test("[LNK3] [LNK5] Company that went ahead is told with a question, and who comes along stands near them.", async () => {
  const there = await ben.go("garden");
  await there.teleport([6, 0, 5], 0);
  await page.getByText(/Ben.? went to .?Garden.?\. Come along\?/).waitFor();
  expect(path()).toBe("/s/porch");
  await page.getByRole("button", { name: "Come along" }).click();
  await heading("Garden").waitFor();
  expect(path()).toBe("/s/garden");
  const ada = await expect
    .poll(() => [...there.avatars.values()].find(({ name }) => name === "Ada")?.pose.position)
    .toBeDefined()
    .then(() => [...there.avatars.values()].find(({ name }) => name === "Ada")!);
  const [p, q] = [ada.pose.position, there.me.pose.position];
  expect(Math.hypot(p[0] - q[0], p[2] - q[2])).toBeLessThan(3);
  ben = there;
}, 90_000);

test("[LNK2] A full place leaves somebody where they stand, says why, and lets them in by a press once there is room.", async () => {
  await page.goBack();
  await heading("Porch").waitFor();
  await until(() => ![...ben.avatars.values()].some(({ name }) => name === "Ada"));
  const crowd: Visit[] = [];
  for (let n = 0; n < 5; n++) crowd.push(await house.enter(`Guest ${n}`, { space: "garden" }));
  await offer().click();
  const stayed = page.getByRole("dialog", { name: "Garden is full." });
  await stayed.getByText("You are still where you were.").waitFor();
  await expectAccessible(page, "a place that is full");
  expect(path()).toBe("/s/porch");
  await crowd[0]!.leave();
  await until(() => [...crowd, ben].some(({ space, count }) => space.id === "garden" && count === 2));
  await stayed.getByRole("button", { name: "Try again" }).click();
  await heading("Garden").or(heading("Garden 2")).waitFor();
  expect(complaints).toEqual([]);
}, 90_000);
