/** WholeVisit: somebody comes, walks, sits, makes a gesture, speaks, blocks and leaves: by mouse, by keyboard, by touch. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Avatar, Message, Visit } from "../../client/net/index.ts";
import { SQUARE, writeSpaces } from "../server/http/opened.ts";
import { openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { openPage } from "./visitor-page.ts";

/** Seats wherever somebody lands or has walked to. */
const seats = Array.from({ length: 49 }, (_, i) => ({
  id: `seat-${i}`,
  position: [(i % 7) * 3 - 9, 0, Math.floor(i / 7) * 3 - 9] as [number, number, number],
  yaw: 0,
}));

/** Words carry over the whole meadow: how far somebody walks until they say theirs depends on the machine. */
const zones = [{ id: "all", name: "All of it", polygon: SQUARE.ground[0]!.polygon, hearing: { text: 60 } }];

let folder: string;
let house: TestHouse;
let ines: Visit;
const heard: Message[] = [];
const gestures: string[] = [];

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-whole-visit-"));
  const meadow = { ...SQUARE, id: "meadow", name: "Meadow", spawn: { position: [0, 0, 0], radius: 3 }, seats, zones };
  house = await openHouse({ spaces: await writeSpaces(folder, meadow as typeof SQUARE) });
  ines = await house.enter("Ines", { space: "meadow" });
  // Behind whoever comes in: a press ahead is a press on the floor.
  await ines.teleport([0, 0, 6], 0);
  ines.on("message", (message) => heard.push(message));
  ines.on("emote", ({ avatar, name }) => gestures.push(`${avatar.name} ${name}`));
}, 120_000);
afterAll(async () => {
  await ines.leave();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const named = (name: string): Avatar | undefined => [...ines.avatars.values()].find((avatar) => avatar.name === name);

/** Does something until somebody has been seen to walk; the machine draws slowly. */
async function walks(name: string, act: () => Promise<void>): Promise<void> {
  await until(() => named(name) !== undefined, 20_000);
  const [x, , z] = named(name)!.pose.position;
  await act();
  await until(() => {
    const { position } = named(name)!.pose;
    return Math.hypot(position[0] - x, position[2] - z) > 0.3;
  }, 20_000);
}

async function seen(name: string, words: string): Promise<void> {
  await until(() => gestures.includes(`${name} wave`), 10_000);
  await until(() => heard.some(({ name: from, text }) => from === name && text === words), 10_000);
}

/** The place is drawn, and the keyboard is its own. */
const drawn = (page: Page) =>
  page.waitForFunction(() => document.activeElement?.getAttribute("role") === "application");

const wheel = (page: Page) => page.getByRole("menu", { name: "Emotes" });
const near = (page: Page) => page.getByRole("button", { name: /^Ines/ });

test("[PAGE49] A whole visit by mouse.", { timeout: 90_000 }, async () => {
  const browser = await openBrowser({ viewport: { width: 900, height: 600 } });
  try {
    const { page, complaints } = await openPage(browser.context, `${house.url}/s/meadow`);
    await page.getByLabel("Your name").fill("Mia");
    await page.getByText("I agree to the house rules").click();
    await page.getByRole("button", { name: "Enter", exact: true }).click();
    await drawn(page);
    await walks("Mia", () => page.getByRole("application").click({ position: { x: 620, y: 470 } }));
    await page.getByRole("button", { name: "Emotes" }).click();
    await wheel(page).getByRole("menuitem", { name: "Sit" }).click();
    await until(() => named("Mia")?.seat != null, 15_000);
    await page.getByRole("button", { name: "Emotes" }).click();
    await wheel(page).getByRole("menuitem", { name: "Wave" }).click();
    await page.getByRole("textbox", { name: "Say something" }).click();
    await page.keyboard.type("Hello from the mouse");
    await page.getByRole("button", { name: "Send" }).click();
    await seen("Mia", "Hello from the mouse");
    await near(page).click();
    await page.getByRole("menuitem", { name: /^Block/ }).click();
    await until(() => named("Mia") === undefined, 10_000);
    await page.getByText("You blocked").waitFor();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: /^Leave/ }).click();
    await page.getByRole("button", { name: /Enter again|again/i }).waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});

test("[PAGE49] A whole visit by keyboard alone.", { timeout: 90_000 }, async () => {
  const browser = await openBrowser({ viewport: { width: 900, height: 600 } });
  try {
    const { page } = await openPage(browser.context, `${house.url}/s/meadow`);
    const { keyboard } = page;
    /** Tabs until the focus is on something of this name. */
    const tabTo = async (role: Parameters<Page["getByRole"]>[0], name: string | RegExp) => {
      const wanted = page.getByRole(role, { name }).first();
      await wanted.waitFor();
      for (let presses = 0; presses < 60; presses++) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await keyboard.press("Tab");
      }
      throw new Error(`Tab never leads to ${role} ${name}`);
    };
    await tabTo("textbox", "Your name");
    await keyboard.type("Kit");
    await tabTo("checkbox", /I agree/);
    await keyboard.press("Space");
    await tabTo("button", /^Enter$/);
    await keyboard.press("Enter");
    await drawn(page);
    await walks("Kit", async () => {
      await keyboard.down("w");
      await page.waitForTimeout(600);
      await keyboard.up("w");
    });
    await keyboard.press("g");
    await wheel(page).getByRole("menuitem", { name: "Sit" }).waitFor();
    await keyboard.press("9");
    await until(() => named("Kit")?.seat != null, 15_000);
    await keyboard.press("g");
    await wheel(page).waitFor();
    await keyboard.press("1");
    await keyboard.press("Enter");
    await keyboard.type("Hello from the keys");
    await keyboard.press("Enter");
    await seen("Kit", "Hello from the keys");
    await keyboard.press("Escape");
    await keyboard.press("n");
    await tabTo("button", /^Ines/);
    await keyboard.press("Enter");
    const block = page.getByRole("menuitem", { name: /^Block/ });
    await block.waitFor();
    for (let presses = 0; presses < 8; presses++) {
      if (await block.evaluate((element) => element === document.activeElement)) break;
      await keyboard.press("ArrowDown");
    }
    await keyboard.press("Enter");
    await until(() => named("Kit") === undefined, 10_000);
    await tabTo("button", "Raise hand");
    await keyboard.press("End");
    for (let presses = 0; presses < 6; presses++) {
      if (await page.getByRole("button", { name: "More" }).evaluate((element) => element === document.activeElement))
        break;
      await keyboard.press("ArrowRight");
    }
    await keyboard.press("Enter");
    await page.getByRole("menuitem", { name: /^Leave/ }).waitFor();
    await keyboard.press("End");
    await keyboard.press("Enter");
    await page.getByRole("button", { name: /again/i }).waitFor();
  } finally {
    await browser.close();
  }
});

