/** My own voice at a browser, with a microphone that beeps: what others hear of it, and what I read of how it stands. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Visit } from "../../client/net/index.ts";
import { writeSpaces } from "../server/http/opened.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { once, openHouse, pause, type TestHouse, until } from "../support/house.ts";
import { GARDEN, PORCH } from "../support/linked-spaces.ts";
import { buildPage } from "../support/page.ts";
import { type Ears, listening } from "../support/voice.ts";
import { personOf } from "./surfaces/people.ts";
import { dialog, more } from "./surfaces/surface.ts";
import { enterAs, expectAccessible, openPage } from "./visitor-page.ts";

vi.setConfig({ testTimeout: 60_000 });

const LISTENING = { ...GARDEN, id: "listening", name: "Listening", capacity: 100, newcomers: "muted" as const };

/** A page that opens knows nothing of whoever was there before; what it learns itself it keeps. */
const FORGET = `if (location.protocol !== "about:" && !sessionStorage.getItem("been")) {
  sessionStorage.setItem("been", "yes");
  localStorage.clear();
}`;

type Coming = { space?: string; token?: string; before?: () => void };

let folder: string;
let house: TestHouse;
let browser: FreshBrowser;
let mo: Visit;
let bot: Visit;
let ears: Ears;
const pages: Page[] = [];
let visitors = 0;

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-own-voice-"));
  house = await openHouse({ spaces: await writeSpaces(folder, PORCH, GARDEN, LISTENING) });
  // What is drawn of the place is not asked here, and drawing it without a graphics card is most of the work.
  browser = await openBrowser({ viewport: { width: 900, height: 620 }, args: ["--disable-3d-apis"] });
  await browser.context.addInitScript(FORGET);
  mo = await house.enterAs("moderator", "Mo", { space: "porch" });
  bot = await house.enter("Bot", { space: "porch" });
  ears = await listening(bot);
}, 120_000);
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

const mic = (page: Page, name: string | RegExp) => page.getByRole("toolbar").getByRole("button", { name });
const told = (page: Page, words: string | RegExp) => page.getByRole("status").filter({ hasText: words });

/** At the door of a space, as somebody the house has not met; `before` runs in their browser before the page does. */
async function atTheDoor({ space = "porch", token, before }: Coming = {}): Promise<Page> {
  const hash = token === undefined ? "" : `#token=${token}`;
  const { page, complaints } = await openPage(browser.context, "about:blank");
  pages.push(page);
  if (before) await page.addInitScript(before);
  await page.goto(`${house.url}/s/${space}${hash}`);
  page.on("close", () => expect(complaints).toEqual([]));
  page.setDefaultTimeout(20_000);
  return page;
}

/** Somebody new in a space; answers their name too. */
async function inside(coming: Coming = {}): Promise<{ page: Page; name: string }> {
  const page = await atTheDoor(coming);
  const name = `Ada ${++visitors}`;
  await enterAs(page, name);
  return { page, name };
}

/** How many frames come later than 100 ms from now, within a second. */
async function laterFrames(of: Ears = ears): Promise<number> {
  const from = performance.now() + 100;
  await pause(1000);
  return of.frames.filter(({ at }) => at > from).length;
}

/** Frames come. */
async function heard(of: Ears = ears): Promise<void> {
  const from = of.frames.length;
  await until(() => of.frames.length > from + 5, 10_000);
}

/** The keyboard is at nothing of the page. */
const nowhere = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

const refuse = (page: Page, name: string) =>
  page.evaluate((name) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", name));
  }, name);

async function choose(page: Page, way: "Open microphone" | "Hold to talk"): Promise<void> {
  await more(page, "Voice and microphone");
  await dialog(page, "Your voice").getByText(way, { exact: true }).last().click();
  await page.keyboard.press("Escape");
}

