/** The console in the page: a host runs an evening, by mouse and by keyboard alone, and everybody in the space is told. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Visit } from "../../client/net/index.ts";
import { clockIn } from "../../shared/programme/moments.ts";
import type { ProgrammeFile } from "../../shared/programme/programme.ts";
import { openCompany } from "../support/browser.ts";
import { once, openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
let house: TestHouse;
let company: Awaited<ReturnType<typeof openCompany>>;
let hana: Page;
let ines: Visit;
let ben: Visit;

/** An evening that starts in a moment; its host begins what is not waiting for anything. */
function programme(now: number): ProgrammeFile {
  const at = (minutes: number) => clockIn("UTC", now + minutes * MINUTE);
  const rules = { kind: "rules", audience: "soft" } as const;
  return {
    id: "spring-evening",
    title: "Spring evening",
    zone: "UTC",
    starts: new Date(now + MINUTE).toISOString().slice(0, 16),
    cues: [
      { id: "welcome", title: "Welcome", lasts: 2, do: { kind: "welcome", text: "Good evening." } },
      { id: "talk", title: "Made to last", after: { cue: "welcome" }, lasts: 20, do: { kind: "talk" } },
      { id: "hush", title: "Quiet, please", after: { cue: "welcome" }, lasts: 20, do: rules },
      { id: "questions", title: "Questions with Ana", after: { cue: "talk" }, lasts: 15, do: { kind: "questions" } },
      { id: "thanks", title: "Thanks", do: { kind: "announcement", text: "Thank you all for coming." } },
      { id: "close", title: "Close", at: at(90), do: { kind: "close" } },
    ],
  };
}

beforeAll(async () => {
  await buildPage();
  house = await openHouse();
  company = await openCompany();
  ines = await house.enter("Ines");
  ben = await house.enter("Ben");
  const token = await house.invite({ role: "host", space: "plaza" });
  ({ page: hana } = await openPage(await company.come(), `${house.url}/host/run#token=${token}`));
  await enterAs(hana, "Hana");
  await hana.getByRole("main", { name: "Hosting" }).waitFor();
  hana.setDefaultTimeout(15_000);
}, 120_000);
afterAll(async () => {
  await company?.close();
  await house?.close();
});

const row = (title: string) => hana.getByRole("row").filter({ hasText: title });
/** Presses keys one after another, as somebody does who has nothing else. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await hana.keyboard.press(key);
}
/** Goes to something by Tab alone. */
async function tabTo(name: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs++) {
    await press("Tab");
    const at = await hana.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
    );
    if (at?.includes(name)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}
const cue = (id: string) => ines.evening?.cues.find((one) => one.id === id);
/** Takes back what the page has just said it did. */
async function takeBack(told: RegExp): Promise<void> {
  await hana.getByRole("status").getByText(told).waitFor();
  await press("z");
}
/** How what is open in the inbox stands, as the page says it. */
const stands = (word: string) =>
  hana
    .getByRole("article")
    .getByText(new RegExp(`${word}\\.$`))
    .waitFor();
const questionOf = (text: string) => ines.conversation.questions.find((one) => one.text === text);

