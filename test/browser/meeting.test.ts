import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Vec3 } from "../../shared/pose/pose.ts";
import { openBareHouse } from "../support/bare-house.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, expectAccessible, openPage, type VisitorPage } from "./visitor-page.ts";

let house: TestHouse;
let browsers: FreshBrowser[] = [];
let ada: VisitorPage;
let bo: VisitorPage;

beforeAll(async () => {
  await buildPage();
  house = await openBareHouse();
  browsers = [await openBrowser(), await openBrowser({ hasTouch: true })];
  ada = await openPage(browsers[0]!.context, house.url);
  await enterAs(ada.page, "Ada");
  await browsers[1]!.context.addInitScript(COUNT_SOUNDS);
  bo = await openPage(browsers[1]!.context, house.url);
  await enterAs(bo.page, "Бо");
}, 180_000);
afterAll(async () => {
  for (const { close } of browsers) await close();
  await house.close();
});

const near = (page: Page, name: string) =>
  page.getByRole("region", { name: "Near you" }).getByRole("button", { name: new RegExp(`^${name}`) });

async function say(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: "Say something" }).fill(words);
  await page.keyboard.press("Enter");
}

/** How many sounds a page has begun to play. */
const played = (page: Page) => page.evaluate(() => (window as unknown as { played: number }).played);
const COUNT_SOUNDS = `window.played = 0;
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (...when) {
  window.played += 1;
  return start.apply(this, when);
};`;

/** Turns until somebody stands ahead, by what the list says. */
async function turnTo(page: Page, name: string): Promise<void> {
  await page.getByRole("application").focus();
  for (let turns = 0; turns < 60; turns++) {
    const where = (await near(page, name).innerText()).replaceAll("\n", " ");
    if (/ m, ahead( ·|$)/.test(where.trim())) return;
    const key = /left/.test(where) ? "ArrowLeft" : "ArrowRight";
    await page.keyboard.down(key);
    await page.waitForTimeout(120);
    await page.keyboard.up(key);
    await page.waitForTimeout(700);
  }
  throw new Error(`${name} was never ahead`);
}

test("[PAGE2] Two people see each other in the list, with distance and bearing.", async () => {
  await near(ada.page, "Бо").waitFor();
  await near(bo.page, "Ada").waitFor();
  expect(await near(ada.page, "Бо").innerText()).toMatch(/\d\.\d m, (ahead|behind|left|right)/);
  await ada.page.getByText("2 here").waitFor();
});

test("[PAGE8] Words reach the other as text, whatever is in them, with the distance they came from.", async () => {
  await ada.page.getByText("Heard by 1 person near you").waitFor();
  const words = "<img src=x onerror=alert(1)> שלום 👋 & مرحبا";
  await say(ada.page, words);
  const said = bo.page.getByRole("log").getByText(words, { exact: true });
  await said.waitFor();
  expect(await said.evaluate((element) => [element.childElementCount, element.getAttribute("dir")])).toEqual([
    0,
    "auto",
  ]);
  await bo.page
    .getByRole("log")
    .getByText(/^\d\.\d m$/)
    .waitFor();
  await ada.page.getByRole("log").getByText(words, { exact: true }).waitFor();
  await say(bo.page, "Привет");
  await ada.page.getByRole("log").getByText("Привет", { exact: true }).waitFor();
});

