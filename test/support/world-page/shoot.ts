/**
 * shoot: pictures of the harness pages into test/pictures.
 * `node test/support/world-page/shoot.ts people.html?view=row [more …]`
 */
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openBrowser } from "../browser.ts";
import { servePages } from "./serve.ts";

const pictures = resolve(import.meta.dirname, "../../pictures");
await mkdir(pictures, { recursive: true });
const pages = await servePages(join(tmpdir(), "stoa-shoot-vite"));
const browser = await openBrowser({ viewport: { width: 1120, height: 630 } });
// Pictures are taken as a machine with a graphics card would draw them, however long it takes here.
await browser.context.addInitScript(() => {
  const asked = WebGL2RenderingContext.prototype.getParameter;
  WebGL2RenderingContext.prototype.getParameter = function (name: number) {
    const unmaskedRenderer = 0x9246;
    return name === unmaskedRenderer ? "a graphics card" : asked.call(this, name);
  };
});
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
