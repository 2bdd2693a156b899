/**
 * Headset pictures: the menu at the wrist, every sheet that it opens, and every space in both eyes, in an emulated Quest 3,
 * into `test/pictures`. `node test/browser/headset-pictures.ts [name …]`; `--both` shows both eyes everywhere.
 */
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Visit } from "../../client/net/index.ts";
import { ASSETS, PACKAGE_ROOT } from "../../server/folders.ts";
import { openBrowser } from "../support/browser.ts";
import { openHouse } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { QUEST } from "../support/quest.ts";
import { saying } from "../support/voice.ts";
import { pictureConduct } from "./conduct-in-headset-pictures.ts";
import { pressOnPanel, raiseWrist } from "./hands.ts";
import { pictureHosting } from "./hosting-in-headset-pictures.ts";
import { openPage } from "./visitor-page.ts";

const SHEETS: Record<string, string | null> = {
  wrist: null,
  people: "People",
  chat: "Chat",
  bubble: "Bubble",
  emotes: "Emotes",
  sounds: "Sounds",
  screens: "Screens",
  comfort: "Comfort",
  leave: "Leave",
  space: "Give me space",
};

const tell = (line: string) => process.stdout.write(`${line}\n`);
const both = process.argv.includes("--both");
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const folder = join(PACKAGE_ROOT, "test/pictures");
await mkdir(folder, { recursive: true });
await buildPage();
const house = await openHouse();
const company = await Promise.all(
  ["Ines", "Ngozi Okafor", "ليلى حداد", "山田太郎"].map((name, i) =>
    house.enter(name, { look: { skin: i, hair: i, hairStyle: i, clothes: i, cloth: i * 2, second: i * 2 + 3 } }),
  ),
);
const ONE_EYE = { width: 900, height: 800 };
const BOTH_EYES = { width: 1400, height: 700 };
const { context, close } = await openBrowser({ painted: true, viewport: both ? BOTH_EYES : ONE_EYE });
await context.addInitScript(QUEST);
try {
  const { page } = await openPage(context, house.url);
  page.on("pageerror", (error) => tell(`the page: ${error.stack}`));
  await page.getByLabel("Your name").fill("Ada");
  await page.getByText("I agree to the house rules").click();
  await page.getByRole("button", { name: "Enter VR" }).click();
  await page.waitForFunction(() => "quest" in window && (window.quest as { activeSession?: object }).activeSession);
  await page.evaluate(`quest.stereoEnabled = ${both}`);
  await page.waitForTimeout(6000);
  await company[0]?.say("Have you seen the olive terrace? It is quiet up there.");
  await company[2]?.say("أنا هنا، قرب البحر");
  await company[1]?.hand(true);
  await raiseWrist(page);
  await page.waitForTimeout(3000);
  for (const [name, button] of Object.entries(SHEETS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (button !== null) await pressOnPanel(page, "wrist", button);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: join(folder, `headset-${name}${both ? "-both" : ""}.png`) });
    tell(`headset-${name}.png`);
  }
  const voices = ["person", "why", "invited", "private", "captions"];
  if (wanted.length === 0 || voices.some((name) => wanted.includes(name))) {
    const picture = async (name: string) => {
      await page.waitForTimeout(2500);
      await page.screenshot({ path: join(folder, `headset-${name}.png`) });
      tell(`headset-${name}.png`);
    };
    const [ines] = company as [Visit, ...Visit[]];
    const ada = [...ines.avatars.values()].find(({ name }) => name === "Ada")!;
    const { position, yaw } = ada.pose;
    const aside = yaw + 0.2;
    const [x, y, z] = [position[0] - 2.4 * Math.sin(aside), position[1], position[2] - 2.4 * Math.cos(aside)];
    await ines.teleport([x, y, z], yaw + Math.PI);
    await ines.voice.start(saying("good evening"));
    await pressOnPanel(page, "wrist", "People");
    await pressOnPanel(page, "people", "Ines");
    await picture("person");
    await pressOnPanel(page, "person", "Why not heard?");
    await picture("why");
    await pressOnPanel(page, "why", "Close");
    await ines.circle.invite(ada.id);
    await picture("invited");
    await pressOnPanel(page, "invited", "Join");
    await picture("private");
    await pressOnPanel(page, "wrist", "Leave the conversation");
    await page.evaluate(`quest.controllers.left.position.y = 0.9`);
    await ines.voice.caption("Good evening, and thank you all for coming up here to the court.");
    await picture("captions");
  }
  await page.setViewportSize(BOTH_EYES);
  await page.evaluate(`quest.stereoEnabled = true; quest.controllers.left.position.y = 0.9`);
  const spaces = (await readdir(join(ASSETS, "spaces"), { withFileTypes: true })).filter((one) => one.isDirectory());
  for (const { name: space } of spaces) {
    const name = `space-${space}`;
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await page.evaluate((to) => {
      history.pushState(null, "", `/s/${to}`);
      dispatchEvent(new PopStateEvent("popstate"));
    }, space);
    await page.getByRole("application", { name: new RegExp(`^${space}`, "i") }).waitFor();
    await page.waitForTimeout(9000);
    await page.screenshot({ path: join(folder, `headset-${name}.png`) });
    tell(`headset-${name}.png`);
  }
  if (wanted.length === 0 || wanted.includes("conduct")) {
    await page.close();
    await pictureConduct(context, house, company as [Visit, ...Visit[]], tell);
  }
  if (wanted.length === 0 || wanted.includes("hosting")) {
    await page.close();
    await pictureHosting(context, house, company as [Visit, ...Visit[]], tell);
  }
} finally {
  await close();
  for (const visit of company) await visit.leave();
  await house.close();
}