test("[CSL12] [CSL14] A programme is written, with a poll more and a talk less; what is missing is said, and what was left is there again.", async () => {
  await hana.getByRole("button", { name: "Write the programme" }).click();
  const editor = hana.getByRole("main", { name: "Hosting" });
  await editor.getByText(/^Give the evening a name/).waitFor();
  await editor.getByLabel("What the evening is called").fill("A written evening");
  await editor.getByLabel("Day", { exact: true }).fill("2126-12-04");
  await editor.getByLabel("Times are in").selectOption("Europe/Lisbon");
  await editor.getByRole("button", { name: "Add a cue" }).click();
  await hana.getByRole("menuitem", { name: /^Poll/ }).click();
  await editor.getByText("Still to be filled in: Your question, What can be answered").waitFor();
  await editor.getByLabel("Your question").fill("Which light?");
  await editor.getByLabel("What can be answered, each on a line of its own").fill("Noon\nDusk");
  await editor.getByText(/^In links and reports it is a-written-evening-2126-12-04/).waitFor();
  await editor.getByText(/the stage has no speaker/).waitFor();
  await editor.getByRole("button", { name: "Back to the run" }).click();
  await hana.getByRole("button", { name: "Write the programme" }).click();
  await editor.getByRole("button", { name: /Nobody speaks yet/ }).click();
  await editor.getByRole("button", { name: "Take it out" }).click();
  await expectAccessible(hana, "the programme while it is written");
  await editor.getByRole("button", { name: "Rehearse", exact: true }).click();
  await hana.getByRole("dialog").getByRole("button", { name: "Rehearse now" }).click();
  await hana
    .getByRole("dialog")
    .getByText(/A written evening.* is played through\.$/)
    .waitFor({ timeout: 30_000 });
  await press("Escape");
  const olga = await house.enterAs("host", "Olga");
  const { event } = await olga.host.programme(programme(ines.time()));
  const behind = editor.getByRole("status").getByText(/^Somebody has set another programme since/);
  await behind.waitFor();
  await olga.host.takeBack(event);
  await behind.waitFor({ state: "detached" });
  await olga.leave();
  await editor.getByRole("button", { name: "Set the programme" }).click();
  await until(() => ines.evening?.title === "A written evening");
  expect(ines.evening?.cues.map(({ title }) => title)).toEqual(["Doors", "Questions", "Poll", "Close"]);
  expect(ines.evening?.starts).toBe(Date.UTC(2126, 11, 4, 19));
  await takeBack(/The programme is set/);
  await hana.getByRole("heading", { name: "No evening is set here." }).waitFor();
});

test("[CSL1] A programme is set from a file; what is wrong in it is told with its place, and what will go wrong stands beside it.", async () => {
  await hana.getByRole("heading", { name: "No evening is set here." }).waitFor();
  const set = async (json: string) => {
    const [chooser] = await Promise.all([
      hana.waitForEvent("filechooser"),
      hana.getByRole("button", { name: "Set one from a file" }).click(),
    ]);
    await chooser.setFiles({ name: "programme.json", mimeType: "application/json", buffer: Buffer.from(json) });
  };
  await set("{");
  await hana.getByText(/That file is no JSON/).waitFor();
  const good = programme(ines.time());
  await set(
    JSON.stringify({ ...good, cues: [...good.cues, { id: "s", title: "S", do: { kind: "light", light: "pink" } }] }),
  );
  await hana
    .getByText(/cues\[6\]/)
    .first()
    .waitFor();
  await set(JSON.stringify(good));
  await hana.getByRole("heading", { name: "Spring evening" }).waitFor();
  await hana.getByText(/the stage has no speaker/).waitFor();
  await until(() => ines.evening?.title === "Spring evening");
});

test("[CSL14] [CSL7] The evening is rehearsed by keyboard: what is worth a look, when each cue would be and whom it would reach; by day and at dusk.", async () => {
  await press("r");
  const sheet = hana.getByRole("dialog", { name: "Rehearse the evening" });
  await sheet.getByRole("button", { name: "Rehearse again" }).press("Enter");
  await sheet.getByText(/Spring evening.* is played through\.$/).waitFor({ timeout: 30_000 });
  await sheet.getByText(/the stage has nobody when .*Made to last/).waitFor();
  const cells = sheet.getByRole("row").filter({ hasText: "Welcome" }).getByRole("cell");
  expect(await cells.allTextContents()).toEqual([
    expect.stringMatching(/\d:\d\d/),
    expect.stringMatching(/\d:\d\d/),
    "Welcome",
    expect.stringMatching(/^\d+$/),
  ]);
  await expectAccessible(hana, "a rehearsal");
  await hana.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(hana, "a rehearsal, at dusk");
  await hana.emulateMedia({ colorScheme: "light" });
  await press("Escape");
  await hana.getByText(/Spring evening.*, with 60 made-up visitors/).waitFor();
  expect(ines.evening?.cues.every(({ status }) => status === "waiting")).toBe(true);
});

