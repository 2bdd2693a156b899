/** Surfaces: everything that the page lays over a place, and how whoever uses it comes there: by role and by visible words. */
import type { Locator, Page } from "playwright-core";
import type { Visit } from "../../client/net/index.ts";

/** Who stands around: somebody near, and an owner, who may do anything to anybody else. */
export type Company = { ines: Visit; owner: Visit };

export type Surface = {
  name: string;
  /** Opens it; answers what is open. */
  open(page: Page, company: Company): Promise<Locator>;
  /** How it goes away: by Escape, and then the focus is on what this names; by whatever else; or not at all. */
  closes: RegExp | ((page: Page, company: Company) => Promise<unknown>) | null;
};

const LONG = `${"The talk begins in four minutes, come with us and bring whoever you like. ".repeat(5)}${"w".repeat(80)}`;

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });
const menu = (page: Page, name: string | RegExp) => page.getByRole("menu", { name });

/** What `locator` finds, once it is there. */
async function there(locator: Locator): Promise<Locator> {
  await locator.first().waitFor();
  return locator.first();
}

async function more(page: Page, item: string): Promise<void> {
  await press(page, /^More$/);
  await page.getByRole("menuitem", { name: item }).click();
}

/** Somebody in the list, which on a phone is a sheet. */
export async function near(page: Page, name: string): Promise<Locator> {
  const chip = page.getByRole("button", { name: /near$/ });
  const folded = page.getByRole("button", { name: "Show the list" });
  if (await folded.isVisible()) await folded.click();
  if ((await chip.isVisible()) && !(await dialog(page, "Near you").isVisible())) await chip.click();
  const row = page.getByRole("button", { name: new RegExp(`^${name}.*( m, |right here)`) });
  const farther = page.getByRole("button", { name: /farther away$/ });
  await row.or(farther).first().waitFor();
  if (!(await row.isVisible())) await farther.click();
  return there(row);
}

