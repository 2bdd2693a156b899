/**
 * Serves the page with nothing but a place, and opens it in Chromium: for tests of the place and for its pictures.
 */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { createServer } from "vite";
import { openBrowser } from "./browser.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export type OpenPlacePage = {
  page: Page;
  /** What the page complained about so far. */
  complaints: string[];
  close(): Promise<void>;
};

/** Opens the page; nothing is drawn until `window.placePage.load` is called there. */
export async function openPlacePage(width: number, height: number): Promise<OpenPlacePage> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    server: { port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const browser = await openBrowser({ painted: true, viewport: { width, height } });
  const complaints: string[] = [];
  const page = await browser.context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${server.resolvedUrls!.local[0]}test/support/place.html`);
  await page.waitForFunction(() => window.placePage !== undefined, undefined, { timeout: 60_000 });
  return {
    page,
    complaints,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
