/** Surfaces: everything that the page lays over a place, one after another, on the smallest phone, by day and at dusk. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { writeSpaces } from "../server/http/opened.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { GARDEN, PORCH } from "../support/linked-spaces.ts";
import { buildPage } from "../support/page.ts";
import { faultsOf, tabFaultsOf } from "./surfaces/checks.ts";
import { ENTRY } from "./surfaces/entry.ts";
import { ENDS, INSIDE } from "./surfaces/inside.ts";
import type { Company, Surface } from "./surfaces/surface.ts";
import { VOICES } from "./surfaces/voices.ts";
import { WAYS } from "./surfaces/ways.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

const SMALLEST = { width: 320, height: 640 };
/** What a finger needs, CSS pixels. */
const FINGER = 44;

const screens = [
  {
    id: "board",
    name: "Notice board",
    position: [0, 2, -15] as [number, number, number],
    yaw: 0,
    width: 4,
    height: 2,
    alt: "An empty board.",
  },
];

let folder: string;
let house: TestHouse;
let browser: FreshBrowser;
let page: Page;
let company: Company;

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-surfaces-"));
  house = await openHouse({ spaces: await writeSpaces(folder, { ...PORCH, screens }, GARDEN) });
  const porch = { space: "porch" };
  company = { ines: await house.enter("Ines", porch), owner: await house.enterAs("owner", "Olga", porch) };
  browser = await openBrowser({ viewport: SMALLEST, hasTouch: true, reducedMotion: "reduce" });
  const token = await house.invite({ role: "moderator", space: "porch" });
  ({ page } = await openPage(browser.context, `${house.url}/s/porch#token=${token}`));
  page.setDefaultTimeout(6000);
  await page.getByRole("link", { name: /^Read/ }).waitFor();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});
// One surface that will not close is one fault, not the fault of all that come after.
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (let layers = 0; layers < 3; layers++) await page.keyboard.press("Escape");
});

const focused = () =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === null || at === document.body ? "" : (at.getAttribute("aria-label") ?? at.textContent ?? "").trim();
  });

async function look({ name, open, closes }: Surface): Promise<void> {
  const surface = await open(page, company);
  await expectAccessible(page, `${name}, by day`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, `${name}, at dusk`, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await faultsOf(page, FINGER), name).toEqual([]);
  // Arrows go through a menu.
  const isMenu = (await surface.getAttribute("role")) === "menu";
  if (!isMenu) expect(await tabFaultsOf(page), name).toEqual([]);
  if (closes instanceof RegExp) {
    await page.keyboard.press("Escape");
    await surface.waitFor({ state: "hidden" });
    // It is given back with a picture, of which a busy machine draws few.
    await expect.poll(focused, { message: `the focus after ${name}`, timeout: 6000 }).toMatch(closes);
  } else await closes?.(page, company);
}

const names = (surfaces: readonly Surface[]) => surfaces.map((surface) => [surface.name, surface] as const);

test.each(names(ENTRY))("[PAGE10] [PAGE50] [PAGE51] Before the place: %s", (_name, one) => look(one));

describe("Inside", () => {
  beforeAll(() => enterAs(page, "Ada"), 30_000);
  test("[PAGE10] On a wide window nothing that axe-core objects to, by day and at dusk.", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    try {
      await page.getByRole("region", { name: "Near you" }).getByRole("button", { name: /^Ines/ }).waitFor();
      for (const colorScheme of ["dark", "light"] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page, `HUD, ${colorScheme}`);
      }
    } finally {
      await page.setViewportSize(SMALLEST);
    }
  });
  test.each(names([...VOICES, ...INSIDE, ...WAYS, ...ENDS]))("[PAGE50] [PAGE51] In the place: %s", (_name, one) =>
    look(one),
  );
});
