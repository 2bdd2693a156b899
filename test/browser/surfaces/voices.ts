/** Voice surfaces: whose voice is heard how, private conversations, captions, and everybody's voice for whoever leads. */
import type { Page } from "playwright-core";
import type { Visit } from "../../../client/net/index.ts";
import { saying } from "../../support/voice.ts";
import { about, near, shutNear } from "./people.ts";
import { dialog, more, type Surface, there } from "./surface.ts";

const idOfAda = (visit: Visit) => [...visit.avatars.values()].find(({ name }) => name === "Ada")!.id;
const SPEECH = [
  "Good evening, and thank you all for coming up here to the court.",
  "We begin with a short walk through the garden, and then the talk is down by the sea steps.",
  "Whoever would like to say something may raise a hand, and whoever would rather write is read just as well.",
];

/** Stands before Ada. */
async function comes(visit: Visit): Promise<void> {
  const { position, yaw } = visit.avatars.get(idOfAda(visit))!.pose;
  const [x, y, z] = position;
  await visit.teleport([x - 2 * Math.sin(yaw), y, z - 2 * Math.cos(yaw)], yaw + Math.PI);
}

let stop = { now: true };

/** Somebody goes on speaking until they are told to stop. */
async function speaks(visit: Visit): Promise<void> {
  if (!stop.now) return;
  stop = { now: false };
  await visit.voice.start(saying("good evening", stop));
}

async function ceases(visit: Visit): Promise<void> {
  stop.now = true;
  await visit.voice.stop();
}

const card = (page: Page) => page.getByRole("region", { name: "A private conversation" });

/** In the place, as a moderator; Ines stands near. */
export const VOICES: readonly Surface[] = [
  {
    name: "speaking",
    async open(page, { ines }) {
      await comes(ines);
      await speaks(ines);
      const row = await near(page, "Ines");
      await row.filter({ hasText: "speaking" }).waitFor();
      const sheet = dialog(page, "Near you");
      return (await sheet.isVisible()) ? sheet : page.getByRole("region", { name: "Near you" });
    },
    closes: shutNear,
  },
  {
    name: "captions",
    async open(page, { ines }) {
      for (const words of SPEECH) await ines.voice.caption(words);
      const said = page.getByText("spoken", { exact: true });
      await said.first().waitFor();
      return page.getByRole("region", { name: "Words near you" });
    },
    closes: null,
  },
  {
    name: "voice-of",
    async open(page, { ines }) {
      await about(page, "Ines", /^How loud/);
      const sheet = dialog(page, /The voice of/);
      await sheet.getByText(/^Your line/).waitFor();
      await ceases(ines);
      await sheet.getByText(/microphone of .* is shut/).waitFor();
      return sheet;
    },
    closes: /near$|^Ines/,
  },
  {
    name: "voices",
    async open(page, { ines }) {
      await shutNear(page);
      await speaks(ines);
      await more(page, "Voices");
      const sheet = dialog(page, "Voices");
      await sheet.getByText(/speaks?$/).waitFor();
      await sheet.getByLabel("Who does not hear").selectOption({ label: "Olga" });
      await sheet.getByLabel("Whom").selectOption({ label: "Ines" });
      await sheet.getByText(/Olga/).last().waitFor();
      return sheet;
    },
    closes: /^More/,
  },
  {
    name: "voices-menu",
    async open(page) {
      await more(page, "Voices");
      await page.getByRole("button", { name: /^What to ask of .*Ines/ }).click();
      return there(page.getByRole("menu", { name: /What to ask of/ }));
    },
    closes: async (page) => {
      await page.keyboard.press("Escape");
      // The second press is the sheet's once the menu has given the focus back.
      await page.getByRole("menu").waitFor({ state: "hidden" });
      await page.waitForTimeout(500);
      await page.keyboard.press("Escape");
      await dialog(page, "Voices").waitFor({ state: "hidden" });
    },
  },
  {
    name: "invited",
    async open(page, { ines }) {
      await ceases(ines);
      await comes(ines);
      await ines.circle.invite(idOfAda(ines));
      return there(card(page));
    },
    closes: (page) => card(page).getByRole("button", { name: "Not now" }).click(),
  },
  {
    name: "private",
    async open(page, { ines }) {
      await ines.circle.invite(idOfAda(ines));
      await card(page).getByRole("button", { name: "Join" }).click();
      await page
        .getByText("in your private conversation only")
        .or(page.getByText(/, privately$/))
        .first()
        .waitFor();
      return there(card(page));
    },
    closes: (page) => page.getByRole("button", { name: "Leave the private conversation" }).click(),
  },
];
