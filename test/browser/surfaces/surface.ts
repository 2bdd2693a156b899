/** Surface: something that the page lays over a place, and how whoever uses it comes there: by role and by visible words. */
import type { Locator, Page } from "playwright-core";
import type { Visit } from "../../../client/net/index.ts";

/** Who stands around: somebody near, and an owner, who may do anything to anybody else. */
export type Company = { ines: Visit; owner: Visit };

export type Surface = {
  name: string;
  /** Opens it; answers what is open. */
  open(page: Page, company: Company): Promise<Locator>;
  /** How it goes away: by Escape, and then the focus is on what this names; by whatever else; or not at all. */
  closes: RegExp | ((page: Page, company: Company) => Promise<unknown>) | null;
};

export const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
export const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });
export const menu = (page: Page, name: string | RegExp) => page.getByRole("menu", { name });

/** What `locator` finds, once it is there. */
export async function there(locator: Locator): Promise<Locator> {
  await locator.first().waitFor();
  return locator.first();
}

export async function more(page: Page, item: string | RegExp): Promise<void> {
  await press(page, /^More$/);
  await page.getByRole("menuitem", { name: item }).click();
}

/** Somebody in the list, which on a phone is a sheet. */

export const FULL = { status: 503, json: { error: { code: "full", message: "" } } };
const held: (() => Promise<void>)[] = [];

/** The door does not answer until it is let go, and then that there is no room. */
export async function keepWaiting(page: Page): Promise<void> {
  await page.route(
    "**/api/tickets",
    (route) =>
      new Promise((answered) => {
        held.push(async () => answered(await route.fulfill(FULL)));
      }),
  );
}

export async function letGo(page: Page): Promise<void> {
  for (const answer of held.splice(0)) await answer();
  await page.unroute("**/api/tickets");
}
