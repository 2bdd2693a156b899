/** Screens, as a host and a visitor have them at their browsers. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../client/net/index.ts";
import { momentOf } from "../../shared/screen/show.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { pdf } from "../support/pdf.ts";
import { enterAs, expectAccessible, openPage, type VisitorPage } from "./visitor-page.ts";

let house: TestHouse;
let browsers: FreshBrowser[] = [];
let hana: VisitorPage;
let gil: VisitorPage;
/** Somebody without a page, for the server's word. */
let watcher: Visit;

const KEEP_VIDEOS = `window.videos = [];
const create = document.createElement;
document.createElement = function (name, ...rest) {
  const element = create.call(this, name, ...rest);
  if (name === "video") window.videos.push(element);
  return element;
};`;

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
  const token = await house.invite({ role: "host", space: "plaza" });
  // Small pictures: what is measured here is not how fast a processor draws.
  const small = { viewport: { width: 640, height: 480 } };
  browsers = [await openBrowser(small), await openBrowser(small)];
  for (const { context } of browsers) await context.addInitScript(KEEP_VIDEOS);
  hana = await openPage(browsers[0]!.context, `${house.url}/s/plaza#token=${token}`);
  await enterAs(hana.page, "Hana");
  gil = await openPage(browsers[1]!.context, house.url);
  await enterAs(gil.page, "Gil");
  watcher = await house.enter("Wanda");
  for (const { page } of [hana, gil]) {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Screens" }).click();
  }
}, 180_000);
afterAll(async () => {
  for (const { close } of browsers) await close();
  await house.close();
});

const stage = (page: Page) =>
  page.getByRole("dialog", { name: "Screens" }).getByRole("region", { name: "Stage screen" });
const give = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  stage(page).locator("input[type=file]").setInputFiles({ name, mimeType, buffer });

test("[SCR7] What the place's own screens show stands as text for everybody, and only hosts can change it.", async () => {
  await stage(gil.page).getByText("The place’s own picture").waitFor();
  await stage(gil.page)
    .getByText(/the sun goes down over a calm sea/)
    .waitFor();
  expect(await gil.page.getByRole("button", { name: "Choose a file" }).count()).toBe(0);
  expect(await hana.page.getByRole("button", { name: "Choose a file" }).count()).toBe(2);
  await expectAccessible(gil.page, "the screens");
});

test("[SCR8] [SCR7] A PDF's pages become slides in the host's browser, and a page that is turned is told to everybody.", async () => {
  await give(hana.page, "A talk.pdf", "application/pdf", pdf(["Welcome, all", "What we made", "Thank you"]));
  await stage(hana.page).getByRole("textbox", { name: "Title" }).waitFor();
  await stage(hana.page)
    .getByText(/^3 slides/)
    .waitFor();
  await expectAccessible(hana.page, "slides that were chosen");
  await stage(hana.page).getByRole("button", { name: "Show it" }).click();
  await stage(gil.page)
    .getByText(/A talk.*, slide 1 of 3/)
    .waitFor();
  await stage(gil.page).getByText("Welcome, all", { exact: true }).waitFor();
  await stage(hana.page).getByRole("button", { name: "Next" }).click();
  await stage(gil.page)
    .getByText(/A talk.*, slide 2 of 3/)
    .waitFor();
  await stage(gil.page).getByText("What we made", { exact: true }).waitFor();
  await gil.page
    .locator("[aria-live=polite]")
    .getByText(/Stage screen.*slide 2 of 3.*What we made/)
    .waitFor();
  // The picture is there, and as wide as it should be.
  const picture = stage(gil.page).locator("img");
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]), {
      timeout: 15_000,
    })
    .toEqual([1920, 1080]);
  await expectAccessible(hana.page, "slides on a screen");
}, 120_000);

test("[SCR11] What is too heavy or of no known kind is refused with the number before it is sent.", async () => {
  const alert = stage(hana.page).getByRole("alert");
  await give(hana.page, "sea.png", "image/png", Buffer.alloc(6_100_000));
  await alert.getByText("This picture has 6.1 MB; a screen takes 4 MB.").waitFor();
  await give(hana.page, "long.pdf", "application/pdf", pdf(Array.from({ length: 61 }, (_, k) => `Page ${k}`)));
  await alert.getByText("These slides have 61 pages; a screen takes 60.").waitFor();
  await give(hana.page, "broken.pdf", "application/pdf", Buffer.from("%PDF-1.4 nothing"));
  await alert.getByText("This PDF cannot be read.").waitFor();
  await give(hana.page, "page.svg", "image/svg+xml", Buffer.from("<svg/>"));
  await alert.getByText(/^A screen takes PNG, JPEG and WebP/).waitFor();
}, 120_000);

test("[SCR5] A video is within 300 ms at two visitors, stops for both, and goes elsewhere with both.", async () => {
  await give(hana.page, "bar.webm", "video/webm", readFileSync(new URL("../support/bar.webm", import.meta.url)));
  await stage(hana.page).getByRole("textbox", { name: "Title" }).fill("A bar");
  await stage(hana.page)
    .getByRole("textbox", { name: /What it shows/ })
    .fill("A bar that fills");
  await stage(hana.page).getByRole("button", { name: "Show it" }).click();
  await stage(gil.page)
    .getByText(/A bar.*, video, playing/)
    .waitFor();
  const where = (page: Page) =>
    page.evaluate(() => {
      const { videos } = window as unknown as { videos: HTMLVideoElement[] };
      // Before it is made it plays as little as one that stands still.
      const { currentTime, paused, readyState } = videos.at(-1) ?? { currentTime: 0, paused: true, readyState: 0 };
      // One machine, one clock: the server's is this one too.
      return { currentTime, paused, readyState, at: performance.timeOrigin + performance.now() };
    });
  const show = () => watcher.screens.get("stage")!;
  const apart = async () => {
    const seen = await Promise.all([where(hana.page), where(gil.page)]);
    return seen.map(({ currentTime, at }) => currentTime - momentOf(show(), at, 60));
  };
  await until(async () => (await Promise.all([where(hana.page), where(gil.page)])).every((one) => !one.paused), 15_000);
  await hana.page.waitForTimeout(5000);
  const between: number[] = [];
  for (let looks = 0; looks < 8; looks++) {
    const [a, b] = await apart();
    between.push(Math.abs(a! - b!));
    expect(Math.max(Math.abs(a!), Math.abs(b!))).toBeLessThan(0.3);
    await hana.page.waitForTimeout(250);
  }
  expect(Math.max(...between)).toBeLessThan(0.3);

  await stage(hana.page).getByRole("button", { name: "Pause" }).click();
  await stage(gil.page)
    .getByText(/A bar.*, video, paused/)
    .waitFor();
  await until(async () => (await where(gil.page)).paused, 15_000);
  await stage(hana.page).getByRole("button", { name: "Back 10 s" }).click();
  await until(async () => (await apart()).every((off) => Math.abs(off) < 0.3), 15_000);
}, 120_000);

test("[SCR1] [SCR12] Taken off, the place's own picture is back for everybody.", async () => {
  await stage(hana.page).getByRole("button", { name: "Take it off" }).click();
  for (const { page } of [hana, gil]) await stage(page).getByText("The place’s own picture").waitFor();
});

test("[RUN6] [DOOR13] In all of it nobody's browser asked another host or had to be held back.", () => {
  for (const visitor of [hana, gil]) expect([visitor.strangers, visitor.complaints]).toEqual([[], []]);
});