test("[CSL2] What is on and what comes next stand there; a press begins, holds, goes on, skips, lengthens, and everybody is told.", async () => {
  // What says something asks first; then what waits for it, at a press.
  await row("Welcome").getByRole("button", { name: "What to do with" }).click();
  await hana.getByRole("menuitem", { name: "Begin now" }).click();
  await hana
    .getByRole("region", { name: /^Begin/ })
    .getByText(/cannot be unsaid/)
    .waitFor();
  await hana.getByRole("button", { name: "Say it now" }).click();
  await row("Welcome").getByText("Now").waitFor();
  await hana.getByRole("button", { name: "Go now" }).click();
  await row("Made to last").getByText("Now").waitFor();
  expect(await hana.getByRole("timer").textContent()).toMatch(/^\d+:\d\d$/);
  const ends = () => cue("talk")?.ends ?? 0;
  const before = ends();
  await row("Made to last")
    .getByRole("button", { name: /2 minutes longer/ })
    .click();
  await until(() => ends() === before + 2 * MINUTE);
  await hana.getByRole("button", { name: "Hold" }).focus();
  await press("Enter");
  await until(() => ines.evening?.heldSince != null);
  await hana.getByText(/^Held since/).waitFor();
  await hana.getByRole("button", { name: "Go on" }).click();
  await until(() => ines.evening?.heldSince === null);
});

test("[CSL5] [CSL6] [CSL7] By keyboard alone: each part, what is done and taken back by a letter, everything by name, and the list of all keys.", async () => {
  await press("1");
  await hana.getByRole("region", { name: "Now" }).waitFor();
  await hana.getByRole("button", { name: "Hold" }).waitFor();
  expect(new URL(hana.url()).pathname).toBe("/host/now");
  await press("h");
  await until(() => ines.evening?.heldSince != null);
  await hana.getByText("The evening is held.", { exact: true }).waitFor();
  await takeBack(/The evening is held/);
  await hana.getByText(/^Taken back: /).waitFor();
  await until(() => ines.evening?.heldSince === null);
  // Skipped by name, and taken back at a touch.
  await press("Control+k");
  await hana.getByRole("dialog", { name: "Find or do" }).waitFor();
  await hana.keyboard.type("skip questions w");
  await hana.getByRole("menuitem", { name: /Skip .*Questions with Ana/ }).waitFor();
  await expectAccessible(hana, "the list by name");
  await press("Enter");
  await until(() => cue("questions")?.status === "skipped");
  await hana.getByRole("button", { name: "Undo" }).click();
  await until(() => cue("questions")?.status === "waiting");
  await press("e");
  await until(() => cue("talk")!.ends! - cue("talk")!.begins! >= 24 * MINUTE);
  // Neither does a letter raise the host's hand in the place below, nor does one act while it is typed.
  await press("?");
  await hana.getByRole("dialog", { name: "Keys" }).getByText("Call up whoever is next").waitFor();
  await expectAccessible(hana, "the keys");
  await press("Escape");
  expect(await house.enter("Zoe").then((zoe) => [...zoe.avatars.values()].some(({ handRaised }) => handRaised))).toBe(
    false,
  );
  await press("2");
  await hana.getByRole("region", { name: "Run of show" }).first().waitFor();
  await until(() => new URL(hana.url()).pathname === "/host/run");
  await hana.goBack();
  await hana.getByRole("region", { name: "Now" }).waitFor();
});

test("[CSL9] The queue, called up and sent back by keyboard; how many are here and where; what is wanted; by day and at dusk.", async () => {
  await ines.react("clap");
  await ines.hand(true);
  await ben.hand(true);
  await hana.getByRole("button", { name: /^Call up .*Ben/ }).waitFor();
  await press("c");
  await until(() => ines.voice.microphone.floor);
  await takeBack(/is called up/);
  await until(() => !ines.voice.microphone.floor && ines.me.handRaised);
  await tabTo("Call up \u2068Ben");
  await press("Enter");
  await until(() => ben.voice.microphone.floor);
  await hana.getByRole("button", { name: /Ben.*a minute more/ }).waitFor();
  await press("y");
  await until(() => (ines.conversation.floor.up[0]?.until ?? 0) > ines.time() + 130_000);
  await press("f");
  await hana
    .getByRole("dialog")
    .getByText(/raise their hand again/)
    .waitFor();
  await press("Enter");
  await until(() => !ben.voice.microphone.floor);
  await hana.getByRole("img", { name: /people here/ }).waitFor();
  await hana.getByText(/mood here, 1 reaction a minute/).waitFor();
  await expectAccessible(hana, "what is now");
  await hana.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(hana, "what is now, at dusk");
});

