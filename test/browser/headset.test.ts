import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { networkInterfaces } from "node:os";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, openPage } from "./visitor-page.ts";

/** An emulated Quest 3, put into the browser before the page: nothing of it is part of the page. */
const iwer = readFileSync(createRequire(import.meta.url).resolve("iwer/build/iwer.min.js"), "utf8");
const QUEST = `${iwer}; window.quest = new IWER.XRDevice(IWER.metaQuest3); window.quest.installRuntime({ forceInstall: true });`;

type Quest = {
  position: { set(x: number, y: number, z: number): void; x: number; z: number };
  quaternion: { set(x: number, y: number, z: number, w: number): void };
  controllers: Record<
    "left" | "right",
    {
      position: { set(x: number, y: number, z: number): void };
      updateAxes(id: string, x: number, y: number): void;
      updateButtonValue(id: string, value: number): void;
    }
  >;
};

let house: TestHouse;
const browsers: FreshBrowser[] = [];

beforeAll(async () => {
  await buildPage();
  house = await openHouse({ lan: true });
}, 180_000);
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await house.close();
});

const lanAddress = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

async function wearer(url: string): Promise<Page> {
  const browser = await openBrowser({ ignoreHTTPSErrors: true });
  browsers.push(browser);
  await browser.context.addInitScript(QUEST);
  return (await openPage(browser.context, url)).page;
}

const quest = (page: Page, act: (quest: Quest) => void) => page.evaluate(`(${act.toString()})(window.quest)`);

test("[XR1] two people at desktops and one in a headset meet in one room over the machine's own network, with HTTPS", {
  timeout: 180_000,
}, async () => {
  expect(lanAddress, "this machine has an address on a network").toBeDefined();
  const url = `https://${lanAddress}:${new URL(house.url).port}`;
  const desks = [await openBrowser({ ignoreHTTPSErrors: true }), await openBrowser({ ignoreHTTPSErrors: true })];
  browsers.push(...desks);
  const pages: Page[] = [];
  for (const [i, name] of ["Ada", "Ben"].entries()) {
    const { page } = await openPage(desks[i]!.context, url);
    await enterAs(page, name);
    pages.push(page);
  }
  const quinn = await wearer(url);
  await quinn.getByLabel("Your name").fill("Quinn");
  await quinn.getByText("I agree to the house rules").click();
  await quinn.getByRole("button", { name: "Enter VR" }).click();
  for (const page of pages)
    await page
      .getByRole("region", { name: "Near you" })
      .getByRole("button", { name: /^Quinn/ })
      .waitFor({ timeout: 30_000 });

  const where = async () =>
    (
      await pages[0]!
        .getByRole("region", { name: "Near you" })
        .getByRole("button", { name: /^Quinn/ })
        .innerText()
    ).replaceAll("\n", " ");
  const before = await where();
  await quest(quinn, (device) => device.controllers.left.updateAxes("thumbstick", 0, -1));
  let after = before;
  await until(() => {
    void where().then((text) => {
      after = text;
    });
    return after !== before;
  }, 20_000);
  await quest(quinn, (device) => device.controllers.left.updateAxes("thumbstick", 0, 0));
});