test("[PAGE7] Words that nobody may hear come back into the field with a reason.", async () => {
  const long = "a".repeat(1001);
  await ada.page.getByRole("textbox").fill(long);
  await ada.page.getByText("1 character too many").waitFor();
  expect(await ada.page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
  await ada.page.getByRole("textbox").fill("a".repeat(950));
  await ada.page.getByText("50 characters left").waitFor();
  await ada.page.getByRole("textbox").fill("");
});

const dock = (page: Page) => page.getByRole("toolbar", { name: "What you can do" });

test("[PAGE5] A raised hand is seen by the other; a key does the same as the dock.", async () => {
  await bo.page.getByRole("application").focus();
  await bo.page.keyboard.press("h");
  await dock(bo.page).getByRole("button", { name: "Lower hand" }).waitFor();
  await ada.page.getByRole("button", { name: /Бо.*hand raised/ }).waitFor();
  await dock(bo.page).getByRole("button", { name: "Lower hand" }).click();
  await ada.page.getByRole("button", { name: /Бо.*hand raised/ }).waitFor({ state: "hidden" });
});

/** What a screen reader says of somebody's gesture on the other's page. */
const gesture = (page: Page, words: RegExp) => page.getByText(words).waitFor({ state: "attached" });
const wheel = (page: Page) => page.getByRole("menu", { name: "Emotes" });

test("[PAGE46] By keyboard alone the wheel is a menu: arrows and Enter or a digit choose, Escape closes, and the place has the keyboard again.", async () => {
  const { page } = ada;
  await page.getByRole("application").focus();
  await page.keyboard.press("g");
  await wheel(page).waitFor();
  const names = await wheel(page).getByRole("menuitem").allInnerTexts();
  expect(names.slice(0, 6)).toEqual(["Wave", "Clap", "Nod", "Heart", "Laugh", "Dance"]);
  await expectAccessible(page, "the wheel of emotes");
  await page.keyboard.press("Escape");
  await wheel(page).waitFor({ state: "hidden" });
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("application");

  await page.keyboard.press("g");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const chosen = await wheel(page).getAttribute("aria-activedescendant");
  expect(await page.locator(`[id="${chosen}"]`).innerText()).toBe("Clap");
  await page.keyboard.press("Enter");
  await wheel(page).waitFor({ state: "hidden" });
  await gesture(bo.page, /Ada.? claps/);
  await page.keyboard.press("g");
  await page.keyboard.press("4");
  await gesture(bo.page, /Ada.? sends a heart/);
}, 60_000);

test("[PAGE45] A key that is held opens the wheel about the mouse, and chooses what is pointed at when it is let go.", async () => {
  const { page } = ada;
  await page.getByRole("application").focus();
  // Nothing is chosen by whoever goes back to the middle.
  for (const last of [90, 0]) {
    await page.mouse.move(480, 250);
    await page.keyboard.down("g");
    await wheel(page).waitFor();
    await page.mouse.move(480, 160, { steps: 3 });
    await page.mouse.move(480, 250 - last, { steps: 2 });
    await page.keyboard.up("g");
    await wheel(page).waitFor({ state: "hidden" });
    if (last > 0) await gesture(bo.page, /Ada.? waves/);
  }
}, 60_000);

test("[PAGE45] On a phone of 320 pixels a tap opens all of the wheel, and a finger goes from the dock to an emote and lets go.", async () => {
  const { page } = bo;
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 640 });
  const button = page.getByRole("button", { name: "Emotes" });
  await button.tap();
  for (const item of await wheel(page).getByRole("menuitem").all()) {
    const { x, y, width, height } = (await item.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    expect(x >= 0 && x + width <= 320 && y >= 0 && y + height <= 640).toBe(true);
  }
  await wheel(page).getByRole("menuitem", { name: "Laugh" }).tap();
  await gesture(ada.page, /Бо.? laughs/);

  const touch = await page.context().newCDPSession(page);
  const middle = (box: { x: number; y: number; width: number; height: number } | null) => ({
    x: box!.x + box!.width / 2,
    y: box!.y + box!.height / 2,
  });
  await touch.send("Input.dispatchTouchEvent", {
    type: "touchStart",
    touchPoints: [middle(await button.boundingBox())],
  });
  const dance = wheel(page).getByRole("menuitem", { name: "Dance" });
  await dance.waitFor();
  await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [middle(await dance.boundingBox())] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await wheel(page).waitFor({ state: "hidden" });
  await gesture(ada.page, /Бо.? dances/);
  await page.setViewportSize(before);
}, 60_000);

test("[PAGE31] The mouse looks around by itself only when somebody asks for it, until they end it.", async () => {
  const locked = () => ada.page.evaluate(() => document.pointerLockElement?.tagName ?? null);
  const where = async () => (await near(ada.page, "Бо").innerText()).replaceAll("\n", " ");
  await ada.page.getByRole("application").focus();
  await ada.page.mouse.move(400, 300);
  const before = await where();
  await ada.page.mouse.move(100, 300, { steps: 4 });
  await ada.page.waitForTimeout(700);
  expect(await where()).toBe(before);
  expect(await locked()).toBeNull();
  await ada.page.keyboard.press("m");
  await expect.poll(locked, { timeout: 10_000 }).toBe("CANVAS");
  // Half a turn and more, a little at a time, changes where anybody is.
  const seen = new Set<string>();
  for (let n = 0; n < 12 && seen.size < 2; n++) {
    await ada.page.mouse.move(100 + 60 * n, 300, { steps: 2 });
    await ada.page.waitForTimeout(700);
    seen.add(await where());
  }
  expect(seen.size).toBe(2);
  await ada.page.evaluate(() => document.exitPointerLock());
  await expect.poll(locked, { timeout: 10_000 }).toBeNull();
});

