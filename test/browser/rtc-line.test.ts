/** Voice over WebRTC between a real page and the server's own end. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { VoiceIntake } from "../../server/voice/line.ts";
import { openRtc, type Rtc } from "../../server/voice/rtc/open.ts";
import type { RtcAnswer } from "../../shared/voice/answer.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { serveModules } from "../support/module-page.ts";
import type {} from "../support/voice-page.ts";

let served: Awaited<ReturnType<typeof serveModules>>;
let browser: FreshBrowser;
let rtc: Rtc;
let page: Page;

beforeAll(async () => {
  served = await serveModules();
  browser = await openBrowser();
  rtc = (await openRtc({ port: 0, addresses: ["127.0.0.1"], log: { info() {}, error() {} } }))!;
  page = await browser.context.newPage();
  await page.goto(served.url);
  await page.addScriptTag({ type: "module", url: "/test/support/voice-page.ts" });
  await page.waitForFunction(() => "voice" in globalThis);
});
beforeEach(() => page.evaluate(() => globalThis.voice.closeAll()));
afterAll(async () => {
  await rtc?.close();
  await browser?.close();
  served?.close();
});

const quiet: VoiceIntake = { opened() {}, frame() {}, nonsense() {}, closed() {} };

/** Opens a line between server and page, the page's named `name`; `hz` is what it says. */
async function open(name: string, hz: number | null, intake: VoiceIntake, spoil?: (answer: RtcAnswer) => RtcAnswer) {
  const line = rtc.line(intake);
  const answer = await page.evaluate((options) => globalThis.voice.open(options), { name, hz, offer: line.offer });
  line.accept(spoil ? spoil(answer) : answer);
  const stands = page.evaluate((name) => globalThis.voice.stands(name), name);
  return { line, answer, stands };
}

const heard = (name: string, slot: number) =>
  page.evaluate(([name, slot]) => globalThis.voice.pitch(name, slot), [name, slot] as const);

test("[VOI44] [VOI50] a page hears another in the slot it was put into, and no other, and knows its quality", async () => {
  let slot = 3;
  const listener = await open("listener", null, quiet);
  await listener.stands;
  const nonsense = vi.fn();
  const talker = await open("talker", 660, { ...quiet, nonsense, frame: (frame) => listener.line.send(slot, frame) });
  await talker.stands;
  await vi.waitFor(async () => expect(Math.abs((await heard("listener", 3)) - 660)).toBeLessThan(15), 8000);
  expect(await heard("listener", 2)).toBe(0);
  slot = 6;
  await vi.waitFor(async () => expect(Math.abs((await heard("listener", 6)) - 660)).toBeLessThan(15), 8000);
  await vi.waitFor(async () => expect(await heard("listener", 3)).toBe(0), 8000);
  expect(nonsense).not.toHaveBeenCalled();
  const quality = await page.evaluate(() => globalThis.voice.quality("listener"));
  expect(quality.loss).toBeLessThan(0.05);
  expect(quality.roundTrip).toBeLessThan(100);
  expect(quality.jitter).toBeLessThan(50);
  await vi.waitFor(() => expect(listener.line.quality().roundTrip).not.toBeNull(), 12_000);
  expect(listener.line.quality().loss).toBeLessThan(0.05);
  expect(talker.line.quality().loss).toBeLessThan(0.05);
});

test("[VOI44] a microphone is taken away, given back and changed without negotiating", async () => {
  let frames = 0;
  const { line, stands } = await open("both", null, {
    ...quiet,
    frame(frame) {
      frames++;
      line.send(0, frame);
    },
  });
  await stands;
  await new Promise((later) => setTimeout(later, 500));
  expect(frames).toBe(0);
  for (const hz of [440, 880]) {
    await page.evaluate((hz) => globalThis.voice.say("both", hz), hz);
    await vi.waitFor(async () => expect(Math.abs((await heard("both", 0)) - hz)).toBeLessThan(15), 8000);
  }
  await page.evaluate(() => globalThis.voice.say("both", null));
  await vi.waitFor(async () => expect(await heard("both", 0)).toBe(0), 8000);
});

test("[VOI45] [VOI46] 25 lines in a row stand, and nothing of one is in what another is offered", async () => {
  const answers: RtcAnswer[] = [];
  for (let i = 0; i < 25; i++) {
    const { line, answer, stands } = await open(`one of many ${i}`, null, quiet);
    await stands;
    for (const { ufrag, pwd, fingerprint } of answers) {
      for (const secret of [`ufrag:${ufrag}`, pwd, fingerprint]) expect(line.offer).not.toContain(secret);
    }
    expect(line.offer.match(/a=candidate/g)).toHaveLength(1);
    expect(Object.keys(answer).sort()).toEqual(["fingerprint", "pwd", "ssrc", "ufrag"]);
    answers.push(answer);
  }
});

test("[VOI48] each end tells when the other goes", async () => {
  const closed = vi.fn();
  const one = await open("leaves", 440, { ...quiet, closed });
  await one.stands;
  await page.evaluate(() => globalThis.voice.close("leaves"));
  await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1), 2000);
  const other = await open("is left", 440, quiet);
  await other.stands;
  other.line.close();
  await vi.waitFor(async () => expect(await page.evaluate(() => globalThis.voice.ended("is left"))).toBe(1), 20_000);
});

test("[VOI48] a page that does not get through says so in words", async () => {
  const { stands } = await open("lost", null, quiet, (answer) => ({ ...answer, pwd: "0".repeat(24) }));
  await expect(stands).rejects.toThrow("UDP");
});
