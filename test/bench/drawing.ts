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

/**
 * Drawings are asked for and counted, and not carried out: without a graphics card they would take all the time, so few
 * pictures would come that each had the news of many steps in it, and scripts would never be warm.
 */
const UNPAINTED = `
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced", "clear"])
    WebGL2RenderingContext.prototype[name] = () => {};`;

/** Counts what runs in each picture of a window or a headset's session; what the emulated headset does around is not in it. */
const watched = (pictures: "window" | "XRSession.prototype") => `
  window.scripts = [];
  const ask = ${pictures}.requestAnimationFrame;
  ${pictures}.requestAnimationFrame = function (work) {
    return ask.call(this, (...told) => {
      const began = performance.now();
      try { work(...told); } finally { window.scripts.push(performance.now() - began); }
    });
  };`;

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
          "pictures a second": (drawn.scripts.length / seconds).toFixed(0),
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
      "Pictures are made as often as the browser asks for them, and their drawings asked for and not carried out: there is no graphics card here.",
      "Script, p50: all that runs in a picture's animation frame, in a headset in its session's.",
      "Script, CPU: what the page's thread computed for scripts, waits left out; all of them, timers too, and in a headset the emulator's own, which is about half of it.",
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
  const browser = await openBrowser({ rest: false, viewport: VIEWPORT });
  try {
    await browser.context.addInitScript(GRAPHICS_CARD);
    await browser.context.addInitScript(UNPAINTED);
    if (device === "headset") await browser.context.addInitScript(QUEST);
    await browser.context.addInitScript(watched(device === "headset" ? "XRSession.prototype" : "window"));
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
  await clear(page);
  const before = await scriptSeconds(heap);
  await page.waitForTimeout(seconds * 1000);
  const cpu = (await scriptSeconds(heap)) - before;
  const scripts = await page.evaluate(() => (window as unknown as { scripts: number[] }).scripts.slice());
  // Keeping count of what is allocated takes its own time, so it comes after.
  await clear(page);
  await heap.send("HeapProfiler.enable");
  await heap.send("HeapProfiler.startSampling", {
    samplingInterval: SAMPLED,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await page.waitForTimeout(seconds * 1000);
  const drawn = await page.evaluate(() => (window as unknown as { scripts: number[] }).scripts.length);
  const { profile } = await heap.send("HeapProfiler.stopSampling");
  const { calls, triangles } = await page.evaluate(() =>
    (window as unknown as { drawn(): { calls: number; triangles: number } }).drawn(),
  );
  const garbage = profile.samples.reduce((sum, { size }) => sum + size, 0) / Math.max(1, drawn);
  return { calls, triangles, scripts, cpu: (1000 * cpu) / Math.max(1, scripts.length), garbage };
}

/** Forgets the pictures so far. */
async function clear(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as { scripts: number[] }).scripts.length = 0;
  });
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
