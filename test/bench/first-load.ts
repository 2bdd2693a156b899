/**
 * First load: what a fresh browser fetches until somebody stands on bare floors, until the model is there, and after, and
 * how long it takes until others have seen their first step. As sent: compressed where the server compresses.
 */
import type { CDPSession, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { openHouse } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import type { Table } from "./table.ts";

/** A line of 20 Mbit/s with a round trip of 40 ms, as of a phone in a town; and the machine's own. */
const LINES = {
  "this machine": null,
  "20 Mbit/s, 40 ms": { latency: 40, downloadThroughput: 2_500_000, uploadThroughput: 1_250_000 },
} as const;
/** What comes after the world is shown has come by then. */
const AFTER_MS = 20_000;
const VIEWPORT = { width: 480, height: 320 };

type Kind = "scripts" | "styles, fonts" | "place" | "rest";

function kindOf(url: string): Kind {
  const path = new URL(url).pathname;
  if (/\.js$/.test(path)) return "scripts";
  if (/\.(css|woff2)$/.test(path)) return "styles, fonts";
  return path.startsWith("/spaces/") ? "place" : "rest";
}

type Weight = Record<Kind, number>;

/** Bytes that have come to a page so far, by kind; and what they were when its model had come, with the moment. */
async function weigh(
  page: Page,
): Promise<{ session: CDPSession; now(): Weight; model: Promise<{ weight: Weight; at: number }> }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const urls = new Map<string, string>();
  const sums: Weight = { scripts: 0, "styles, fonts": 0, place: 0, rest: 0 };
  session.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId);
    if (url?.startsWith("http")) sums[kindOf(url)] += encodedDataLength;
  });
  const model = new Promise<{ weight: Weight; at: number }>((resolve) => {
    session.on("Network.loadingFinished", ({ requestId }) => {
      if (urls.get(requestId)?.endsWith(".glb")) resolve({ weight: { ...sums }, at: performance.now() });
    });
  });
  return { session, now: () => ({ ...sums }), model };
}

export async function benchFirstLoad(): Promise<Table> {
  await buildPage();
  const house = await openHouse();
  const rows: Table["rows"][number][] = [];
  try {
    for (const [line, network] of Object.entries(LINES)) rows.push({ line, ...(await load(house, network)) });
  } finally {
    await house.close();
  }
  return {
    title: "A fresh browser comes to the plaza",
    rows,
    notes: [
      "kB as sent over the line, heads and the socket's frames left out. Floors: somebody stands in the place, if only on bare floors while its model is on its way. Model: its last byte has come; scripts, styles, fonts and place are of this. After: pictures and sun map.",
      "Door: from the address to a card that can be filled in, and so is model. Floors and step: from the press on Enter until somebody stands, and until another visitor was told of their first step.",
      "The card is filled in at once, so little of the place has come before Enter is pressed; who reads the rules first has it then.",
      "Chromium draws without a graphics card here: a part of every time is its pixels.",
    ],
  };
}

type Network = (typeof LINES)[keyof typeof LINES];

async function load(house: Awaited<ReturnType<typeof openHouse>>, network: Network) {
  const name = "First";
  const watcher = await house.enter("Watcher");
  const browser = await openBrowser({ rest: false, viewport: VIEWPORT });
  try {
    const page = await browser.context.newPage();
    const weight = await weigh(page);
    if (network !== null) await weight.session.send("Network.emulateNetworkConditions", { offline: false, ...network });
    const began = performance.now();
    await page.goto(house.url);
    await page.getByLabel("Your name").fill(name);
    await page.getByText("I agree to the house rules").click();
    const door = performance.now() - began;
    const atDoor = total(weight.now());
    const pressed = performance.now();
    await page.getByRole("button", { name: "Enter", exact: true }).click();
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "application");
    const shown = performance.now() - pressed;
    const floors = weight.now();
    const stepped = new Promise<number>((resolve) => {
      let from: number[] | null = null;
      watcher.on("pose", (avatar) => {
        if (avatar.name !== name) return;
        const { position } = avatar.pose;
        from ??= [...position];
        if (Math.hypot(position[0] - from[0]!, position[2] - from[2]!) > 0.05) resolve(performance.now() - pressed);
      });
    });
    await page.keyboard.down("w");
    const step = await stepped;
    await page.keyboard.up("w");
    await page.waitForTimeout(AFTER_MS);
    const model = await weight.model;
    const after = total(weight.now()) - total(model.weight);
    const kb = (bytes: number) => (bytes / 1000).toFixed(0);
    return {
      "door, kB": kb(atDoor),
      "floors, kB": kb(total(floors)),
      "model, kB": kb(total(model.weight)),
      "of that scripts": kb(model.weight.scripts),
      "styles, fonts": kb(model.weight["styles, fonts"]),
      place: kb(model.weight.place),
      "after, kB": kb(after),
      "door, s": (door / 1000).toFixed(1),
      "model, s": ((model.at - began) / 1000).toFixed(1),
      "floors, s": (shown / 1000).toFixed(1),
      "first step, s": (step / 1000).toFixed(1),
    };
  } finally {
    await browser.close();
    await watcher.leave();
  }
}

const total = (sums: Weight) => Object.values(sums).reduce((sum, bytes) => sum + bytes, 0);
