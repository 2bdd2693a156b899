/** Voice between pages in real rooms: over WebRTC, over the WebSocket, and between the two. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { lanAddress } from "../support/lan-address.ts";
import { listening, saying } from "../support/voice.ts";
import { type ServedVoice, serveBuilt } from "../support/voice-page/serve.ts";

vi.setConfig({ testTimeout: 60_000 });

const CHROMIUM = ["--autoplay-policy=no-user-gesture-required", "--ignore-certificate-errors"];
/** An address that is never offered: so nothing is. */
const NOWHERE = "203.0.113.1";
/** By then an attempt over UDP has been given up, ms. */
const GIVEN_UP_MS = 8500;
let browser: FreshBrowser;
let served: ServedVoice;
let house: TestHouse;
const pages: Page[] = [];

beforeAll(async () => {
  served = await serveBuilt();
  house = await openHouse({ origins: [new URL(served.url).origin] });
  browser = await openBrowser({ args: CHROMIUM });
}, 120_000);
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.close()));
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await served?.close();
});

/** A page with somebody in the plaza, who hears; `hertz` is what they go on saying. */
async function enter(
  name: string,
  { hertz = 0, socket = false, dumb = false, at = house.url, only = null as string | null } = {},
): Promise<Page> {
  const page = await browser.context.newPage();
  pages.push(page);
  if (only !== null) await page.addInitScript(onlyOffered, only);
  if (dumb) await page.addInitScript(() => Reflect.deleteProperty(globalThis, "RTCPeerConnection"));
  await page.goto(served.url);
  await page.waitForFunction(() => window.voicePage !== undefined);
  await page.evaluate(
    async ({ url, name, hertz, socket }) => {
      const { stand, Tones, Tap, toneIn } = window.voicePage!;
      const { visit, ears } = await stand(url, name, socket);
      if (hertz > 0) {
        const tones = new Tones();
        tones.play(hertz);
        await visit.voice.start(tones.track);
      }
      const tap = await Tap.of(ears.out);
      Object.assign(window, { visit, hears: async (tone: number) => toneIn(await tap.record(200), tone) });
    },
    { url: at, name, hertz, socket },
  );
  return page;
}

/** Takes from what is offered all addresses but one. */
function onlyOffered(address: string): void {
  const set = RTCPeerConnection.prototype.setRemoteDescription;
  RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp = "" }: RTCSessionDescriptionInit) {
    const lines = sdp.split("\r\n").filter((line) => !line.startsWith("a=candidate") || line.includes(` ${address} `));
    return Reflect.apply(set, this, [{ type, sdp: lines.join("\r\n") }]);
  };
}

const carrier = (page: Page) => page.evaluate(() => window.visit!.voice.carrier);
/** Whether a tone is heard in a page. */
const hears = async (page: Page, hertz: number) => (await page.evaluate((tone) => window.hears!(tone), hertz)) > 0.02;

test("[VOI63] over WebRTC and over the WebSocket people hear one another, whichever each has", async () => {
  const [ada, bo] = [await enter("Ada", { hertz: 440 }), await enter("Bo", { hertz: 700, socket: true })];
  await until(async () => (await carrier(ada)) === "webrtc", 10_000);
  expect(await carrier(bo)).toBe("socket");
  await until(() => hears(bo, 440), 10_000);
  await until(() => hears(ada, 700), 10_000);
  const cleo = await enter("Cleo", { hertz: 1000 });
  await until(async () => (await carrier(cleo)) === "webrtc", 10_000);
  for (const [page, tone] of [
    [ada, 1000],
    [cleo, 440],
    [cleo, 700],
    [bo, 1000],
  ] as const)
    await until(() => hears(page, tone), 10_000);
  expect(await hears(ada, 440)).toBe(false);
});

test("[VOI63] a browser without WebRTC is heard, and where UDP does not get through one is heard long before 8 s", async () => {
  const bot = await house.enter("Bot");
  const ears = await listening(bot);
  for (const without of ["webrtc", "udp"] as const) {
    ears.frames.length = 0;
    const began = performance.now();
    const page = await enter("Ada", {
      hertz: 440,
      dumb: without === "webrtc",
      only: without === "udp" ? NOWHERE : null,
    });
    await until(() => ears.frames.length > 10, 8000);
    expect(performance.now() - began).toBeLessThan(8000);
    expect(await carrier(page)).toBe("socket");
    if (without === "webrtc") await page.close();
    else await page.waitForTimeout(GIVEN_UP_MS);
    if (without === "udp") expect([await carrier(page), ears.lately().size > 0]).toEqual(["socket", true]);
  }
  const [page] = pages.slice(-1);
  await bot.voice.start(saying("no tone, but a voice"));
  await until(() => page!.evaluate(() => window.visit!.voice.slots.some(({ avatar }) => avatar !== null)));
  await bot.leave();
});

test("[VOI60] with --lan voice goes over UDP at the address that another device of the network uses", async () => {
  const address = lanAddress()!;
  const lan = await openHouse({ lan: true, host: null, udpPort: 0, origins: [new URL(served.url).origin] });
  try {
    expect(new URL(lan.url).hostname).toBe(address);
    const [ada, bo] = [
      await enter("Ada", { hertz: 440, at: lan.url, only: address }),
      await enter("Bo", { at: lan.url, only: address }),
    ];
    await until(async () => (await carrier(ada)) === "webrtc" && (await carrier(bo)) === "webrtc", 10_000);
    await until(() => hears(bo, 440), 10_000);
  } finally {
    await Promise.all(pages.splice(0).map((page) => page.close()));
    await lan.close();
  }
});

declare global {
  interface Window {
    visit?: import("../../client/net/index.ts").Visit;
    /** How strong a tone is in what is heard, by the amplitude of a sine. */
    hears?: (hertz: number) => Promise<number>;
  }
}
