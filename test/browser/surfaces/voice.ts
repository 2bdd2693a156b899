/** Voice surfaces: my own microphone, before the place and in it. */
import type { Page } from "playwright-core";
import { dialog, more, press, type Surface, there } from "./surface.ts";

/** The browser says no to every microphone until `allow`. */
const refuse = (page: Page) =>
  page.evaluate(() => {
    const { mediaDevices } = navigator;
    mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "NotAllowedError"));
  });
const allow = (page: Page) => page.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, "getUserMedia"));

const mic = (page: Page, name: string | RegExp) => page.getByRole("toolbar").getByRole("button", { name });

async function panel(page: Page) {
  await more(page, "Voice and microphone");
  return there(dialog(page, "Your voice"));
}

export const VOICE_ENTRY: readonly Surface[] = [
  {
    name: "entry-voice",
    async open(page) {
      await press(page, "Try your microphone");
      await page.getByText("You are heard.").waitFor();
      return there(page.getByRole("meter", { name: "How loud you are" }));
    },
    closes: (page) => press(page, "Done"),
  },
  {
    name: "entry-voice-refused",
    async open(page) {
      await refuse(page);
      await press(page, "Try your microphone");
      return there(page.getByText("Your browser keeps the microphone from this page."));
    },
    async closes(page) {
      await allow(page);
      await press(page, "Try your microphone");
      await press(page, "Done");
    },
  },
];

export const VOICE_INSIDE: readonly Surface[] = [
  {
    name: "mic-refused",
    async open(page) {
      await mic(page, "Speak").waitFor();
      await refuse(page);
      await mic(page, "Speak").click();
      return there(mic(page, /^No mic/));
    },
    closes: allow,
  },
  {
    name: "mic-on",
    async open(page) {
      await mic(page, /^No mic/).click();
      return there(mic(page, "Mic on"));
    },
    closes: null,
  },
  { name: "voice", open: panel, closes: /^More/ },
  {
    name: "voice-ends",
    async open(page) {
      const open = await panel(page);
      await page.getByText(/^Voice goes/).scrollIntoViewIfNeeded();
      return open;
    },
    closes: /^More/,
  },
  {
    name: "megaphone",
    async open(page) {
      await panel(page);
      await page.getByText("Megaphone", { exact: true }).click();
      await page.keyboard.press("Escape");
      await mic(page, "To everybody").waitFor();
      return there(page.getByRole("status").filter({ hasText: "Everybody everywhere hears you." }));
    },
    closes: (page) => press(page, "End it"),
  },
  {
    name: "push",
    async open(page) {
      await panel(page);
      await page.getByText("Hold to talk", { exact: true }).last().click();
      await page.keyboard.press("Escape");
      return there(mic(page, "Hold to talk"));
    },
    async closes(page) {
      await panel(page);
      await page.getByText("Open microphone", { exact: true }).last().click();
      await page.keyboard.press("Escape");
      await mic(page, "Mic on").waitFor();
    },
  },
  {
    name: "mic-shut",
    async open(page) {
      await mic(page, "Mic on").click();
      return there(mic(page, "Mic shut"));
    },
    closes: null,
  },
  {
    name: "asked",
    async open(page, { owner }) {
      const me = [...owner.avatars.values()].find(({ name }) => name === "Ada")!;
      await owner.voice.askToSpeak(me.id);
      return there(page.getByRole("button", { name: "Open my microphone" }));
    },
    closes: (page) => press(page, "Open my microphone"),
  },
  {
    name: "hushed",
    async open(page, { owner }) {
      await mic(page, "Mic on").waitFor();
      const me = [...owner.avatars.values()].find(({ name }) => name === "Ada")!;
      await owner.voice.hush(me.id);
      await mic(page, "Shut by a host").waitFor();
      return there(page.getByRole("alert").getByRole("button", { name: "Speak again" }));
    },
    closes: (page) => press(page, "I understand"),
  },
];
