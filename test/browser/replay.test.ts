/** A replay in a browser: a capsule of a real room, played, moved along, measured and unveiled, by mouse and keyboard. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Capsule, readCapsule } from "../../client/net/index.ts";
import { PACKAGE_ROOT } from "../../server/folders.ts";
import { stepAt } from "../../shared/conduct/capsule.ts";
import type { Vec3 } from "../../shared/pose/pose.ts";
import { openBareHouse } from "../support/bare-house.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { recordScene } from "../support/capsule-scene.ts";
import { type ServedPages, servePages } from "../support/world-page/serve.ts";
import { faultsOf, tabFaultsOf } from "./surfaces/checks.ts";
import { expectAccessible } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 40_000 });

/** A busy machine draws slowly. */
const PATIENT = { timeout: 8000 };

let browser: FreshBrowser;
let pages: ServedPages;
let page: Page;
let capsule: Capsule;
const complaints: string[] = [];

beforeAll(async () => {
  const house = await openBareHouse();
  const { file, room } = await recordScene(house);
  capsule = await readCapsule(file);
  const space = JSON.stringify(room.space);
  await house.close();
  pages = await servePages(join(PACKAGE_ROOT, "node_modules/.stoa-pages-vite"));
  browser = await openBrowser({ viewport: { width: 1040, height: 820 } });
  page = await browser.context.newPage();
  page.setDefaultTimeout(8000);
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.route("**/capsule.bin", (route) => route.fulfill({ body: Buffer.from(file) }));
  await page.route("**/world-page/space.json", (route) =>
    route.fulfill({ body: space, contentType: "application/json" }),
  );
  await page.goto(`${pages.url}replay.html`, { timeout: 60_000 });
  await page.waitForSelector("body[data-ready=yes]", { timeout: 60_000 });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

const moment = () => page.getByRole("slider", { name: "Moment" });
const momentNow = async () => Number(await moment().inputValue());
/** How far Iris and Kite were apart in the room when something was said, metres. */
function distanceAt(said: string): number {
  const { head, tracks } = capsule;
  const at = tracks.flatMap(({ words: all }) => all).find(({ text }) => text === said)!.at;
  const [iris, kite] = [head.reporter, head.subject].map((avatar): Vec3 => {
    const place: Vec3 = [0, 0, 0];
    tracks.find((track) => track.avatar === avatar)!.motion.placeAt(stepAt(head, at), place);
    return place;
  });
  return Math.hypot(iris![0] - kite![0], iris![2] - kite![2]);
}
const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
const words = () => page.getByRole("region", { name: "Replay" }).innerText();

test("[CAP10] A capsule is played and stopped, moved along by keys, made slower, and gone through by what was said; the distance of any two is told.", async () => {
  expect(await words()).toContain("0 of 120 s");
  await press("Play");
  await expect.poll(momentNow, PATIENT).toBeGreaterThan(0.3);
  await press("Pause");
  const stopped = await momentNow();
  await moment().focus();
  await page.keyboard.press("ArrowRight");
  expect(await momentNow()).toBeGreaterThan(stopped);
  await page.keyboard.press("End");
  await expect.poll(words, PATIENT).toContain("120 of 120 s");
  await page.keyboard.press("j");
  await expect.poll(words, PATIENT).toContain("115 of 120 s");
  await press(/please leave me alone/);
  await expect.poll(words, PATIENT).toContain("65 of 120 s");
  const apart = async () => Number(/([\d.]+) m apart/.exec(await words())?.[1]);
  expect(Math.abs((await apart()) - distanceAt("please leave me alone"))).toBeLessThan(0.0051);
  await page.getByText("4×").click();
  await page.keyboard.press("k");
  await expect.poll(momentNow, PATIENT).toBeGreaterThan(67);
  await page.keyboard.press("k");
  await press("Measure the distance to Person D");
  await expect.poll(words, PATIENT).toMatch(/m apart\s+Person B · Person D/);
  await expect(
    page.getByRole("img", { name: /Distance between Person B and Person D: at the nearest/ }).isVisible(),
  ).resolves.toBe(true);
  const canvas = page.getByRole("application");
  await canvas.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("+");
  await page.getByText("Above").click();
  await press("See as Person A");
  expect(await page.getByRole("radio", { name: "Their eyes" }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
});

test("[CAP11] Nobody is named, nor looks like themselves, until that is wanted; what people wrote is only ever text.", async () => {
  expect(await words()).not.toMatch(/Iris|Kite|Noor/);
  expect(await words()).toContain("Person A");
  await page.getByText("Names and looks").click();
  await expect.poll(words, PATIENT).toContain("Iris Okafor");
  expect(await words()).toContain("just talk to me <b>now</b>");
  await page.getByText("Names and looks").click();
  await expect.poll(words, PATIENT).not.toContain("Iris Okafor");
});

test("[CAP12] The replay has nothing that axe-core objects to, in both themes, fits a phone, and is all within reach of the keyboard; it closes.", async () => {
  for (const theme of ["day", "dusk"]) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    await expectAccessible(page, `replay by ${theme}`);
  }
  expect(await faultsOf(page, 24)).toEqual([]);
  expect(await tabFaultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await faultsOf(page, 24)).toEqual([]);
  await press("Close the replay");
  await page.getByText("closed").waitFor();
  expect(complaints).toEqual([]);
});