test("[VOI70] the first button of the dock opens my microphone, shows how loud it is, and shuts it within 100 ms", async () => {
  const { page } = await inside();
  const first = page.getByRole("toolbar").getByRole("button").first();
  await mic(page, "Speak").waitFor();
  expect(await first.innerText()).toBe("Speak");
  expect(await first.getAttribute("aria-pressed")).toBe("false");
  await first.click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  expect(await first.getAttribute("aria-pressed")).toBe("true");
  await heard();
  const levels = new Set<number>();
  const bars = page.locator("[data-level]");
  for (let look = 0; look < 30; look++) {
    levels.add(await bars.evaluate((one) => Number((one as HTMLElement).style.getPropertyValue("--level"))));
    await page.waitForTimeout(80);
  }
  expect(levels.size).toBeGreaterThan(5);
  expect(Math.max(...levels) - Math.min(...levels)).toBeGreaterThan(0.2);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await bars.waitFor({ state: "detached" });
  await first.click();
  expect(await laterFrames()).toBe(0);
  await mic(page, "Mic shut").waitFor();
  await page.keyboard.press("Escape");
  await nowhere(page);
  await page.keyboard.press("t");
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await heard();
});

test("[VOI71] who holds to talk is heard while the key, the mouse or Space is held, and no later than 100 ms after", async () => {
  const { page } = await inside();
  await mic(page, "Speak").click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await choose(page, "Hold to talk");
  const button = mic(page, "Hold to talk");
  await button.waitFor();
  expect(await laterFrames()).toBe(0);
  const ways: [name: string, down: () => Promise<unknown>, up: () => Promise<unknown>][] = [
    ["T", () => nowhere(page).then(() => page.keyboard.down("t")), () => page.keyboard.up("t")],
    ["the mouse", () => button.hover().then(() => page.mouse.down()), () => page.mouse.up()],
    ["Space", () => button.focus().then(() => page.keyboard.down("Space")), () => page.keyboard.up("Space")],
  ];
  for (const [name, down, up] of ways) {
    await down();
    await mic(page, "Talking").waitFor();
    expect(await mic(page, "Talking").getAttribute("aria-pressed"), name).toBe("true");
    await heard();
    await up();
    expect(await laterFrames(), name).toBe(0);
    await button.waitFor();
  }
});

test("[VOI72] who is muted reads so at the microphone, until when, and why when they press it", async () => {
  const { page, name } = await inside();
  await mic(page, "Speak").click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await heard();
  await until(() => [...mo.avatars.values()].some((one) => one.name === name && one.person != null));
  await mo.conduct.act({ on: personOf(mo, name), do: "mute", minutes: 10, rule: "spam" });
  expect(await laterFrames()).toBe(0);
  const muted = mic(page, /^Muted until \d?\d:\d\d$/);
  await muted.waitFor();
  const card = page.getByRole("alert", { name: "A notice from the house" });
  expect(await card.innerText()).toMatch(/Until\s+\d?\d:\d\d, 10 minutes in all/);
  await card.getByRole("button", { name: "I understand" }).click();
  await muted.click();
  await told(page, /A moderator muted you\. Your microphone and chat come back at \d?\d:\d\d\./).waitFor();
  await expectAccessible(page, "muted");
  await mo.conduct.act({ on: personOf(mo, name), do: "unmute", rule: "spam" });
  await mic(page, "Mic shut").click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await heard();
});

test("[VOI72] a newcomer who listens first reads until when, and why when they press", async () => {
  const { page } = await inside({ space: "listening" });
  await mic(page, /^Listen first until \d?\d:\d\d$/).click();
  await told(page, /Newcomers listen first here\. You can speak from \d?\d:\d\d/).waitFor();
});

test("[VOI76] who is a murmur to somebody near reads so where their microphone is", async () => {
  const { page } = await inside();
  await mic(page, "Speak").click();
  await heard();
  await more(page, "Voice and microphone");
  const words = dialog(page, "Your voice").getByText("you are one to them");
  expect(await words.count()).toBe(0);
  await bot.voice.murmur(true);
  await words.waitFor();
  await bot.voice.murmur(false);
  await words.waitFor({ state: "detached" });
});

