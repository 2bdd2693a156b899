import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshBrowser, openBrowser } from "../../support/browser.ts";
import { servePages } from "../../support/world-page/serve.ts";

let pages: Awaited<ReturnType<typeof servePages>>;
let browser: FreshBrowser;
let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "stoa-world-page-"));
  pages = await servePages(cache);
  browser = await openBrowser({ viewport: { width: 480, height: 300 } });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await pages?.close();
  await rm(cache, { recursive: true, force: true });
});

/** What the page itself tells: what it keeps on the GPU, and who stands there. */
type Harness = {
  kept(): { geometries: number; textures: number; programs: number };
  tags(): number;
  join(i: number): void;
  leave(i: number): void;
};
const pictures = (page: Page, count: number) =>
  page.evaluate(
    (left) =>
      new Promise<void>((done) => {
        const next = (n: number) => (n === 0 ? done() : requestAnimationFrame(() => next(n - 1)));
        next(left);
      }),
    count,
  );

test("[PAGE34] After a hundred people have come and gone the page keeps no more than before.", {
  timeout: 240_000,
}, async () => {
  const page = await browser.context.newPage();
  await page.goto(`${pages.url}world.html?view=empty&quality=low`);
  await page.waitForSelector("body[data-ready=yes]", { timeout: 120_000 });
  const crowd = async (from: number) => {
    await page.evaluate((first) => {
      for (let i = first; i < first + 20; i += 1) (window as unknown as Harness).join(i);
    }, from);
    await pictures(page, 2);
    const tags = await page.evaluate(() => (window as unknown as Harness).tags());
    await page.evaluate((first) => {
      for (let i = first; i < first + 20; i += 1) (window as unknown as Harness).leave(i);
    }, from);
    await pictures(page, 2);
    return tags;
  };
  // What every style of hair, every detail and every kind of tag needs is made once; three crowds have them all.
  for (const from of [0, 20, 40]) await crowd(from);
  const before = await page.evaluate(() => (window as unknown as Harness).kept());
  let tags = 0;
  for (let from = 100; from < 200; from += 20) tags = Math.max(tags, await crowd(from));
  expect(tags).toBeGreaterThan(0);
  expect(tags).toBeLessThanOrEqual(8);
  expect(await page.evaluate(() => (window as unknown as Harness).kept())).toEqual(before);
});

test("[PAGE36] Where nothing can be drawn the page is told, and nothing breaks.", { timeout: 120_000 }, async () => {
  const page = await browser.context.newPage();
  const broken: string[] = [];
  page.on("pageerror", ({ message }) => broken.push(message));
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${pages.url}world.html?view=empty`);
  await page.waitForSelector("body[data-missing=webgl]", { timeout: 60_000 });
  expect(broken).toEqual([]);
});