test("[CSL8] [CSL6] [CSL13] One inbox, gone through by J and K: taken live, answered, parked, merged, declined, and back as it was; ideas; polls.", async () => {
  await press("o");
  await until(() => !ines.conversation.open);
  await takeBack(/Questions are closed/);
  await until(() => ines.conversation.open);
  const texts = ["Is it waterproof?", "How much is it?", "May I have one?"];
  const asked = [];
  for (const text of texts) asked.push(await ines.conversation.ask(text));
  await ben.conversation.vote(asked[1]!);
  const idea = await ben.conversation.bringIdea("A repair corner");
  await ines.report({ about: ben.me.id, reason: "spam" });
  await press("3");
  await hana.getByRole("button", { name: /How much is it.*1 vote/ }).waitFor();
  await press("j");
  await hana.getByRole("heading", { name: "How much is it?" }).waitFor();
  await press("t");
  await until(() => questionOf("How much is it?")?.status === "live");
  await stands("Live");
  await press("w");
  await hana.getByRole("dialog").getByRole("textbox").fill("Yes, in rain from above.");
  await expectAccessible(hana, "an answer, at dusk");
  await press("Tab", "Enter");
  await until(() => questionOf("How much is it?")?.word === "Yes, in rain from above.");
  await stands("Answered");
  await takeBack(/It is answered/);
  await until(() => questionOf("How much is it?")?.status === "live");
  await stands("Live");
  await press("l");
  await hana.getByRole("dialog").getByRole("textbox").fill("By Friday.");
  await press("Tab", "Enter");
  await until(() => questionOf("How much is it?")?.status === "parked");
  await stands("Parked");
  await press("r");
  await until(() => questionOf("How much is it?")?.status === "waiting");
  await stands("New");
  await press("m");
  await hana.getByRole("dialog").waitFor();
  await press("Tab", "Enter");
  await until(() => ines.conversation.questions.filter(({ status }) => status === "waiting").length === 2);
  await takeBack(/They are one now/);
  await until(() => ines.conversation.questions.filter(({ status }) => status === "waiting").length === 3);
  await expectAccessible(hana, "the inbox, at dusk");
  expect(await hana.getByRole("region", { name: "Reports of visitors" }).count()).toBe(0);
  await hana.emulateMedia({ colorScheme: "light" });
  await expectAccessible(hana, "the inbox");

  await hana.getByRole("button", { name: /A repair corner/ }).press("Enter");
  await tabTo("Mark as in work");
  await press("Enter");
  await until(() => ines.conversation.ideas.find(({ id }) => id === idea)?.status === "planned");
  await press("v");
  await hana.getByLabel("Your question").fill("Which colour?");
  await hana.getByLabel(/What can be answered/).fill("Olive\nSea");
  await tabTo("Ask ");
  await press("Enter");
  await until(() =>
    ines.conversation.polls.some(({ spec, closedAt }) => spec?.question === "Which colour?" && closedAt === null),
  );
  await ines.conversation.answer(ines.conversation.polls[0]!.id, 1);
  await hana.getByRole("button", { name: /Which colour/ }).press("Enter");
  await hana.getByText("100 %").first().waitFor();
  await press("b");
  await until(() => ines.conversation.polls[0]!.closedAt !== null);
  await takeBack(/The poll is closed/);
  await until(() => ines.conversation.polls[0]!.closedAt === null);
});