test("[VOI77] being asked to speak and to be quiet can be answered on the card itself", async () => {
  const { page, name } = await inside();
  await mic(page, "Speak").waitFor();
  await until(() => [...mo.avatars.values()].some((one) => one.name === name));
  const { id } = [...mo.avatars.values()].find((one) => one.name === name)!;
  await mo.voice.askToSpeak(id);
  await page.getByRole("button", { name: "Open my microphone" }).click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await heard();
  await mo.voice.hush(id);
  await mic(page, "Shut by a host").waitFor();
  expect(await laterFrames()).toBe(0);
  await page.getByRole("button", { name: "I understand" }).click();
  await mic(page, "Shut by a host").click();
  await told(page, /A host shut your microphone/).waitFor();
  await page.getByRole("button", { name: "Speak again" }).click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await mo.voice.hush(id);
  await page.getByRole("alert").getByRole("button", { name: "Speak again" }).click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await heard();
});

test("[VOI75] whoever goes to another space and whoever enters again has their microphone as it was", async () => {
  const there = await house.enter("Guide", { space: "garden" });
  const ears = await listening(there);
  const { page } = await inside();
  await mic(page, "Speak").click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await nowhere(page);
  await page.keyboard.press("f");
  await page.waitForURL(/\/s\/garden$/);
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await heard(ears);
  await more(page, /^Leave/);
  await page.getByRole("button", { name: "Enter again" }).click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await heard(ears);
  await mic(page, "Mic on").click();
  await mic(page, "Mic shut").waitFor();
  await more(page, /^Leave/);
  await page.getByRole("button", { name: "Enter again" }).click();
  await mic(page, "Speak").waitFor();
  expect(await laterFrames(ears)).toBe(0);
  await there.leave();
});

test("[VOI73] a refused microphone is told with what would help, can be tried again, and words go on", async () => {
  const { page } = await inside();
  await mic(page, "Speak").waitFor();
  for (const [error, words] of [
    ["NotAllowedError", "Press the icon beside the address of the page"],
    ["NotFoundError", "No microphone was found. Plug one in"],
    ["NotReadableError", "Another program holds your microphone. Close it there"],
    ["SecurityError", "an address that begins with https"],
    ["TypeError", "A current Chrome, Edge, Firefox or Safari does"],
  ] as const) {
    await refuse(page, error);
    await page.getByRole("toolbar").getByRole("button").first().click();
    await told(page, words).waitFor();
    await mic(page, "No microphone").waitFor();
  }
  const message = new Promise((told) => bot.on("message", ({ text }) => told(text)));
  await page.getByRole("textbox", { name: "Say something" }).fill("I write instead");
  await page.keyboard.press("Enter");
  expect(await message).toBe("I write instead");
  await page.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, "getUserMedia"));
  await mic(page, "No microphone").click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
});

test("[VOI73] who presses while the line is down reads that it comes back by itself, and speaks when it has", async () => {
  const page = await atTheDoor({
    before: () => {
      const Real = globalThis.WebSocket;
      const all: WebSocket[] = [];
      const line = {
        down: false,
        cut() {
          for (const one of all) one.close(4010);
        },
      };
      Reflect.set(globalThis, "line", line);
      globalThis.WebSocket = class extends Real {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols);
          all.push(this);
          // It opens, and not a word comes through.
          if (line.down) Object.defineProperty(this, "onmessage", { set() {} });
        }
      };
    },
  });
  await enterAs(page, `Ada ${++visitors}`);
  await mic(page, "Speak").waitFor();
  await page.evaluate("line.down = true; line.cut()");
  await page.waitForTimeout(500);
  await page.getByRole("toolbar").getByRole("button").first().click();
  await told(page, "The connection for voices is gone, and comes back by itself.").waitFor();
  await page.evaluate("line.down = false; line.cut()");
  await mic(page, "Speak").click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await heard();
});

