/**
 * Pictures: every surface of the page as people see it, on a real server with somebody to meet, into `test/pictures`.
 * `node test/browser/pictures.ts [part of a name …]` takes all of them or those whose names hold one of the parts:
 * `dusk-phone`, `-bubble`, …
 */
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { ASSETS, PACKAGE_ROOT } from "../../server/folders.ts";
import { writeSpaces } from "../server/http/opened.ts";
import { openBrowser } from "../support/browser.ts";
import { openHouse } from "../support/house.ts";
import { GARDEN, PORCH } from "../support/linked-spaces.ts";
import { buildPage } from "../support/page.ts";
import { ENTRY } from "./surfaces/entry.ts";
import { ENDS, INSIDE } from "./surfaces/inside.ts";
import type { Company, Surface } from "./surfaces/surface.ts";
import { VOICES } from "./surfaces/voices.ts";
import { WAYS } from "./surfaces/ways.ts";

type Round = {
  name: string;
  width: number;
  height: number;
  scheme: "light" | "dark";
  hasTouch?: boolean;
  rtl?: boolean;
};

const ROUNDS: readonly Round[] = [
  { name: "day-desktop", width: 1280, height: 800, scheme: "light" },
  { name: "dusk-desktop", width: 1280, height: 800, scheme: "dark" },
  { name: "day-phone", width: 390, height: 844, scheme: "light", hasTouch: true },
  { name: "dusk-phone", width: 390, height: 844, scheme: "dark", hasTouch: true },
  { name: "small", width: 320, height: 640, scheme: "light", hasTouch: true },
  { name: "landscape", width: 844, height: 390, scheme: "dark", hasTouch: true },
  { name: "rtl", width: 1280, height: 800, scheme: "light", rtl: true },
];

const WALKERS = ["Mia", "Noa", "Lou", "Eve", "Kim", "Zoe", "Pia"];

const tell = (line: string) => process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part));
const pictures = join(PACKAGE_ROOT, "test/pictures");
const folder = await mkdtemp(join(tmpdir(), "stoa-pictures-"));
await mkdir(pictures, { recursive: true });
await buildPage();
const spaces = await writeSpaces(folder, PORCH, GARDEN);
await cp(join(ASSETS, "spaces/plaza"), join(spaces, "plaza"), { recursive: true });
const house = await openHouse({ spaces });

const worn = (i: number) => ({ skin: i, hair: i, hairStyle: i, clothes: i, cloth: i * 2, second: i * 2 + 3 });
const company: Company = {
  ines: await house.enter("Ines", { look: worn(0) }),
  owner: await house.enterAs("owner", "Olga", { look: worn(1) }),
};
const others = [
  await house.enter("Ngozi Okafor", { look: worn(2) }),
  await house.enter("ليلى حداد", { look: worn(3) }),
  await house.enterAs("moderator", "Heron", { look: worn(4) }),
  await house.enterAs("bot", "Guide", { look: worn(5) }),
];
await others[0]?.hand(true);

/** Takes the surfaces one after another, each closed before the next is opened. */
async function take(page: Page, round: Round, surfaces: readonly Surface[]): Promise<void> {
  for (const { name, open, closes } of surfaces) {
    const path = `${round.name}-${name}`;
    try {
      page.setDefaultTimeout(5000);
      await open(page, company);
      await page.waitForTimeout(700);
      if (isWanted(path)) await page.screenshot({ path: join(pictures, `${path}.png`) });
      if (isWanted(path)) tell(`${path}.png`);
      if (closes instanceof RegExp) await page.keyboard.press("Escape");
      else await closes?.(page, company);
      await page.waitForTimeout(400);
    } catch (error) {
      tell(`${path}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
      await page.screenshot({ path: join(pictures, `${path}-failed.png`) });
      for (let layers = 0; layers < 3; layers++) await page.keyboard.press("Escape");
    }
  }
}

async function enter(page: Page, name: string): Promise<void> {
  page.setDefaultTimeout(30_000);
  await page.getByLabel("Your name").fill(name);
  const agree = page.getByRole("checkbox", { name: "I agree to the house rules" });
  await page.getByRole("link", { name: /^Read/ }).waitFor();
  if ((await agree.count()) > 0 && !(await agree.isChecked()))
    await page.getByText("I agree to the house rules").click();
  await page.getByRole("button", { name: /^Enter$/ }).click();
  await page.getByRole("toolbar", { name: "What you can do" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "application");
}

for (const round of ROUNDS) {
  const all = [...ENTRY, ...VOICES, ...INSIDE, ...ENDS, ...WAYS];
  if (!all.some(({ name }) => isWanted(`${round.name}-${name}`))) continue;
  const wants = (surfaces: readonly Surface[]) => surfaces.some(({ name }) => isWanted(`${round.name}-${name}`));
  const { width, height, scheme, hasTouch = false, rtl = false } = round;
  const { context, close } = await openBrowser({
    painted: true,
    viewport: { width, height },
    colorScheme: scheme,
    hasTouch,
  });
  if (rtl)
    await context.addInitScript(() =>
      document.addEventListener("DOMContentLoaded", () => document.documentElement.setAttribute("dir", "rtl")),
    );
  const page = await context.newPage();
  page.on("pageerror", (error) => tell(`${round.name}: ${error.message}`));
  try {
    if (wants(ENTRY)) {
      await page.goto(house.url);
      await page.getByRole("link", { name: /^Read/ }).waitFor();
      await take(page, round, ENTRY);
    }
    if (wants([...VOICES, ...INSIDE, ...ENDS])) {
      const token = await house.invite({ role: "moderator", space: "plaza" });
      await page.goto("about:blank");
      await page.unroute("**/api/tickets");
      await page.goto(`${house.url}/s/plaza#token=${token}`);
      await page.getByText("You are invited").waitFor();
      await page.waitForTimeout(900);
      await page.screenshot({ path: join(pictures, `${round.name}-entry-invited.png`) });
      await enter(page, "Ada");
      if (wants(VOICES)) await take(page, round, VOICES);
      if (wants([...INSIDE, ...ENDS])) await take(page, round, wants(ENDS) ? [...INSIDE, ...ENDS] : INSIDE);
    }
    if (wants(WAYS)) {
      await page.goto("about:blank");
      await page.unroute("**/api/tickets");
      await page.goto(`${house.url}/s/porch`);
      // Elsewhere those of other rounds are of the staff, and their names are taken.
      await enter(page, WALKERS[ROUNDS.indexOf(round)]!);
      await take(page, round, WAYS);
    }
  } catch (error) {
    tell(`${round.name}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    await page.screenshot({ path: join(pictures, `${round.name}-failed.png`) });
  } finally {
    await close();
  }
}
for (const visit of [company.ines, company.owner, ...others]) await visit.leave();
await house.close();
await rm(folder, { recursive: true, force: true });
