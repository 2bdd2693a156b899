/** Messages of the house in the page: a host approves, sends and corrects in the console, and reads as anybody does in the place. */
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
let hans: Visit;
let ines: Visit;

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
  company = await openCompany();
  hans = await house.enterAs("host", "Hans");
  ines = await house.enter("Ines");
  await hans.host.programme({
    id: "spring-evening",
    title: "Spring evening",
    zone: "UTC",
    starts: new Date(Date.now() + 60_000).toISOString().slice(0, 16),
    cues: [{ id: "close", title: "Close", do: { kind: "close" } }],
  });
  const token = await house.invite({ role: "host", space: "plaza" });
  ({ page: hana } = await openPage(await company.come(), `${house.url}/host/content#token=${token}`));
  await enterAs(hana, "Hana");
  await hana.getByRole("main", { name: "Hosting" }).waitFor();
}, 120_000);
afterAll(async () => {
  await company?.close();
  await house?.close();
});

const item = (words: string) =>
  hana.getByRole("region", { name: "Messages of the house" }).getByRole("listitem").filter({ hasText: words });

test("[MSG3] [MSG4] What a colleague wrote waits for a second person, who reads whom it is for and approves it at a press.", async () => {
  const { message } = await hans.host.messages.draft({ text: "80 % of the lamps are gone.", label: "sponsored" });
  await hans.host.messages.draft({ text: "A funeral is held in the chapel." });
  await item("80 %").getByText("Names no source").waitFor();
  await item("80 %")
    .getByText(/for everybody, labelled as sponsored$/)
    .waitFor();
  await item("A funeral")
    .getByText(/^Rests until/)
    .waitFor();
  expect(await item("A funeral").getByRole("button", { name: /^Send/ }).count()).toBe(0);
  await expectAccessible(hana, "messages");
  await item("80 %").getByRole("button", { name: "Approve" }).click();
  await expectAccessible(hana, "approving");
  await hana.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await item("80 %")
    .getByText(/^Approved by/)
    .waitFor();
  await item("80 %").getByRole("button", { name: "Send" }).click();
  await hana.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await item("80 %").getByText("Reached 3").waitFor();
  await until(() => ines.announced[0]?.said === String(message));
  expect(ines.announced[0]).toMatchObject({ label: "sponsored", text: "80 % of the lamps are gone." });
});

test("[MSG5] [MSG6] A correction is written with the keyboard, and read in the place with its label and with what it said, struck.", async () => {
  await item("80 %").getByRole("button", { name: "Correct" }).focus();
  await hana.keyboard.press("Enter");
  await hana
    .getByRole("dialog")
    .getByText(/exactly those who read the first version/)
    .waitFor();
  const field = hana.getByLabel("What it should say");
  expect(await field.inputValue()).toBe("80 % of the lamps are gone.");
  await field.fill("Eight lamps are left.");
  await expectAccessible(hana, "correcting");
  await hana.getByRole("dialog").getByRole("button", { name: "Correct" }).focus();
  await hana.keyboard.press("Enter");
  await item("Eight lamps").first().getByText("Reached 3").waitFor();
  await item("80 %").locator("del").first().waitFor();
  await until(() => ines.announced[0]?.text === "Eight lamps are left.");
  expect(ines.announced[1]?.struck).toBe("corrected");

  await hana.getByRole("button", { name: "Back to the place" }).click();
  const card = hana.getByLabel("A notice from the house");
  await card.getByRole("heading", { name: "Corrected: a sponsored announcement" }).waitFor();
  expect(await card.locator("del").textContent()).toBe("80 % of the lamps are gone.");
  await card.getByText("Eight lamps are left.").waitFor();
  await expectAccessible(hana, "a correction");
});

test("[MSG7] A call is written with the message it stands in, is told what is wrong in it, and stands in the list with where it leads.", async () => {
  await hana.getByRole("button", { name: "More" }).click();
  await hana.getByRole("menuitem", { name: "Hosting" }).click();
  await hana.getByRole("link", { name: "Content" }).click();
  const form = hana.getByRole("region", { name: "Announce" });
  await form.getByLabel("Words").fill("The lamps are lit.");
  await form.getByLabel("Call to action").fill("See the lamps");
  await form.getByLabel("Where that leads").fill("javascript:alert(1)");
  await form.getByText(/an address begins with https/).waitFor();
  await form.getByLabel("Where that leads").fill("https://lamps.example/spring");
  await form.getByText(/Reaches 3 people/).waitFor();
  await expectAccessible(hana, "writing a call");
  await form.getByRole("button", { name: "Keep it" }).click();
  await item("The lamps are lit.")
    .getByText(/Calls to “.*See the lamps.*”: .*lamps\.example/)
    .waitFor();
  expect(hans.host.messages.list[0]?.words?.call).toEqual({
    label: "See the lamps",
    address: "https://lamps.example/spring",
  });
});

test("[MSG10] After a reload what the house said is among the news, corrected, with its label, and on no card.", async () => {
  await hana.reload();
  await enterAs(hana, "Hana");
  await hana.getByRole("button", { name: "Back to the place" }).click();
  await hana.getByRole("region", { name: "The evening" }).getByRole("button", { name: "Programme" }).click();
  await hana.getByRole("tab", { name: "News" }).click();
  const news = hana.getByRole("tabpanel").getByRole("listitem");
  await news.filter({ hasText: "Eight lamps are left." }).getByText("Sponsored").waitFor();
  expect(await news.count()).toBe(1);
  expect(await hana.getByLabel("A notice from the house").count()).toBe(0);
  await expectAccessible(hana, "news of before");
});