test("[VOI73] a browser that can play no voices says that words stay, and what would help", async () => {
  const page = await atTheDoor({
    before: () => {
      for (const name of ["AudioDecoder", "RTCPeerConnection"]) Reflect.deleteProperty(globalThis, name);
    },
  });
  await enterAs(page, `Ada ${++visitors}`);
  await mic(page, "No voice").click();
  await told(page, /You can read and write as always; a current Chrome/).waitFor();
});

test("[VOI73] voices that could not be opened can be tried again", async () => {
  const page = await atTheDoor({
    before: () => {
      const add = AudioWorklet.prototype.addModule;
      let tries = 0;
      AudioWorklet.prototype.addModule = function (...what) {
        return String(what[0]).includes("playout") && tries++ === 0
          ? Promise.reject(new Error())
          : add.apply(this, what);
      };
    },
  });
  await enterAs(page, `Ada ${++visitors}`);
  const line = page.getByRole("navigation").getByText("Voices could not be opened.");
  await line.waitFor();
  await expectAccessible(page, "no voices");
  await page.getByRole("button", { name: "Try again" }).click();
  await line.waitFor({ state: "detached" });
  await mic(page, "Speak").click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
});

test("[VOI74] nothing is asked before a press; three seconds are played back, and one enters with the microphone on", async () => {
  const page = await atTheDoor();
  await page.evaluate(() => {
    const counts = { asked: 0, played: 0 };
    Object.assign(window, { counts });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wish) => {
      counts.asked++;
      return ask(wish);
    };
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      this.addEventListener("ended", () => {
        counts.played = this.currentTime;
      });
      return play.call(this);
    };
  });
  const counts = () => page.evaluate(() => (window as unknown as { counts: { asked: number; played: number } }).counts);
  const tick = page.getByRole("checkbox", { name: "Enter with my microphone on" });
  expect(await tick.isChecked()).toBe(false);
  expect((await counts()).asked).toBe(0);
  await page.getByRole("button", { name: "Try your microphone" }).click();
  await page.getByText("You are heard.").waitFor({ timeout: 30_000 });
  await expectAccessible(page, "the try");
  await page.getByRole("button", { name: "Record three seconds" }).click();
  await page.getByText("That is how you sound.").waitFor({ timeout: 30_000 });
  await expect.poll(async () => (await counts()).played, { timeout: 20_000 }).toBeGreaterThan(2);
  await page.getByText("Enter with my microphone on").click();
  await enterAs(page, `Ada ${++visitors}`);
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  await heard();
});

test("[VOI74] who says no at the door reads what would help, and enters without", async () => {
  const page = await atTheDoor();
  await refuse(page, "NotAllowedError");
  const tick = page.getByRole("checkbox", { name: "Enter with my microphone on" });
  await page.getByText("Enter with my microphone on").click();
  await page.getByRole("alert").filter({ hasText: "Press the icon beside the address" }).waitFor();
  expect(await tick.isChecked()).toBe(false);
  await enterAs(page, `Ada ${++visitors}`);
  await mic(page, "Speak").waitFor();
});

