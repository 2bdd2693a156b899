/** The cockpit in the page: what was reported is claimed and decided there, and a place is shielded, by mouse and keyboard. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Notice, Visit } from "../../client/net/index.ts";
import { ASSETS } from "../../server/folders.ts";
import type { RuleSet } from "../../shared/conduct/rule-set.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { once, openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 60_000 });

const LINKS = Array.from({ length: 6 }, (_, n) => `https://shop${n}.example`).join(" ");

let folder: string;
let house: TestHouse;
let browser: FreshBrowser;
let mo: Page;
let ines: Visit;
let kai: Visit;
let wren: Visit;

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-cockpit-"));
  await cp(join(ASSETS, "spaces/plaza"), join(folder, "spaces/plaza"), { recursive: true });
  const rules: RuleSet = JSON.parse(await readFile(join(ASSETS, "conduct/house.json"), "utf8"));
  // Links are what this house mutes for at once.
  const links = rules.rules.flatMap(({ checks }) => checks).find(({ id }) => id === "links")!;
  links.ladder = [{ do: "mute", minutes: 5 }];
  links.examples = links.examples.filter(({ then }) => then === null);
  await cp(join(ASSETS, "conduct"), join(folder, "conduct"), { recursive: true });
  await writeFile(join(folder, "conduct/house.json"), JSON.stringify(rules));
  house = await openHouse({ spaces: join(folder, "spaces") });
  browser = await openBrowser({ viewport: { width: 1440, height: 900 }, args: ["--disable-3d-apis"] });
  [ines, kai, wren] = await Promise.all([house.enter("Ines"), house.enter("Kai"), house.enterAs("moderator", "Wren")]);
  const token = await house.invite({ role: "moderator", space: "plaza" });
  ({ page: mo } = await openPage(browser.context, `${house.url}/moderate#token=${token}`));
  await enterAs(mo, "Heron");
  await mo.getByRole("main", { name: "Conduct" }).waitFor();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

const cases = () => mo.getByRole("region", { name: "Cases" });
const outcome = (visit: Visit): Promise<Notice> => once(visit, "notice", ({ kind }) => kind === "outcome");

test("[COC1] [COC2] [PAGE52] What is reported is on the queue at once; one press claims it, one decides and takes the next.", async () => {
  await mo.getByText("Nothing waits.").waitFor();
  const heard = once(ines, "message");
  await kai.say("Nobody wants you here.", { avatar: ines.me.id });
  const { id: message } = await heard;
  await ines.report({ message, reason: "sexual-harassment", note: "He does not stop <i>." });
  await ines.report({ about: wren.me.id, reason: "spam", note: "Not about me." });
  await ines.report({ reason: "other", note: "The fountain is broken." });
  const first = cases().getByRole("listitem").first();
  await first.getByText("Sexual harassment").waitFor();
  await expectAccessible(mo, "the cockpit");
  await mo.getByRole("button", { name: "Claim: Sexual harassment" }).click();
  const view = mo.getByRole("region", { name: "Sexual harassment" });
  await view.getByText("He does not stop <i>.").waitFor();
  await view.getByText("Nobody wants you here.").waitFor();
  expect(await view.getByText("Kai").count()).toBe(0);
  await view.getByRole("button", { name: "Show names" }).click();
  await view.getByText("Kai").first().waitFor();

  await mo.getByRole("button", { name: "Decide", exact: true }).click();
  await mo.getByText("Choose what you decide.").waitFor();
  await mo.getByRole("radio", { name: /^Set apart/ }).check({ force: true });
  await mo.getByRole("button", { name: "Template" }).click();
  await expectAccessible(mo, "a case");
  const [isolated, told] = [once(kai, "notice", ({ kind }) => kind === "isolated"), outcome(ines)];
  await mo.getByRole("button", { name: "and next case" }).click();
  expect(await isolated).toMatchObject({ rule: "abuse", note: expect.stringContaining("puts others down") });
  expect((await told).text).toMatch(/it broke a house rule/);
  await mo.getByRole("region", { name: "Something else" }).getByText("The fountain is broken.").waitFor();
  // Whatever else is told meanwhile, one press takes it back.
  await mo.getByRole("region", { name: "Something else" }).getByRole("button", { name: "More" }).click();
  await mo.getByRole("menuitem", { name: "Call a colleague" }).click();
  await mo.getByRole("status").getByText("1 moderator was called.").waitFor();
  await mo.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await until(() => !kai.me.isolated);
});

test("[COC12] [CAS16] What a rule did is told with its facts, and the press that decides says that it takes it back.", async () => {
  const muted = once(kai, "notice", ({ kind }) => kind === "muted");
  await kai.say(LINKS);
  await muted;
  await cases()
    .getByText(/muted by a rule/)
    .waitFor();
  await mo.getByRole("button", { name: "Claim: Many links" }).click();
  const view = mo.getByRole("region", { name: "Many links" });
  // What was open before is put away, not shown beside it.
  await mo.getByRole("region", { name: "Something else" }).waitFor({ state: "detached" });
  const noticed = view.getByRole("region", { name: "What a rule noticed and did" });
  await noticed.getByText("Muted for 5 minutes").waitFor();
  await noticed.getByText("6 links, within 60 s").waitFor();
  await noticed.getByText(/^holds until/).waitFor();
  await mo.getByRole("radio", { name: /^Let it stand/ }).check({ force: true });
  await mo.getByLabel("A note for colleagues").first().waitFor();
  await mo.getByRole("radio", { name: /^Take it back/ }).check({ force: true });
  await mo.getByRole("button", { name: "Template" }).click();
  await mo.getByText(/^Taking back is final/).waitFor();
  await view.getByText("A rule muted them: Many links").waitFor();
  await expectAccessible(mo, "a case of a rule");
  const unmuted = once(kai, "notice", ({ kind }) => kind === "unmuted");
  await mo.getByRole("button", { name: "Take it back", exact: true }).click();
  expect((await unmuted).note).toMatch(/the house was wrong/);
  await kai.say("Thank you.");
});

test("[COC3] A call for help comes first, and a moderator goes there from it.", async () => {
  await kai.panic();
  await cases().getByRole("listitem").first().getByText("Call for help").waitFor();
  await mo.getByRole("button", { name: "Claim: Call for help" }).click();
  const view = mo.getByRole("region", { name: "Call for help" });
  await view.getByRole("button", { name: /^Talk to/ }).click();
  const heard = once(kai, "message");
  await mo.getByRole("textbox", { name: "Only they read it" }).fill("I am on my way.");
  await mo.getByRole("button", { name: "Send to them alone" }).click();
  expect(await heard).toMatchObject({ text: "I am on my way.", to: { avatar: kai.me.id } });
  await view.getByRole("button", { name: "Go there" }).click();
  await mo.getByRole("main", { name: "Conduct" }).waitFor({ state: "hidden" });
  const heron = () => [...kai.avatars.values()].find(({ name }) => name === "Heron");
  await until(() => {
    const [x, , z] = heron()?.pose.position ?? [99, 0, 99];
    return Math.hypot(x - kai.me.pose.position[0], z - kai.me.pose.position[2]) < 3.2;
  });
  expect(heron()?.badge).toBe("moderator");
  await kai.calm();
});

test("[COC4] The cockpit opens from the menu too; a shield goes up and is undone by one press, and who knocks is let in.", async () => {
  await mo.getByRole("button", { name: "More" }).click();
  await mo.getByRole("menuitem", { name: "Conduct" }).click();
  await mo.getByRole("main", { name: "Conduct" }).waitFor();
  const announced = once(ines, "notice", ({ text }) => /is shielded for 15 minutes/.test(text));
  await mo.getByRole("button", { name: "Shield the space" }).click();
  await announced;
  await expect(house.enter("Newt", { key: "n".repeat(43) })).rejects.toMatchObject({ code: "not-allowed" });
  await mo.getByRole("button", { name: "1 knocks" }).click();
  await mo.getByRole("button", { name: "Let in", exact: true }).click();
  await until(() => wren.conduct.ordered.shield?.knocks.length === 0);
  await (await house.enter("Newt", { key: "n".repeat(43) })).leave();
  await mo.keyboard.press("Escape");
  await mo.getByRole("button", { name: /^End the shield/ }).click();
  await until(() => wren.conduct.ordered.shield === null);

  await mo.getByRole("button", { name: "Stage", exact: true }).click();
  await mo.getByRole("button", { name: "Hush for 5 minutes" }).click();
  await until(() => wren.conduct.ordered.hushed.stage !== undefined);
  await mo.getByRole("button", { name: /on duty$/ }).click();
  await mo.getByRole("textbox", { name: "A note for whoever comes after you" }).fill("Watch the stairs.");
  await mo.getByRole("button", { name: "Go off duty" }).click();
  await until(async () => (await wren.conduct.roster()).notes.some(({ text }) => text === "Watch the stairs."));
});

test("[COC5] The cockpit fits a phone, and nobody but moderators has one.", async () => {
  // What hangs from a button finds its new place a picture or two later.
  await mo.keyboard.press("Escape");
  await mo.getByRole("dialog").waitFor({ state: "detached" });
  await mo.setViewportSize({ width: 320, height: 640 });
  expect(await mo.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(mo, "the cockpit on a phone");
  const { page: visitor } = await openPage(browser.context, `${house.url}/moderate`);
  await visitor.evaluate(() => localStorage.clear());
  await visitor.reload();
  await enterAs(visitor, "Ada");
  await visitor.getByText("The cockpit is for moderators of this place.").waitFor();
  expect(await visitor.getByRole("main", { name: "Conduct" }).count()).toBe(0);
});
