/** Wearer: somebody of the staff in an emulated headset, of whom pictures are taken. */
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { PACKAGE_ROOT } from "../../server/folders.ts";
import type { Role } from "../../shared/conduct/roles.ts";
import type { TestHouse } from "../support/house.ts";
import { openPage } from "./visitor-page.ts";

/** They enter the plaza, unknown to the browser until then; `quest` is in the context. */
export async function comeWearing(context: BrowserContext, house: TestHouse, role: Role, name: string): Promise<Page> {
  const token = await house.invite({ role, space: "plaza" });
  const { page } = await openPage(context, `${house.url}/`);
  await page.evaluate(`localStorage.clear()`);
  await page.goto(`${house.url}/s/plaza#token=${token}`);
  await page.getByLabel("Your name").fill(name);
  await page.getByText("I agree to the house rules").click();
  await page.getByRole("button", { name: "Enter VR" }).click();
  await page.waitForFunction(() => "quest" in window && (window.quest as { activeSession?: object }).activeSession);
  await page.evaluate(`quest.stereoEnabled = false`);
  await page.waitForTimeout(6000);
  return page;
}

/** Takes a picture once what moves has come to rest, as `<prefix>-<name>.png`. */
export const pictures = (page: Page, prefix: string, tell: (line: string) => void) => async (name: string) => {
  await page.waitForTimeout(2000);
  await page.screenshot({ path: join(PACKAGE_ROOT, "test/pictures", `${prefix}-${name}.png`) });
  tell(`${prefix}-${name}.png`);
};
