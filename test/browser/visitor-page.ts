/** VisitorPage: somebody at a browser, by what they see and press; and what their browser noticed on the way. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export type VisitorPage = {
  page: Page;
  /** Requests that left for another host than the house. */
  strangers: string[];
  /** What the content security policy had to stop, and what the page threw. */
  complaints: string[];
};

/** A page in `context` on its way to `url`, watched. */
export async function openPage(context: BrowserContext, url: string): Promise<VisitorPage> {
  const page = await context.newPage();
  const strangers: string[] = [];
  const complaints: string[] = [];
  const { host } = new URL(url);
  page.on("request", (request) => {
    const to = new URL(request.url());
    if (!["data:", "blob:"].includes(to.protocol) && to.host !== host) strangers.push(request.url());
  });
  page.on("websocket", (socket) => {
    if (new URL(socket.url()).host !== host) strangers.push(socket.url());
  });
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, strangers, complaints };
}

/** Fills in the card and presses Enter; resolves when the dock is there. */
export async function enterAs(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  const agree = page.getByRole("checkbox", { name: "I agree to the house rules" });
  await page.getByRole("link", { name: /Read all|Read it/ }).waitFor();
  if ((await agree.count()) > 0 && !(await agree.isChecked()))
    await page.getByText("I agree to the house rules").click();
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  await page.getByRole("toolbar", { name: "What you can do" }).waitFor();
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Asserts that axe-core finds nothing against WCAG 2.2 AA or its best practices, or against the rules that are told. */
export async function expectAccessible(page: Page, where: string, runOnly = RULES): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate(async (runOnly) => {
    // What fades in is judged once it is there.
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
    const { axe: checker } = window as unknown as {
      axe: { run(on: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run(document, {
      runOnly,
      // A panel's hidden Dismiss buttons stand beside its dialog, outside of every landmark; no WCAG criterion is in it.
      // While one is open the rest of the page is hidden from everybody, its main part and its heading too.
      rules: {
        region: { enabled: false },
        ...(document.querySelector("[role=dialog], [role=menu]") !== null && {
          "landmark-one-main": { enabled: false },
          "page-has-heading-one": { enabled: false },
        }),
      },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, runOnly);
  expect(found, where).toEqual([]);
}
