/** A whole case in three pages and two cockpits: reported, claimed, looked at, decided, appealed, heard by another, overturned. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCompany } from "../support/browser.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { about } from "./surfaces/people.ts";
import { enterAs, openPage } from "./visitor-page.ts";

let house: TestHouse;
let company: Awaited<ReturnType<typeof openCompany>>;

/** Somebody with a window of their own. */
async function come(name: string, path = "/", role?: "moderator"): Promise<Page> {
  const token = role === undefined ? "" : `#token=${await house.invite({ role, space: "plaza" })}`;
  const { page } = await openPage(await company.come(), `${house.url}${path}${token}`);
  page.setDefaultTimeout(30_000);
  await enterAs(page, name);
  return page;
}

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
  company = await openCompany();
}, 120_000);
afterAll(async () => {
  await company?.close();
  await house?.close();
});

test("[CAS10] [CAS13] [APP2] [COC2] Reported from one page, decided in a cockpit, appealed from a third page, overturned by another moderator, and all is as before.", {
  timeout: 120_000,
}, async () => {
  const [ada, kai] = [await come("Ada"), await come("Kai")];
  const heron = await come("Heron", "/moderate", "moderator");
  const wren = await come("Wren", "/moderate", "moderator");

  await kai.getByRole("textbox", { name: "Say something" }).fill("You walk like a duck.");
  await kai.keyboard.press("Enter");
  await ada.getByText("You walk like a duck.").first().waitFor();
  await about(ada, "Kai", /^Report/);
  const sheet = ada.getByRole("dialog", { name: /^Report/ });
  await sheet.getByRole("radio", { name: /^Insults/ }).check({ force: true });
  await sheet.getByRole("button", { name: "Send to the moderators" }).click();
  await ada.getByRole("dialog", { name: "Your report is sent" }).waitFor();
  await ada.keyboard.press("Escape");

  await heron.getByRole("button", { name: "Claim: Insults" }).click();
  await heron.getByRole("button", { name: "Look at the last minutes" }).click();
  const replay = heron.getByRole("region", { name: "Replay" });
  await replay.getByText("You walk like a duck.").waitFor();
  expect(await replay.innerText()).not.toMatch(/Ada|Kai/);
  await replay.getByRole("button", { name: "Close the replay" }).click();
  await heron.getByRole("radio", { name: /^Mute/ }).check({ force: true });
  await heron.getByRole("button", { name: "Template" }).click();
  await heron.getByRole("button", { name: /^Mute for 10 minutes/ }).click();
  await ada.getByText("it broke a house rule").waitFor();

  const notice = kai.getByRole("alert").filter({ hasText: "A moderator has muted you for 10 minutes" });
  const [decisions] = await Promise.all([
    kai.context().waitForEvent("page"),
    notice.getByRole("link", { name: /how to appeal/i }).click(),
  ]);
  decisions.setDefaultTimeout(30_000);
  await decisions.getByRole("button", { name: "Appeal this decision" }).click();
  await decisions.getByRole("textbox").fill("I said it in fun, and to a friend.");
  await decisions.getByRole("button", { name: "Send my appeal" }).click();
  await decisions.getByText(/^You appealed/).waitFor();

  const appeal = (page: Page) => page.getByRole("button", { name: "Claim: Appeal" });
  await appeal(heron).click();
  await heron.getByText("A colleague hears the appeal.").waitFor();
  await appeal(wren).click();
  await wren.getByText("I said it in fun, and to a friend.").waitFor();
  await wren.getByRole("radio", { name: /^Take it back/ }).check({ force: true });
  await wren.getByRole("button", { name: "Take it back" }).click();
  // The mute, and that it is taken back, come first.
  for (const words of [/^A moderator has muted you/, /^A moderator has taken back/]) {
    await kai.getByText(words).waitFor();
    await kai.getByRole("button", { name: "I understand" }).click();
  }
  await kai.getByText("Your appeal was heard by somebody else, and you were right.").waitFor();
  await kai.getByRole("textbox", { name: "Say something" }).fill("Thank you all.");
  await kai.keyboard.press("Enter");
  await ada.getByText("Thank you all.").first().waitFor();
});
