/** People of the console in the page: a host asks guests in, puts people on, writes to the team, by mouse and keyboard. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Visit } from "../../client/net/index.ts";
import { openCompany } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 60_000 });

let house: TestHouse;
let company: Awaited<ReturnType<typeof openCompany>>;
let hana: Page;
let mo: Visit;
let ines: Visit;
/** Where pictures go, for whoever looks at them. */
const shots = process.env.PEOPLE_SHOTS;
const shoot = async (name: string) => void (shots && (await hana.screenshot({ path: `${shots}/${name}.png` })));

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
  company = await openCompany();
  ines = await house.enter("Ines");
  mo = await house.enterAs("moderator", "Mo");
  const token = await house.invite({ role: "host", space: "plaza" });
  ({ page: hana } = await openPage(await company.come(), `${house.url}/host/people#token=${token}`));
  await enterAs(hana, "Hana");
  await hana.getByRole("heading", { name: "People" }).waitFor();
}, 120_000);
afterAll(async () => {
  await company?.close();
  await house?.close();
});

const dialog = (name: string) => hana.getByRole("dialog", { name });

test("[STF1] [STF2] [STF4] [STG3] In the console a host invites, puts somebody on, writes to the team and puts a guest in the light, and nothing in it bars anybody.", async () => {
  await hana.getByRole("button", { name: "Invite" }).press("Enter");
  await hana.keyboard.type("Zoe\nYan");
  await dialog("Invite").getByRole("button", { name: "Make 2 links" }).click();
  const link = await dialog("Invite")
    .getByLabel(/Link for .*Zoe/)
    .inputValue();
  expect(link).toMatch(/^http.*\/s\/plaza#token=/);
  await shoot("invite");
  await dialog("Invite")
    .getByLabel(/Link for .*Zoe/)
    .press("Escape");
  await dialog("Invite").waitFor({ state: "hidden" });
  await hana.getByText(/^Invited \d/).click();
  await hana
    .getByText(/not opened yet/)
    .first()
    .waitFor();
  await hana.getByRole("button", { name: /Take back the invitation for .*Yan/ }).click();
  await hana.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await until(async () => (await hana.getByText(/not opened yet/).count()) === 1);
  await shoot("invited");

  await hana.getByRole("button", { name: "Add a shift" }).click();
  await dialog("Add a shift").getByLabel("Who").fill("Mo");
  await dialog("Add a shift").getByRole("button", { name: "Add a shift" }).click();
  await until(() => mo.team.shifts.length === 1);
  await hana.getByText(/On now: .*Mo/).waitFor();

  await mo.team.write("West benches are calm again.");
  await hana.getByText("West benches are calm again.").waitFor();
  await hana.getByLabel("Write to the team").fill("Thank you. Questions in five, I take the left side.");
  await hana.keyboard.press("Enter");
  await until(() => mo.team.words.length === 2);
  expect(ines.team.words).toEqual([]);

  await hana.getByText(/^Here \d/).click();
  await hana.getByRole("button", { name: /What to do with .*Ines/ }).click();
  await shoot("menu");
  await hana.getByRole("menuitem", { name: "Put in the light" }).click();
  await until(() => ines.stage.light?.avatar === ines.me.id);
  await hana.getByText("in the light", { exact: true }).waitFor();
  await hana.getByText(/^Team \d/).click();
  await hana.getByRole("row").filter({ hasText: "Mo" }).getByText("Moderator").waitFor();
  await shoot("team-day");
  await expectAccessible(hana, "the people of the console");
  await hana.emulateMedia({ colorScheme: "dark" });
  await shoot("team-dusk");
  await hana.setViewportSize({ width: 390, height: 844 });
  await shoot("team-phone");
  await expectAccessible(hana, "the people of the console on a phone");
  expect(await hana.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