test("[VOI76] one panel has devices as they come and go, whisper and megaphone, and says how my voice travels", async () => {
  const { page } = await inside({ token: await house.invite({ role: "host", space: "porch" }) });
  await mic(page, "Speak").click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
  const panel = dialog(page, "Your voice");
  await mic(page, "Mic on").click({ button: "right" });
  await panel.waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Voice and microphone" }).click();
  await panel.getByText(/^Voice goes over (UDP|the page’s own connection), \d+ ms\.$/).waitFor({ timeout: 15_000 });
  const list = panel.getByLabel("Microphone", { exact: true }).last();
  const before = await list.locator("option").count();
  await page.evaluate(() => {
    const all = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
    const headset = { kind: "audioinput", deviceId: "new", label: "A new headset", groupId: "" } as MediaDeviceInfo;
    navigator.mediaDevices.enumerateDevices = async () => [...(await all()), headset];
    navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  });
  await expect.poll(() => list.locator("option").count()).toBe(before + 1);
  expect(await list.locator("option").last().innerText()).toBe("A new headset");
  await panel.getByText("Whisper", { exact: true }).click();
  await panel.getByText("Only whoever is within 2 metres hears you.").first().waitFor();
  await panel.getByText("Megaphone", { exact: true }).click();
  await page.keyboard.press("Escape");
  await mic(page, "To everybody").waitFor();
  await page.getByRole("navigation").getByText("Everybody everywhere hears you.").waitFor();
  await page.getByRole("button", { name: "End it" }).click();
  await mic(page, "Mic on").waitFor({ timeout: 30_000 });
});

test("[VOI78] where the browser plays nothing before a press a line says so, and any press wakes it", async () => {
  const page = await atTheDoor({
    // What drives this browser counts as a press to it, so that it would play at once.
    before: () => {
      let pressed = false;
      addEventListener("pointerdown", () => (pressed = true), { capture: true });
      const Real = AudioContext;
      globalThis.AudioContext = class extends Real {
        constructor(options?: AudioContextOptions) {
          super(options);
          if (!pressed) void this.suspend();
        }
        override resume() {
          return pressed ? super.resume() : Promise.reject(new DOMException("", "NotAllowedError"));
        }
      };
    },
  });
  await page.getByRole("link", { name: /Read all|Read it/ }).waitFor();
  await page.getByLabel("Your name").fill(`Ada ${++visitors}`);
  await page.getByRole("checkbox", { name: "I agree" }).evaluate((box: HTMLInputElement) => box.click());
  await page.getByRole("button", { name: "Enter", exact: true }).evaluate((button: HTMLElement) => button.click());
  const line = page.getByRole("button", { name: "Press here to hear voices" });
  await line.waitFor();
  await page.mouse.click(450, 200);
  await line.waitFor({ state: "detached" });
});

/** A browser that writes down on the device, played by hand. */
function recognises(): void {
  class Recognition {
    static available = async () => "available";
    onresult: ((event: unknown) => void) | null = null;
    start(): void {
      Object.assign(window, {
        saysSentence: (transcript: string) =>
          this.onresult?.({ resultIndex: 0, results: [{ isFinal: true, 0: { transcript } }] }),
      });
    }
    stop(): void {
      Reflect.deleteProperty(window, "saysSentence");
    }
  }
  Object.assign(window, { SpeechRecognition: Recognition });
}

test("[VOI64] what I say is written down only once I have agreed, for whoever hears me, and where the browser does it itself", async () => {
  const page = await atTheDoor({ before: recognises });
  await enterAs(page, `Ada ${++visitors}`);
  await mic(page, "Speak").click();
  await heard();
  expect(await page.evaluate(() => "saysSentence" in window)).toBe(false);
  await more(page, "Voice and microphone");
  await dialog(page, "Your voice").getByText("Write down what I say").click();
  await page.waitForFunction(() => "saysSentence" in window);
  const read = once(bot, "message");
  await page.evaluate(() => (window as unknown as { saysSentence(text: string): void }).saysSentence("Good evening."));
  expect(await read).toMatchObject({ text: "Good evening.", caption: true });
  await page.keyboard.press("Escape");
  await mic(page, "Mic on").click();
  await page.waitForFunction(() => !("saysSentence" in window));
  const { page: plain } = await inside();
  await more(plain, "Voice and microphone");
  await dialog(plain, "Your voice").getByText("Strangers as a murmur").waitFor();
  expect(await dialog(plain, "Your voice").getByText("Write down what I say").count()).toBe(0);
});
