/** An evening as a visitor's page shows it: programme, questions, a poll, ideas, a turn on the stage, announcements, how it was. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ProgrammeFile, Visit } from "../../client/net/index.ts";
import { openCompany } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 40_000 });

let house: TestHouse;
let company: Awaited<ReturnType<typeof openCompany>>;
let ada: Page;
let complaints: string[];
let host: Visit;
let ines: Visit;

const local = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at).replace(" ", "T");

const programme = (now: number): ProgrammeFile => ({
  id: "spring-evening",
  title: "Spring evening",
  zone: "Asia/Tokyo",
  starts: local(now + 60_000, "Asia/Tokyo"),
  cues: [
    { id: "talk", title: "Made to last", lasts: 20, do: { kind: "talk", speakers: ["Ana Ferreira"] } },
    { id: "questions", title: "Questions with Ana", after: { cue: "talk" }, lasts: 15, do: { kind: "questions" } },
    {
      id: "light",
      title: "Which light?",
      lasts: 10,
      do: { kind: "poll", question: "Which light?", options: ["Noon", "Dusk"], screen: "board" },
    },
    {
      id: "lantern",
      title: "Lantern",
      do: {
        kind: "announcement",
        text: "The lantern is of brass.",
        label: "sponsored",
        source: "The foundry",
        call: { label: "See how it is cast", address: "https://foundry.example/lantern" },
      },
    },
    {
      id: "along",
      title: "Along",
      do: { kind: "announcement", text: "There is tea in the lounge.", call: { label: "Come along", space: "lounge" } },
    },
    { id: "close", title: "Close", do: { kind: "close" } },
  ],
});
const begin = (cue: string) => host.host.cue({ do: "begin", cue });

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
  company = await openCompany();
  host = await house.enterAs("host", "Hana");
  ines = await house.enter("Ines");
  await host.host.programme(programme(host.time()));
  await begin("talk");
  ({ page: ada, complaints } = await openPage(await company.come(), house.url));
  await enterAs(ada, "Ada");
  ada.setDefaultTimeout(15_000);
}, 120_000);
afterAll(async () => {
  await company?.close();
  await house?.close();
});

const tab = (name: string) => ada.getByRole("tab", { name });
const sheet = () => ada.locator("section[role=dialog]");
const openSheet = () =>
  ada.getByRole("region", { name: "The evening" }).getByRole("button", { name: "Programme" }).click();
const shut = async () => {
  await ada.keyboard.press("Escape");
  await sheet().waitFor({ state: "detached" });
};
const say = (words: string | RegExp) => sheet().getByText(words).first().waitFor();

test("[VEV1] What is on and next stand there with their times, here and there, and go into a calendar; a pause is said.", async () => {
  const bar = ada.getByRole("region", { name: "The evening" });
  await bar.getByText("Made to last").waitFor();
  await bar.getByText(/Questions with Ana/).waitFor();
  await openSheet();
  await say(/^With .*Ana Ferreira/);
  await say(/In Tokyo it starts at/);
  expect(await sheet().locator("[aria-current=step]").textContent()).toContain("Made to last");
  const calendar = await sheet().getByRole("link", { name: "Add to calendar" }).getAttribute("href");
  expect(await (await fetch(new URL(calendar!, house.url))).text()).toContain("SUMMARY:Spring evening");
  await expectAccessible(ada, "the programme");
  await host.host.cue({ do: "hold" });
  await say(/The evening pauses/);
  await host.host.cue({ do: "resume" });
  await sheet()
    .getByText(/The evening pauses/)
    .waitFor({ state: "detached" });
});

test("[VEV2] Questions are asked, voted for and answered; mine are marked, a merged one counts, and too many are refused in words.", async () => {
  await tab("Questions").click();
  await begin("questions");
  await say("Your question to the house");
  const theirs = await ines.conversation.ask("Can every part be bought?");
  await sheet().getByRole("button", { name: "Vote for it, 0 votes" }).click();
  await until(() => ines.conversation.questions[0]?.votes === 1);
  await sheet().getByRole("button", { name: "You voted for it. Take it back, 1 vote", pressed: true }).waitFor();
  const field = sheet().getByLabel("Your question to the house");
  for (const n of [1, 2, 3, 4, 5, 6]) {
    await field.fill(`Is it question ${n}?`);
    await sheet().getByRole("button", { name: "Ask", exact: true }).click();
    if (n < 6) await say(`Is it question ${n}?`);
  }
  await sheet()
    .getByRole("alert")
    .getByText(/Five of your questions wait/)
    .waitFor();
  expect(await field.inputValue()).toBe("Is it question 6?");
  await until(async () => (await sheet().getByText("Yours", { exact: true }).count()) === 5);
  const mine = ines.conversation.questions.find(({ text }) => text === "Is it question 1?")!.id;
  await host.host.merge(mine, theirs);
  await say(/1 more person asked the same. Yours is counted here/);
  await host.host.takeUp(theirs);
  await say("On stage now");
  await host.host.park(theirs, "We write to you in April.");
  await say("We write to you in April.");
  await expectAccessible(ada, "the questions");
  await sheet().getByRole("button", { name: "Take back", exact: true }).first().click();
  await until(() => ines.conversation.questions.filter(({ status }) => status === "waiting").length === 3);
  await host.host.cue({ do: "end", cue: "questions" });
  await say(/Questions are closed just now/);
});

test("[VEV4] An idea is brought and supported, and stands with its status and the house's word.", async () => {
  await tab("Ideas").click();
  await sheet().getByLabel("Your idea for this place").fill("A reading table.");
  await sheet().getByRole("button", { name: "Bring it" }).click();
  await say("A reading table.");
  await until(() => host.conversation.ideas.length === 1);
  await sheet()
    .getByRole("button", { name: /^Support it/ })
    .click();
  await until(() => host.conversation.ideas[0]?.votes === 1);
  await host.host.ideaStatus(host.conversation.ideas[0]!.id, "planned", "In April.");
  await say("Planned");
  await say("In April.");
  await shut();
});

test("[VEV3] [VEV5] A poll is told by a card that takes no focus, answered, changed and seen as bars; its chart is on its screen in words too.", async () => {
  const focus = () => ada.evaluate(() => document.activeElement?.outerHTML.slice(0, 80));
  await ada.getByRole("textbox", { name: "Say something" }).focus();
  const before = await focus();
  await begin("light");
  const card = ada.getByRole("region", { name: "A poll is open" });
  await card.waitFor();
  expect(await focus()).toBe(before);
  expect(await ada.locator("[aria-live=polite]", { hasText: "A poll is open:" }).count()).toBe(1);
  await expectAccessible(ada, "a poll's card");
  const id = ines.evening!.inForce.charts[0]!.poll;
  expect(ines.evening?.inForce.charts).toEqual([{ screen: "board", poll: id }]);
  await until(() => ines.conversation.polls.length === 1);
  await ines.conversation.answer(id, 0);
  await card.getByText("Dusk").click();
  await card.getByRole("button", { name: "Answer" }).click();
  await card.getByText("your answer").waitFor();
  await until(() => ines.conversation.polls[0]?.people === 2);
  await card.getByText("1 · 50 %").first().waitFor();
  await ada.getByRole("button", { name: "More" }).click();
  await ada.getByRole("menuitem", { name: "Screens" }).click();
  const board = sheet().getByRole("region", { name: "Notice board" });
  await board.getByText(/A poll: .*Which light/).waitFor();
  await board.getByText(/Dusk.*: 1 person, 50 %/).waitFor();
  await ines.conversation.answer(id, 1);
  await board.getByText(/Dusk.*: 2 people, 100 %/).waitFor();
  await shut();
  await openSheet();
  await tab("Polls").click();
  await sheet().getByRole("button", { name: "Change my answer" }).click();
  await sheet().getByText("Noon").click();
  await sheet().getByRole("button", { name: "Answer" }).click();
  await until(() => ines.conversation.polls[0]?.counts.join() === "1,1");
  await expectAccessible(ada, "the polls");
  await host.host.cue({ do: "end", cue: "light" });
  await say(/^Closed/);
  expect(ines.evening?.inForce.charts).toEqual([]);
  await shut();
  await card.waitFor({ state: "detached" });
});

test("[VEV6] [STG2] My place in the queue is told; called up I am taken to the stage, see the time that is left, and am taken back.", async () => {
  await ines.hand(true);
  await ada.getByRole("button", { name: "Raise hand" }).click();
  await ada.getByRole("region", { name: "Your hand is up" }).getByText("You are 2nd of 2.").waitFor();
  const me = () => [...ines.avatars.values()].find(({ name }) => name === "Ada")!;
  const { hand } = await host.host.callUp();
  await ada.getByText("You are next.").last().waitFor();
  await host.host.endTurn(hand);
  const [x, , z] = me().pose.position;
  await host.host.callUp({ seconds: 60 });
  const card = ada.getByRole("region", { name: "It is your turn" });
  expect(await card.getByRole("timer").textContent()).toMatch(/^(0:\d\d|1:00) left$/);
  const clock = ada.getByText("Your time on stage");
  expect(await clock.textContent()).toMatch(/ (0:\d\d|1:00)$/);
  expect(await clock.getAttribute("class")).toMatch(/soon/);
  await expectAccessible(ada, "my turn");
  await card.getByRole("button", { name: "Take me to the stage" }).click();
  await until(() => Math.hypot(me().pose.position[0] - x, me().pose.position[2] - z) > 3);
  await card.getByRole("button", { name: "I am done" }).click();
  await until(() => host.conversation.floor.up.length === 0);
  await ada.getByRole("button", { name: "Take me back" }).waitFor();
});

test("[VEV7] An announcement stands with its label and source, and can be read again once it is put away.", async () => {
  for (const notice of await ada.getByRole("button", { name: "I understand" }).all()) await notice.click();
  await begin("lantern");
  const card = ada.getByRole("region", { name: "A notice from the house" });
  await card.getByText("A sponsored announcement").waitFor();
  await card.getByText("The foundry").waitFor();
  await expectAccessible(ada, "an announcement");
  await card.getByRole("button", { name: "Close" }).click();
  await openSheet();
  await tab("News").click();
  await say("The lantern is of brass.");
  await say("Sponsored");
  await say(/Source: .*The foundry/);
});

test("[VEV10] [MSG8] A call says where it leads before it is pressed: an address opens in a tab that knows nothing of this one, a space is gone to.", async () => {
  const link = sheet().getByRole("link", { name: /See how it is cast.*Opens .*foundry\.example.* in a new tab/ });
  expect(await link.getAttribute("href")).toBe("https://foundry.example/lantern");
  expect([await link.getAttribute("target"), await link.getAttribute("rel")]).toEqual([
    "_blank",
    "noopener noreferrer",
  ]);
  await ada.context().route("https://foundry.example/**", (route) => route.fulfill({ body: "Cast" }));
  const [opened] = await Promise.all([ada.context().waitForEvent("page"), link.click()]);
  expect(await opened.evaluate(() => [window.opener, document.referrer])).toEqual([null, ""]);
  await opened.close();
  await begin("along");
  const button = sheet().getByRole("button", { name: /Come along.*Takes you to .*lounge/i });
  await button.waitFor();
  await expectAccessible(ada, "calls in the news");
  await shut();
  const card = ada.getByRole("region", { name: "A notice from the house" });
  await card.getByRole("button", { name: /Come along/ }).waitFor();
  await expectAccessible(ada, "a call on a card");
  await card.getByRole("button", { name: "Close" }).click();
});

test("[VEV9] On the way out and at the end they are asked once how it was, and one tap answers; staff are not asked.", async () => {
  await ada.getByRole("button", { name: "More" }).click();
  await ada.getByRole("menuitem", { name: /^Leave/ }).click();
  await say(/How was .*Spring evening/);
  await expectAccessible(ada, "on the way out");
  await sheet().getByRole("button", { name: "Stay", exact: true }).last().click();
  await sheet().waitFor({ state: "detached" });
  await expect(host.conversation.giveFeedback("spring-evening", 5)).rejects.toMatchObject({ code: "not-allowed" });
  await expect(ines.conversation.giveFeedback("winter", 5)).rejects.toMatchObject({ code: "not-found" });
  await expect(ines.conversation.giveFeedback("spring-evening", 6)).rejects.toMatchObject({ code: "invalid" });
  await host.host.cue({ do: "close" });
  const card = ada.getByRole("region", { name: "How was Spring evening?" });
  await card.getByRole("button", { name: "4", exact: true }).click();
  await card.waitFor({ state: "detached" });
});

test("[VEV9] [VEV10] [EVT11] Whom a call leads to another space is taken there, and what they said and followed is kept.", async () => {
  await openSheet();
  await tab("News").click();
  await sheet()
    .getByRole("button", { name: /Come along/ })
    .click();
  await until(() => ![...ines.avatars.values()].some(({ name }) => name === "Ada"), 20_000);
  await ada.waitForURL(/\/s\/lounge/, { timeout: 20_000 });
  const key = await ada.evaluate(() => localStorage.getItem("stoa.key"));
  const again = await house.enter("Ada", { key: key! });
  await until(() => again.conversation.feedback !== null);
  expect(again.conversation.feedback).toEqual({ evening: "spring-evening", answer: 4 });
  const { events } = (await again.export()) as { events: { kind: string; call?: string }[] };
  const calls = events.flatMap(({ kind, call }) => (call === undefined ? [] : `${kind} ${call}`));
  expect(calls.sort()).toEqual([
    "call-clicked along",
    "call-clicked lantern",
    "call-shown along",
    "call-shown lantern",
  ]);
  expect(complaints).toEqual([]);
});