async function about(page: Page, name: string, item: RegExp): Promise<void> {
  await (await near(page, name)).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** The sheet of who is near, where it is open. */
async function shutNear(page: Page): Promise<void> {
  const sheet = dialog(page, "Near you");
  if (await sheet.isVisible()) await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
}

export const personOf = (visit: Visit, name: string) => {
  const person = [...visit.avatars.values()].find((avatar) => avatar.name === name)?.person;
  if (person == null) throw new Error(`${visit.me.name} sees nobody called ${name}`);
  return person;
};

const refuse = (status: number, code: string, message: string) => async (page: Page) => {
  await page.route("**/api/tickets", (route) => route.fulfill({ status, json: { error: { code, message } } }));
  await press(page, /^Enter$/);
  const card = await there(page.getByRole("alert").filter({ has: page.getByRole("paragraph") }));
  await page.unroute("**/api/tickets");
  return card;
};

const FULL = { status: 503, json: { error: { code: "full", message: "" } } };
const held: (() => Promise<void>)[] = [];

/** The door does not answer until it is let go, and then that there is no room. */
async function keepWaiting(page: Page): Promise<void> {
  await page.route(
    "**/api/tickets",
    (route) =>
      new Promise((answered) => {
        held.push(async () => answered(await route.fulfill(FULL)));
      }),
  );
}

async function letGo(page: Page): Promise<void> {
  for (const answer of held.splice(0)) await answer();
  await page.unroute("**/api/tickets");
}

/** Before the place, in this order. */
export const ENTRY: readonly Surface[] = [
  { name: "entry", open: (page) => there(page.getByRole("main")), closes: null },
  {
    name: "entry-rules",
    async open(page) {
      await page.getByRole("link", { name: /^Read/ }).click();
      return there(dialog(page, "House rules"));
    },
    closes: /^Read/,
  },
  {
    name: "entry-look",
    async open(page) {
      await press(page, "Change your look");
      return there(dialog(page, "Your look"));
    },
    closes: /^Change your look/,
  },
  {
    name: "entry-missing",
    async open(page) {
      await page.getByLabel("Your name").fill("Ada");
      await press(page, /^Enter$/);
      return there(page.getByText("Agree to the house rules to enter."));
    },
    closes: (page) => page.getByText("I agree to the house rules").click(),
  },
  { name: "refused-full", open: refuse(503, "full", "Plaza holds 100 people and all are here."), closes: null },
  {
    name: "refused-banned",
    open: refuse(
      403,
      "banned",
      "You may come back to Plaza in 10 minutes. The house rule is: No insults, threats or sexual remarks.",
    ),
    closes: null,
  },
  {
    name: "waiting",
    async open(page) {
      await keepWaiting(page);
      await press(page, /^Enter$/);
      return there(page.getByRole("status").filter({ hasText: "Asking at the door" }));
    },
    closes: async (page) => {
      await letGo(page);
      await page.getByRole("alert").getByText("is full").first().waitFor();
    },
  },
];

/** In the place, as a moderator; Ines and an owner stand near. */
export const INSIDE: readonly Surface[] = [
  { name: "hud", open: (page) => there(page.getByRole("toolbar", { name: "What you can do" })), closes: null },
  {
    name: "near",
    open: async (page) => {
      await near(page, "Ines");
      const sheet = dialog(page, "Near you");
      return (await sheet.isVisible()) ? sheet : page.getByRole("region", { name: "Near you" });
    },
    closes: shutNear,
  },
  {
    name: "person-menu",
    async open(page) {
      await (await near(page, "Ines")).click();
      return there(menu(page, /Ines/));
    },
    closes: /^Ines/,
  },
  {
    name: "act-mute",
    async open(page) {
      await about(page, "Ines", /^Mute/);
      return there(dialog(page, /^Mute/));
    },
    closes: /near$/,
  },
  {
    name: "act-kick",
    async open(page) {
      await shutNear(page);
      await about(page, "Ines", /^Remove/);
      return there(dialog(page, /^Remove/));
    },
    closes: /near$/,
  },
  {
    name: "to-one",
    async open(page) {
      await shutNear(page);
      await about(page, "Ines", /^Write to/);
      await shutNear(page);
      return there(page.getByText(/^Heard by .* only$/));
    },
    closes: (page) => press(page, "Speak to everybody near again"),
  },
  {
    name: "chat",
    async open(page, { ines }) {
      await ines.say("Have you seen the olive terrace? It is quiet up there.");
      await ines.say("أنا هنا، قرب البحر");
      await ines.say(LONG);
      await page.getByText(LONG.slice(0, 40)).first().waitFor();
      await page.getByRole("textbox", { name: "Say something" }).fill("b".repeat(1010));
      return there(page.getByRole("region", { name: "Words near you" }));
    },
    closes: (page) => page.getByRole("textbox", { name: "Say something" }).fill(""),
  },
  {
    name: "chat-sheet",
    async open(page) {
      const last = page.getByRole("button", { name: new RegExp(LONG.slice(0, 20)) });
      if (!(await last.isVisible())) return page.getByRole("region", { name: "Words near you" });
      await last.click();
      return there(dialog(page, "Words near you"));
    },
    closes: /Ines/,
  },
  {
    name: "person-sheet",
    async open(page, { ines }) {
      const { position, yaw } = [...ines.avatars.values()].find(({ name }) => name === "Ada")!.pose;
      const [x, y, z] = position;
      await ines.teleport([x - 1.8 * Math.sin(yaw), y, z - 1.8 * Math.cos(yaw)], yaw);
      const sheet = dialog(page, /Ines/);
      const { width, height } = page.viewportSize()!;
      // Until the picture is drawn with Ines in it, nobody is pressed.
      for (let presses = 0; presses < 20 && !(await sheet.isVisible()); presses++) {
        await page.mouse.click(width / 2, height * 0.52);
        await sheet.waitFor({ timeout: 400 }).catch(() => undefined);
      }
      return there(sheet);
    },
    closes: /./,
  },
  {
    name: "emotes",
    async open(page) {
      await press(page, "Emotes");
      await page.keyboard.press("ArrowRight");
      return there(menu(page, "Emotes"));
    },
    closes: /./,
  },
  {
    name: "bubble",
    async open(page) {
      await press(page, /^Bubble/);
      return there(dialog(page, "Your bubble"));
    },
    closes: /^Bubble/,
  },
  {
    name: "more",
    async open(page) {
      await press(page, /^More$/);
      return there(menu(page, "More"));
    },
    closes: /^More/,
  },
  {
    name: "settings",
    async open(page) {
      await more(page, "Settings");
      return there(dialog(page, "Settings"));
    },
    closes: /^More/,
  },
  {
    name: "settings-forget",
    async open(page) {
      await more(page, "Settings");
      await press(page, "Forget me");
      await page.getByRole("button", { name: "Keep everything" }).scrollIntoViewIfNeeded();
      return there(dialog(page, "Settings"));
    },
    closes: /^More/,
  },
  {
    name: "keys",
    async open(page) {
      await more(page, "Keys and help");
      return there(dialog(page, "Keys and help"));
    },
    closes: /^More/,
  },
  {
    name: "rules",
    async open(page) {
      await more(page, "House rules");
      return there(dialog(page, "House rules"));
    },
    closes: /^More/,
  },
  {
    name: "screens",
    async open(page) {
      await more(page, "Screens");
      return there(dialog(page, "Screens"));
    },
    closes: /^More/,
  },
  {
    name: "put-on",
    async open(page) {
      await more(page, "Screens");
      const picture = { name: "A long evening.png", mimeType: "image/png", buffer: DOT };
      await page.locator("input[type=file]").first().setInputFiles(picture);
      await page.getByRole("textbox", { name: "Title" }).waitFor();
      return dialog(page, "Screens");
    },
    closes: /^More/,
  },
  {
    name: "blocked",
    async open(page) {
      await about(page, "Ines", /^Block/);
      await shutNear(page);
      return there(page.getByRole("status").filter({ hasText: "You blocked" }));
    },
    closes: (page) => press(page, "Undo"),
  },
  {
    name: "notice",
    async open(page, { owner }) {
      const note = "You wrote the same line nine times while others were speaking.";
      await owner.conduct.act({ on: personOf(owner, "Ada"), do: "mute", minutes: 10, rule: "spam", note });
      return there(page.getByRole("alert", { name: "A notice from the house" }));
    },
    closes: (page) => press(page, "I understand"),
  },
  {
    name: "muted",
    open: (page) => there(page.getByRole("textbox", { name: /^You can/ })),
    closes: null,
  },
];

/** The ends of a visit. */
export const ENDS: readonly Surface[] = [
  {
    name: "closed-kicked",
    async open(page, { owner }) {
      await owner.conduct.act({
        on: personOf(owner, "Ada"),
        do: "kick",
        minutes: 10,
        rule: "abuse",
        note: "Said twice.",
      });
      return there(page.getByRole("main"));
    },
    closes: null,
  },
];

/** On a way that leads from one place to another, the porch to the garden. */
export const WAYS: readonly Surface[] = [
  { name: "ways-on", open: (page) => there(page.getByRole("button", { name: /^Go to/ })), closes: null },
  {
    name: "stayed",
    async open(page) {
      await page.route("**/api/tickets", (route) => route.fulfill(FULL));
      await press(page, /^Go to/);
      const stayed = await there(dialog(page, /full/));
      await page.unroute("**/api/tickets");
      return stayed;
    },
    closes: /the place itself/,
  },
  {
    name: "going",
    async open(page) {
      await keepWaiting(page);
      await press(page, /^Go to/);
      return there(page.getByRole("status").filter({ hasText: "Going to" }));
    },
    closes: async (page) => {
      await letGo(page);
      await press(page, "Stay here");
    },
  },
];

/** The smallest PNG there is. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
