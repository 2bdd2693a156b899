/**
 * Drawing: what one picture of a crowd costs the page, at a desk and in an emulated headset: drawings and triangles as
 * the renderer counts them, script time and garbage of everything that runs for a picture.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { QUEST } from "../support/quest.ts";
import { GRAPHICS_CARD } from "../support/world-page/graphics-card.ts";
import { servePages } from "../support/world-page/serve.ts";
import type { BenchOptions } from "./measure.ts";
import { percentile } from "./percentile.ts";
import type { Table } from "./table.ts";

/** Few pixels: they are the processor's work here, and none of it is measured. */
const VIEWPORT = { width: 320, height: 200 };
const PEOPLE = [1, 50, 200];
/** Bytes between two samples of what is allocated, on average. */
const SAMPLED = 512;

const SETTLES_MS = 12_000;

/** Counts what runs in each picture. */
const WATCH = `
  window.scripts = [];
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (work) => ask((time) => {
    const began = performance.now();
    try { work(time); } finally { window.scripts.push(performance.now() - began); }
  });`;

export type Drawn = { calls: number; triangles: number; scripts: number[]; cpu: number; garbage: number };

export async function benchDrawing({ seconds }: BenchOptions): Promise<Table> {
  const pages = await servePages(join(tmpdir(), "stoa-bench-vite"));
  const rows: Table["rows"][number][] = [];
  try {
    for (const device of ["desktop", "headset"] as const) {
      for (const people of PEOPLE) {
        const drawn = await measureDrawing(pages.url, device, people, seconds);
        rows.push({
          device,
          people,
          drawings: drawn.calls,
          triangles: drawn.triangles,
          "script, CPU ms a picture": drawn.cpu.toFixed(2),
          "script p50, ms": percentile(drawn.scripts, 0.5).toFixed(2),
          "garbage, kB a picture": (drawn.garbage / 1000).toFixed(1),
          pictures: drawn.scripts.length,
        });
      }
    }
  } finally {
    await pages.close();
  }
  return {
    title: "A picture of people in the plaza, who all walk",
    rows,
    notes: [
      "Drawings and triangles are three's own count; a headset's are those of both eyes.",
      "Script, p50: all that runs in a picture's animation frame; without a graphics card it also waits for pixels.",
      "Script, CPU: what the page's thread computed for scripts, waits left out; all of them, timers too.",
      "Garbage is what the heap's sampling profiler saw allocated, whatever became of it.",
    ],
  };
}

/** One device with so many people around. */
export async function measureDrawing(
  url: string,
  device: "desktop" | "headset",
  people: number,
  seconds: number,
): Promise<Drawn> {
  const browser = await openBrowser({ restful: false, viewport: VIEWPORT });
  try {
    await browser.context.addInitScript(GRAPHICS_CARD);
    await browser.context.addInitScript(WATCH);
    if (device === "headset") await browser.context.addInitScript(QUEST);
    const page = await browser.context.newPage();
    const xr = device === "headset" ? "&xr" : "";
    await page.goto(`${url}world.html?view=crowd&moving&people=${people}${xr}`);
    await page.waitForSelector("body[data-ready=yes]", { timeout: 120_000 });
    if (device === "headset") await enterHeadset(page);
    const heap = await browser.context.newCDPSession(page);
    // What is made once is made by then, and a slow machine has found its pace, for which it makes shaders anew.
    await page.waitForTimeout(SETTLES_MS);
    await pictures(page, 20);
    return await watch(page, heap, seconds);
  } finally {
    await browser.close();
  }
}

async function enterHeadset(page: Page): Promise<void> {
  await page.evaluate(() => {
    const button = document.createElement("button");
    button.textContent = "Enter VR";
    button.style.cssText = "position: fixed; inset: 0; z-index: 9";
    button.onclick = () => {
      button.remove();
      void (window as unknown as { enter(): void }).enter();
    };
    document.body.append(button);
  });
  await page.getByRole("button", { name: "Enter VR" }).click();
  await page.waitForFunction(
    () => (window as unknown as { quest: { activeSession?: object } }).quest.activeSession !== undefined,
  );
}

async function watch(page: Page, heap: CDPSession, seconds: number): Promise<Drawn> {
  await heap.send("Performance.enable", { timeDomain: "threadTicks" });
  await heap.send("HeapProfiler.enable");
  await heap.send("HeapProfiler.startSampling", {
    samplingInterval: SAMPLED,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await page.evaluate(() => {
    (window as unknown as { scripts: number[] }).scripts.length = 0;
  });
  const before = await scriptSeconds(heap);
  await page.waitForTimeout(seconds * 1000);
  const cpu = (await scriptSeconds(heap)) - before;
  const scripts = await page.evaluate(() => (window as unknown as { scripts: number[] }).scripts.slice());
  const { profile } = await heap.send("HeapProfiler.stopSampling");
  const { calls, triangles } = await page.evaluate(() =>
    (window as unknown as { drawn(): { calls: number; triangles: number } }).drawn(),
  );
  const garbage = profile.samples.reduce((sum, { size }) => sum + size, 0) / Math.max(1, scripts.length);
  return { calls, triangles, scripts, cpu: (1000 * cpu) / Math.max(1, scripts.length), garbage };
}

/** What the page's thread has computed for scripts so far. */
async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN;
}

async function pictures(page: Page, count: number): Promise<void> {
  const before = await page.evaluate(() => (window as unknown as { scripts: number[] }).scripts.length);
  await page.waitForFunction(
    (wanted) => (window as unknown as { scripts: number[] }).scripts.length >= wanted,
    before + count,
    { timeout: 120_000 },
  );
}
