/**
 * Coming back: a page is put away, as a phone puts it away, its line is cut or held, and later it is taken out again. How
 * long until another visitor sees that person walk.
 */
import type { Page } from "playwright-core";
import type { Avatar, Visit } from "../../client/net/index.ts";
import { openBrowser } from "../support/browser.ts";
import { openHouse, pause, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { openRelay, type Relay } from "../support/relay.ts";
import type { Table } from "./table.ts";

type Absence = { absence: string; seconds: number; line: "held" | "cut" };

const ABSENCES: readonly Absence[] = [
  { absence: "10 s, line held", seconds: 10, line: "held" },
  { absence: "10 s, line cut", seconds: 10, line: "cut" },
  { absence: "25 s, line cut", seconds: 25, line: "cut" },
  { absence: "45 s, line cut: the place was given up", seconds: 45, line: "cut" },
];
const NAME = "Back";
const ROUNDS = 3;
/** A page without a window is never hidden: so it is told that it is. */
const HIDEABLE = `window.hide = (hidden) => {
  Object.defineProperty(document, "visibilityState", { configurable: true, value: hidden ? "hidden" : "visible" });
  document.dispatchEvent(new Event("visibilitychange"));
};`;

export async function benchComingBack(): Promise<Table> {
  await buildPage();
  const relay = await openRelay(Math.random);
  const house = await openHouse({ origins: [relay.url] });
  relay.to(house.url);
  const watcher = await house.enter("Watcher");
  const browser = await openBrowser({ painted: true, viewport: { width: 390, height: 640 } });
  try {
    await browser.context.addInitScript(HIDEABLE);
    const page = await browser.context.newPage();
    await page.goto(relay.url);
    await page.getByLabel("Your name").fill(NAME);
    await page.getByText("I agree to the house rules").click();
    await page.getByRole("button", { name: "Enter", exact: true }).click();
    await inside(page);
    await page.waitForTimeout(5000);
    const rows: Table["rows"][number][] = [];
    for (const one of ABSENCES) {
      const times: Back[] = [];
      for (let round = 0; round < ROUNDS; round++) times.push(await comeBack(page, watcher, relay, one));
      const longest = (of: (back: Back) => number) => (Math.max(...times.map(of)) / 1000).toFixed(2);
      rows.push({
        absence: one.absence,
        "there again, s": longest(({ there }) => there),
        "walks, s": longest(({ walks }) => walks),
      });
    }
    return {
      title: "A page comes back from the background",
      rows,
      notes: [
        "Hidden and frozen by the browser for so long. Time from when it may run again, and its line may be made again, until another visitor was told that they are there, and of their next step; the longest of three.",
        "Chromium draws without a graphics card here: a part of every time is its pixels.",
      ],
    };
  } finally {
    await browser.close();
    await watcher.leave();
    await relay.close();
    await house.close();
  }
}

const inside = (page: Page) =>
  page.waitForFunction(() => document.activeElement?.getAttribute("role") === "application");

const hide = (page: Page, hidden: boolean) =>
  page.evaluate((now) => (window as unknown as { hide(hidden: boolean): void }).hide(now), hidden);

/** ms since the page may run again. */
type Back = { there: number; walks: number };

async function comeBack(page: Page, watcher: Visit, relay: Relay, { seconds, line }: Absence): Promise<Back> {
  const session = await page.context().newCDPSession(page);
  await hide(page, true);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  if (line === "cut") {
    relay.refuse(true);
    relay.cut();
  }
  await pause(seconds * 1000);
  relay.refuse(false);
  const began = performance.now();
  let there = 0;
  let walks = 0;
  const walked = firstStep(watcher).then(() => {
    walks = performance.now() - began;
  });
  const seen = until(() => [...watcher.avatars.values()].some(({ name, away }) => name === NAME && !away), 30_000).then(
    () => {
      there = performance.now() - began;
    },
  );
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await hide(page, false);
  // A key that goes down before anybody listens is not heard: so it is pressed until they walk, to and fro.
  for (let press = 0; walks === 0; press++) {
    const key = press % 2 === 0 ? "w" : "s";
    await page.keyboard.down(key);
    await Promise.race([walked, pause(250)]);
    await page.keyboard.up(key);
  }
  await seen;
  await pause(2000);
  await session.detach();
  return { there, walks };
}

/** Resolves when the watcher is next told of a step of theirs. */
function firstStep(watcher: Visit): Promise<void> {
  return new Promise((resolve) => {
    const from = new Map<string, readonly number[]>();
    const stop = watcher.on("pose", (avatar: Avatar) => {
      if (avatar.name !== NAME) return;
      const [x, , z] = avatar.pose.position;
      const [x0, , z0] = from.get(avatar.id) ?? from.set(avatar.id, [...avatar.pose.position]).get(avatar.id)!;
      if (Math.hypot(x - x0!, z - z0!) < 0.05) return;
      stop();
      resolve();
    });
  });
}
