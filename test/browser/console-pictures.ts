/**
 * ConsolePictures: the parts of the host's console on a lively evening, day and dusk, wide and on a phone, into `test/pictures`.
 * `node test/browser/console-pictures.ts [part of a name …]` takes all of them, or those whose names hold one of the parts.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Visit } from "../../client/net/index.ts";
import { PACKAGE_ROOT } from "../../server/folders.ts";
import { openCompany } from "../support/browser.ts";
import { launchNight } from "../support/console-evening.ts";
import { openHouse, pause } from "../support/house.ts";
import { buildPage } from "../support/page.ts";

const ROUNDS = [
  { name: "day", width: 1440, height: 900, scheme: "light" },
  { name: "dusk", width: 1440, height: 900, scheme: "dark" },
  { name: "phone", width: 390, height: 844, scheme: "light" },
] as const;
const PARTS = ["now", "run", "conversation", "people", "content"] as const;
const NAMES = [
  "Mirela Popa",
  "João Lima",
  "Adaeze N.",
  "Sanna V.",
  "Okan D.",
  "Noor",
  "Margot",
  "ليلى حداد",
  "Kei",
  "Ines",
];

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part));
const tell = (line: string) => process.stdout.write(`${line}\n`);
const pictures = join(PACKAGE_ROOT, "test/pictures");
await mkdir(pictures, { recursive: true });
await buildPage();
const house = await openHouse();
const company = await openCompany();

const worn = (i: number) => ({ skin: i, hair: i, hairStyle: i, clothes: i, cloth: i * 2, second: i * 2 + 3 });
const visitors: Visit[] = [];
for (const [i, name] of NAMES.entries())
  visitors.push(await house.enter(name, { look: worn(i), language: i % 3 ? "en" : "fr" }));
const olga = await house.enterAs("owner", "Olga");
await olga.host.programme(launchNight(olga.time()));
await olga.host.cue({ do: "begin", cue: "doors" });
await olga.host.cue({ do: "begin", cue: "talk" });
await olga.host.openQuestions(true);
const asked = [];
for (const [i, text] of [
  "Will the lamp work outside in winter?",
  "How much does it cost in Brazil?",
  "Can my students get one to test?",
  "Is the linen made in Europe?",
  "Où peut-on la voir en vrai ?",
  "Can it stay on the balcony?",
  "Do you repair the old model?",
].entries())
  asked.push(await visitors[i]!.conversation.ask(text));
for (const [i, question] of asked.entries())
  for (const visitor of visitors.slice(i + 2)) await visitor.conversation.vote(question).catch(() => undefined);
await olga.host.park(asked[1]!, "A price in reais by Friday, from Leyla.");
await olga.host.answer(asked[3]!, "Yes, in Portugal and in Lithuania.");
await olga.host.merge(asked[5]!, asked[0]!);
await visitors[5]!.conversation.bringIdea("Captions in Portuguese");
const repair = await visitors[6]!.conversation.bringIdea("A repair corner next time");
await olga.host.ideaStatus(repair, "planned", "We look for somebody with a soldering iron.");
const poll = await olga.host.openPoll({
  question: "Which colour first?",
  options: ["Olive", "Sea", "Terracotta", "Something else"],
});
for (const [i, visitor] of visitors.entries())
  await visitor.conversation.answer(poll, [0, 0, 1, 0, 1, 2, 0, 1, 0, 3][i]!);
for (const visitor of visitors.slice(0, 6)) await visitor.hand(true);
await visitors[1]!.report({ about: visitors[2]!.me.id, reason: "spam" });
await olga.host.callUp();
for (const visitor of visitors.slice(4)) await Promise.all([visitor.emote("clap"), visitor.react("clap")]);

const take = async (page: Page, name: string) => {
  if (!isWanted(name)) return;
  await pause(900);
  await page.screenshot({ path: join(pictures, `console-${name}.png`) });
  tell(`console-${name}.png`);
};

for (const { name, width, height, scheme } of ROUNDS) {
  if (
    wanted.length > 0 &&
    !wanted.some((part) => part.includes(name) || !ROUNDS.some((round) => part.includes(round.name)))
  )
    continue;
  const context = await company.come();
  const page = await context.newPage();
  page.on("pageerror", (error) => tell(`${name}: ${error.message}`));
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
  const token = await house.invite({ role: name === "day" ? "owner" : "host", space: "plaza" });
  await page.goto(`${house.url}/host/now#token=${token}`);
  await page.getByLabel("Your name").fill(`Hana ${name}`);
  await page.getByRole("link", { name: /^Read/ }).waitFor();
  await page.getByText("I agree to the house rules").click();
  await page.getByRole("button", { name: /^Enter$/ }).click();
  await page.getByRole("main", { name: "Hosting" }).waitFor();
  for (const part of PARTS) {
    await page.evaluate(
      (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })),
      {
        now: "1",
        run: "2",
        conversation: "3",
        people: "4",
        content: "5",
      }[part],
    );
    if (part === "conversation") await page.keyboard.press("j");
    await take(page, `${name}-${part}`);
    if (part === "run") {
      await page.getByRole("button", { name: "Change the programme" }).click();
      await page
        .getByRole("button", { name: /Which colour first/ })
        .first()
        .click();
      await take(page, `${name}-write`);
      await page.getByRole("button", { name: "Back to the run" }).click();
    }
    if (part === "people" && isWanted(`${name}-person`)) {
      await page.getByText(/^Here \d/).click();
      await page.getByRole("button", { name: /What to do with .*Kei/ }).click();
      await take(page, `${name}-person`);
      await page.keyboard.press("Escape");
    }
    if (part !== "run" || !isWanted(`${name}-rehearsal`)) continue;
    await page.keyboard.press("r");
    await page.getByRole("button", { name: /^Rehearse (now|again)$/ }).click();
    await page.getByText(/is played through\.$/).waitFor();
    await take(page, `${name}-rehearsal`);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Control+k");
  await page.keyboard.type("call");
  await take(page, `${name}-palette`);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await take(page, `${name}-keys`);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await take(page, `${name}-news`);
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  await take(page, `${name}-held`);
  await page.keyboard.press("z");
  await context.close();
}
await company.close();
for (const visit of [olga, ...visitors]) await visit.leave();
await house.close();
