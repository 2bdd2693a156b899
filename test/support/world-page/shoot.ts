/**
 * shoot: pictures of the harness pages into test/pictures.
 * `node test/support/world-page/shoot.ts people.html?view=row [more …]`
 */
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openBrowser } from "../browser.ts";
import { GRAPHICS_CARD } from "./graphics-card.ts";
import { servePages } from "./serve.ts";

const pictures = resolve(import.meta.dirname, "../../pictures");
await mkdir(pictures, { recursive: true });
const pages = await servePages(join(tmpdir(), "stoa-shoot-vite"));
const browser = await openBrowser({ painted: true, viewport: { width: 1120, height: 630 } });
await browser.context.addInitScript(GRAPHICS_CARD);
try {
  for (const page of process.argv.slice(2)) {
    const tab = await browser.context.newPage();
    tab.on("console", (message) => console.log(`[${message.type()}] ${message.text()}`));
    tab.on("pageerror", (error) => console.log(`[page] ${error.message}`));
    await tab.goto(pages.url + page);
    await tab.waitForSelector("body[data-ready=yes]", { timeout: 60_000 });
    const name = page.replace(/\.html/, "").replaceAll(/[^a-z0-9]+/gi, "-");
    await tab.screenshot({ path: join(pictures, `world-${name}.png`) });
    console.log(`${name}: ${await tab.title()}`);
    await tab.close();
  }
} finally {
  await browser.close();
  await pages.close();
}
