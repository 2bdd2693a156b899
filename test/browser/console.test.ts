/** The console in the page: a host runs an evening by mouse and keyboard, and everybody in the space is told. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Visit } from "../../client/net/index.ts";
import { clockIn } from "../../shared/programme/moments.ts";
import type { ProgrammeFile } from "../../shared/programme/programme.ts";
import { openCompany } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
let house: TestHouse;
let company: Awaited<ReturnType<typeof openCompany>>;
let hana: Page;
let ines: Visit;

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
  const token = await house.invite({ role: "host", space: "plaza" });
  ({ page: hana } = await openPage(await company.come(), `${house.url}/host#token=${token}`));
  await enterAs(hana, "Hana");
  await hana.getByRole("main", { name: "Hosting" }).waitFor();
}, 120_000);
afterAll(async () => {
  await company?.close();
  await house?.close();
});

const row = (title: string) => hana.getByRole("row").filter({ hasText: title });

test("[CSL1] A programme is set from a file; what is wrong in it is told with its place, and what will go wrong stands beside it.", async () => {
  await hana.getByRole("heading", { name: "No evening is set here." }).waitFor();
  const set = async (json: string) => {
    const [chooser] = await Promise.all([
      hana.waitForEvent("filechooser"),
      hana.getByRole("button", { name: "Set a programme" }).click(),
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
  await expectAccessible(hana, "the console");
});

test("[CSL2] What is on and what comes next stand there; a press begins, holds, goes on, skips, lengthens, and everybody is told.", async () => {
  // By hand, from its own menu; then what waits for it, at a press.
  await row("Welcome").getByRole("button", { name: "What to do with" }).click();
  await hana.getByRole("menuitem", { name: "Begin now" }).click();
  await row("Welcome").getByText("Now").waitFor();
  await hana.getByRole("button", { name: "Go now" }).click();
  await row("Made to last").getByText("Now").waitFor();
  expect(await hana.getByRole("timer").textContent()).toMatch(/^\d+:\d\d$/);
  const ends = () => ines.evening?.cues.find(({ id }) => id === "talk")?.ends ?? 0;
  const before = ends();
  await row("Made to last").getByRole("button", { name: "2 minutes longer" }).click();
  await until(() => ends() === before + 2 * MINUTE);
  await hana.getByRole("button", { name: "Hold" }).focus();
  await hana.keyboard.press("Enter");
  await until(() => ines.evening?.heldSince != null);
  await hana.getByText(/^Held since/).waitFor();
  await hana.getByRole("button", { name: "Go on" }).click();
  await until(() => ines.evening?.heldSince === null);
  await hana.getByRole("button", { name: "Go now" }).click();
  await row("Questions with Ana").getByText("Now").waitFor();
  await until(() => ines.evening?.inForce.questions === true);
});

test("[CSL3] Bigger news is told to everybody and holds the evening; the close says what it does and takes a second press.", async () => {
  await hana.getByRole("button", { name: "Urgent news" }).click();
  await hana.getByLabel("In a few words").fill("The ferry");
  await hana.getByLabel("What everybody should know").fill("The last ferry leaves at ten.");
  await hana.getByRole("button", { name: "Tell everybody, and hold" }).click();
  await until(() => ines.evening?.inForce.news?.text === "The last ferry leaves at ten.");
  await hana.getByRole("button", { name: "Go on" }).click();
  await hana.getByRole("button", { name: "Close the evening" }).click();
  await hana.getByText(/it cannot be opened again/).waitFor();
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
