/**
 * Pictures: the entry and the HUD as people see them, on a real server with somebody to meet, into `test/pictures`.
 * `node test/browser/pictures.ts [name …]` takes all of them or the named ones.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Visit } from "../../client/net/index.ts";
import { PACKAGE_ROOT } from "../../server/folders.ts";
import { openBrowser } from "../support/browser.ts";
import { openHouse } from "../support/house.ts";
import { buildPage } from "../support/page.ts";

type Size = { width: number; height: number };
const DESKTOP: Size = { width: 1280, height: 800 };
const PHONE: Size = { width: 390, height: 844 };
const LANDSCAPE: Size = { width: 844, height: 390 };

type Picture = {
  size: Size;
  scheme: "light" | "dark";
  rtl?: boolean;
  /** Stands inside before `act`. */
  inside: boolean;
  act?: (page: Page) => Promise<void>;
};

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();

const PICTURES: Record<string, Picture> = {
  "entry-day": { size: DESKTOP, scheme: "light", inside: false },
  "entry-dusk": {
    size: DESKTOP,
    scheme: "dark",
    inside: false,
    act: async (page) => {
      await page.getByLabel("Your name").fill("Moderator Ada");
      await page.getByText("I agree to the house rules").click();
      await press(/^Enter$/)(page);
      await page.getByText("looks like one of the staff").waitFor();
    },
  },
  "entry-phone": { size: PHONE, scheme: "light", inside: false },
  "entry-phone-dusk": { size: PHONE, scheme: "dark", inside: false },
  "entry-rtl": { size: DESKTOP, scheme: "light", rtl: true, inside: false },
  "entry-look": { size: DESKTOP, scheme: "light", inside: false, act: press("Change your look") },
  "entry-rules": { size: DESKTOP, scheme: "light", inside: false, act: (page) => page.getByText("Read all").click() },
  "hud-day": { size: DESKTOP, scheme: "light", inside: true },
  "hud-dusk": { size: DESKTOP, scheme: "dark", inside: true, act: press(/^Bubble/) },
  "hud-rtl": { size: DESKTOP, scheme: "light", rtl: true, inside: true },
  "hud-phone": { size: PHONE, scheme: "light", inside: true },
  "hud-phone-near": { size: PHONE, scheme: "dark", inside: true, act: press(/near$/) },
  "hud-phone-emotes": { size: PHONE, scheme: "light", inside: true, act: press("Emotes") },
  "hud-landscape": { size: LANDSCAPE, scheme: "light", inside: true },
  "hud-behind": {
    size: DESKTOP,
    scheme: "light",
    inside: true,
    act: async (page) => {
      await page.getByRole("application").focus();
      await page.keyboard.press("v");
      await page.waitForTimeout(4000);
    },
  },
  "hud-menu": { size: DESKTOP, scheme: "light", inside: true, act: press(/^Ines/) },
  "hud-settings": {
    size: DESKTOP,
    scheme: "dark",
    inside: true,
    act: async (page) => {
      await press(/^More$/)(page);
      await page.getByRole("menuitem", { name: "Settings" }).click();
      await press("Forget me")(page);
    },
  },
  closed: {
    size: DESKTOP,
    scheme: "light",
    inside: true,
    act: async (page) => {
      await press(/^More$/)(page);
      await page.getByRole("menuitem", { name: /^Leave/ }).click();
    },
  },
};

const tell = (line: string) => process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);
const folder = join(PACKAGE_ROOT, "test/pictures");
await mkdir(folder, { recursive: true });
await buildPage();
const house = await openHouse();
const company: Visit[] = [];
for (const [i, [name, role]] of (
  [
    ["Ines", "visitor"],
    ["Ngozi Okafor", "visitor"],
    ["ليلى حداد", "visitor"],
    ["Heron", "moderator"],
    ["Guide", "bot"],
  ] as const
).entries()) {
  const look = { skin: i, hair: i, hairStyle: i, clothes: i, cloth: i * 2, second: i * 2 + 3 };
  const visit = role === "visitor" ? await house.enter(name, { look }) : await house.enterAs(role, name, { look });
  company.push(visit);
}

for (const [name, picture] of Object.entries(PICTURES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { context, close } = await openBrowser({
    viewport: picture.size,
    colorScheme: picture.scheme,
    hasTouch: picture.size === PHONE,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on("console", (message) => {
    if (message.type() === "error") tell(`${name}: ${message.text()}`);
  });
  page.on("pageerror", (error) => tell(`${name}: ${error.message}`));
  try {
    await page.goto(house.url);
    if (picture.rtl) await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    await page.getByText("I agree to the house rules").waitFor();
    if (picture.inside) {
      await page.getByLabel("Your name").fill("Ada");
      await page.getByText("I agree to the house rules").click();
      await press(/^Enter$/)(page);
      await page.getByText("Say something").or(page.getByPlaceholder("Say something")).first().waitFor();
      await page.waitForTimeout(2500);
      await company[0]?.say("Have you seen the olive terrace? It is quiet up there.");
      await company[2]?.say("أنا هنا، قرب البحر");
      await company[1]?.hand(true);
      await company[1]?.say("The talk starts in four minutes, come with us");
    }
    await page.waitForTimeout(1500);
    await picture.act?.(page);
    await page.waitForTimeout(900);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    tell(`${name}.png`);
  } catch (error) {
    tell(`${name}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    await page.screenshot({ path: join(folder, `${name}-failed.png`) });
  } finally {
    await close();
  }
}
for (const visit of company) await visit.leave();
await house.close();
