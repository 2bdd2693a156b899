/** Pictures of a replay, by day and dusk, into test/pictures: `node test/browser/replay-pictures.ts`. */
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ASSETS, PACKAGE_ROOT } from "../../server/folders.ts";
import { openBrowser } from "../support/browser.ts";
import { recordScene } from "../support/capsule-scene.ts";
import { openHouse } from "../support/house.ts";
import { GRAPHICS_CARD } from "../support/world-page/graphics-card.ts";
import { servePages } from "../support/world-page/serve.ts";

const pictures = resolve(import.meta.dirname, "../pictures");
await mkdir(pictures, { recursive: true });
const house = await openHouse();
const { file } = await recordScene(house);
await house.close();
const pages = await servePages(join(PACKAGE_ROOT, "node_modules/.stoa-pages-vite"));
const browser = await openBrowser({ painted: true, viewport: { width: 1040, height: 820 } });
await browser.context.addInitScript(GRAPHICS_CARD);
const space = await readFile(join(ASSETS, "spaces/plaza/space.json"));
try {
  const page = await browser.context.newPage();
  await page.route("**/capsule.bin", (route) => route.fulfill({ body: Buffer.from(file) }));
  await page.route("**/world-page/space.json", (route) =>
    route.fulfill({ body: space, contentType: "application/json" }),
  );
  const shoot = (name: string) => page.screenshot({ path: join(pictures, `replay-${name}.png`) });
  const settle = () => page.waitForTimeout(2500);
  for (const theme of ["day", "dusk"]) {
    await page.goto(`${pages.url}replay.html?theme=${theme}`);
    await page.waitForSelector("body[data-ready=yes]", { timeout: 60_000 });
    const moment = page.getByRole("slider", { name: "Moment" });
    await moment.fill("67");
    await settle();
    await shoot(theme);
    if (theme === "day") {
      await page.getByText("Names and looks").click();
      await page.getByText("Above").click();
      await settle();
      await shoot("above-named");
      await page.getByText("Their eyes").click();
      await settle();
      await shoot("eyes-named");
    } else {
      await page.setViewportSize({ width: 390, height: 844 });
      await settle();
      await shoot("dusk-phone");
    }
  }
} finally {
  await browser.close();
  await pages.close();
}
