/** People: somebody near, by their row in the list, which on a phone is a sheet. */
import type { Locator, Page } from "playwright-core";
import type { Visit } from "../../../client/net/index.ts";
import { dialog, there } from "./surface.ts";

/** Somebody in the list, which on a phone is a sheet. */
export async function near(page: Page, name: string): Promise<Locator> {
  const chip = page.getByRole("button", { name: /near$/ });
  const folded = page.getByRole("button", { name: "Show the list" });
  if (await folded.isVisible()) await folded.click();
  if ((await chip.isVisible()) && !(await dialog(page, "Near you").isVisible())) {
    await chip.click();
    // A sheet takes the focus when it has come; a row that was pressed before that would lose it.
    await page.waitForFunction(() => document.activeElement?.closest("[role=dialog]") != null);
    // It takes it twice: when it comes, and for screen readers half a second later.
    await page.waitForTimeout(700);
  }
  const row = page.getByRole("button", { name: new RegExp(`^${name}.*( m, |right here)`) });
  const farther = page.getByRole("button", { name: /farther away$/ });
  await row.or(farther).first().waitFor();
  if (!(await row.isVisible())) await farther.click();
  return there(row);
}

export async function about(page: Page, name: string, item: RegExp): Promise<void> {
  await (await near(page, name)).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** The sheet of who is near, where it is open. */
export async function shutNear(page: Page): Promise<void> {
  const sheet = dialog(page, "Near you");
  if (await sheet.isVisible()) await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
}

export const personOf = (visit: Visit, name: string) => {
  const person = [...visit.avatars.values()].find((avatar) => avatar.name === name)?.person;
  if (person == null) throw new Error(`${visit.me.name} sees nobody called ${name}`);
  return person;
};