test("[PAGE31] [PAGE43] On a touch screen a thumb on the stick walks until it lets go, and the steps are heard.", async () => {
  const watcher = await house.enter("Wen");
  const place = () => [...watcher.avatars.values()].find(({ name }) => name === "Бо")!.pose.position;
  const wayFrom = ([x, , z]: Vec3) => Math.hypot(place()[0] - x, place()[2] - z);
  const box = (await bo.page.locator("[data-part=walk-stick]").boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = await bo.page.context().newCDPSession(bo.page);
  await until(() => watcher.avatars.size === 2);
  const before = place();
  // Somebody may stand in one way, and a wall in the other.
  for (const up of [-44, 44]) {
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x, y: y + up }] });
    const walked = await until(() => wayFrom(before) > 1.5, 5000).catch(() => false);
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    if (walked !== false) break;
  }
  expect(wayFrom(before)).toBeGreaterThan(1.5);
  let stopped = place();
  await expect
    .poll(
      () => {
        const way = wayFrom(stopped);
        stopped = place();
        return way;
      },
      { interval: 500, timeout: 10_000 },
    )
    .toBe(0);
  await watcher.leave();
  expect(await played(bo.page)).toBeGreaterThan(1);
});

test("[PAGE11] Who walks up to somebody stops at the edge of their bubble and is told softly, without a name.", async () => {
  const told = ada.page.getByText("You stopped at the edge of somebody’s bubble.");
  // "Ahead" is an eighth of a turn wide: whoever walks on blindly may pass by, so the way is looked at again.
  let seen = false;
  for (let bursts = 0; bursts < 30 && !seen; bursts++) {
    await turnTo(ada.page, "Бо");
    await ada.page.keyboard.down("w");
    seen = await told.waitFor({ timeout: 1200 }).then(
      () => true,
      () => false,
    );
    await ada.page.keyboard.up("w");
  }
  expect(seen).toBe(true);
  await ada.page.waitForTimeout(1000);
  const away = Number(/(\d+\.\d) m/.exec(await near(ada.page, "Бо").innerText())?.[1]);
  expect(away).toBeGreaterThanOrEqual(1.2);
}, 90_000);

test("[PAGE12] Who blocks somebody no longer sees them, nor is seen; and undoing it brings both back.", async () => {
  await near(ada.page, "Бо").click();
  await ada.page.getByRole("menuitem", { name: /^Block/ }).click();
  await near(ada.page, "Бо").waitFor({ state: "hidden" });
  await near(bo.page, "Ada").waitFor({ state: "hidden" });
  await ada.page.getByText("Nobody is near enough to hear you.").waitFor();
  await ada.page.getByRole("button", { name: "Undo" }).click();
  await near(ada.page, "Бо").waitFor();
  await near(bo.page, "Ada").waitFor();
}, 60_000);

test("[PAGE6] Whoever is removed reads why and until when; whoever enters elsewhere reads that.", async () => {
  const staff = await house.enterAs("moderator", "Mo");
  await near(ada.page, "Mo.*Moderator").waitFor();
  const person = [...staff.avatars.values()].find(({ name }) => name === "Бо")?.person;
  await staff.conduct.act({ on: person ?? "", do: "kick", minutes: 10, rule: "abuse" });
  await bo.page.getByRole("heading", { name: /You were asked to leave .*Plaza/ }).waitFor();
  await bo.page.getByText(/10 minutes/).waitFor();
  await near(ada.page, "Бо").waitFor({ state: "hidden" });

  const second = await openPage(browsers[0]!.context, house.url);
  await enterAs(second.page, "Ada");
  await ada.page.getByRole("heading", { name: "You entered in another window" }).waitFor();
  await staff.leave();
}, 60_000);

test("[RUN1] In all of it nobody's browser asked another host for anything or had to be held back.", () => {
  for (const visitor of [ada, bo]) expect([visitor.strangers, visitor.complaints]).toEqual([[], []]);
});