test("[PAGE49] A whole visit by touch, on a phone.", { timeout: 90_000 }, async () => {
  const browser = await openBrowser({ viewport: { width: 390, height: 844 }, hasTouch: true });
  try {
    const { page } = await openPage(browser.context, `${house.url}/s/meadow`);
    await page.getByLabel("Your name").fill("Tao");
    await page.getByText("I agree to the house rules").tap();
    await page.getByRole("button", { name: "Enter", exact: true }).tap();
    await drawn(page);
    await walks("Tao", () => page.touchscreen.tap(230, 560));
    await page.getByRole("button", { name: "Emotes" }).tap();
    await wheel(page).getByRole("menuitem", { name: "Sit" }).tap();
    await until(() => named("Tao")?.seat != null, 15_000);
    await page.getByRole("button", { name: "Emotes" }).tap();
    await wheel(page).getByRole("menuitem", { name: "Wave" }).tap();
    await page.getByRole("textbox", { name: "Say something" }).tap();
    await page.keyboard.type("Hello from a thumb");
    await page.getByRole("button", { name: "Send" }).tap();
    await seen("Tao", "Hello from a thumb");
    await page.getByRole("button", { name: /near$/ }).tap();
    await near(page).tap();
    await page.getByRole("menuitem", { name: /^Block/ }).tap();
    await until(() => named("Tao") === undefined, 10_000);
    await page.getByRole("button", { name: "More" }).tap();
    await page.getByRole("menuitem", { name: /^Leave/ }).tap();
    await page.getByRole("button", { name: /again/i }).waitFor();
  } finally {
    await browser.close();
  }
});