test("[CSL10] Something prepared is put on a screen by keyboard and taken back; what is prepared stands there.", async () => {
  await press("5");
  await hana.getByRole("heading", { name: "Screens" }).waitFor();
  const screen = ines.space.screens.at(-1)!;
  const before = ines.screens.get(screen.id)?.title;
  await tabTo(`Show something prepared on \u2068${screen.name}`);
  await press("Enter");
  await hana.getByRole("dialog").waitFor();
  await press("Tab", "Enter");
  await until(() => ines.screens.get(screen.id)?.own === false);
  await takeBack(/It is on/);
  await until(() => ines.screens.get(screen.id)?.title === before);
  await hana.getByText("Thank you all for coming.", { exact: false }).first().waitFor();
  // A word by hand: whom it reaches is said before it goes out.
  const heard = once(ines, "notice", ({ kind }) => kind === "announcement");
  await hana.getByRole("textbox", { name: "Words" }).fill("There are free seats on the left.");
  await hana.getByText(/^Reaches \d people, in every copy/).waitFor();
  await expectAccessible(hana, "content");
  await hana.getByRole("button", { name: /^Send to \d people$/ }).press("Enter");
  expect((await heard).text).toBe("There are free seats on the left.");
  await hana.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(hana, "content, at dusk");
  await hana.emulateMedia({ colorScheme: "light" });
});

test("[STF5] [STF6] [CSL5] [CSL6] A guest is made co-host by name and taken back at a touch; then by the menu beside them, and ended there.", async () => {
  await press("Control+k");
  await hana.keyboard.type("make ines a co");
  await hana.getByRole("menuitem", { name: /Make .*Ines.* a co-host/ }).waitFor();
  await press("Enter");
  await until(() => ines.me.role === "host");
  await takeBack(/Done: .*Ines/);
  await until(() => ines.me.role === "visitor");
  await press("4");
  await hana.getByText(/^Here \d/).click();
  const choose = async (what: string) => {
    await hana.getByRole("button", { name: /What to do with .*Ines/ }).press("Enter");
    await hana.getByRole("menuitem", { name: what }).press("Enter");
  };
  await choose("Make a co-host for this evening");
  await until(() => ines.me.role === "host");
  await hana.getByText(/^Team \d/).click();
  await hana.getByText("Co-host this evening").waitFor();
  await expectAccessible(hana, "the team");
  await choose("End their hosting");
  await until(() => ines.me.role === "visitor");
  // A word to the team, by its letter.
  await press("m");
  await hana.getByRole("dialog").getByRole("textbox").fill("Five minutes.");
  await press("Tab", "Enter");
  await hana.getByRole("list", { name: "Staff chat" }).getByText("Five minutes.").waitFor();
});

test("[CSL3] Bigger news is told to everybody and holds the evening; the close says what it does and takes a second press.", async () => {
  await press("2");
  await hana.getByRole("button", { name: "Urgent news" }).click();
  await hana.getByLabel("In a few words").fill("The ferry");
  await hana.getByLabel("What everybody should know").fill("The last ferry leaves at ten.");
  await hana.getByRole("button", { name: "Tell everybody, and hold" }).click();
  await until(() => ines.evening?.inForce.news?.text === "The last ferry leaves at ten.");
  await hana.getByRole("button", { name: "Go on" }).click();
  await expectAccessible(hana, "the run of show");
  await hana.getByRole("button", { name: "Close the evening" }).click();
  await hana
    .getByText(/it cannot be opened again/)
    .first()
    .waitFor();
  await expectAccessible(hana, "closing");
  await hana.getByRole("button", { name: "Close it now" }).click();
  await hana.getByRole("heading", { name: "This evening is closed." }).waitFor();
  await until(() => ines.evening?.closedAt != null);
});

test("[CSL4] Nobody but hosts has a console: who comes for it without an invitation is told so, and stands in the place.", async () => {
  const { page } = await openPage(await company.come(), `${house.url}/host`);
  await enterAs(page, "Guest");
  await page.getByText(/The run of show is for hosts/).waitFor();
  expect(await page.getByRole("main", { name: "Hosting" }).count()).toBe(0);
});
