/** A voice in real Chromium: a tone through the real encoder, decoder, playout and graph, and what comes out of them. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { type ServedVoice, serveBuilt, serveDeveloped } from "../support/voice-page/serve.ts";

vi.setConfig({ testTimeout: 60_000 });

let browser: FreshBrowser;
let built: ServedVoice;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  built = await serveBuilt();
  browser = await openBrowser({ args: ["--autoplay-policy=no-user-gesture-required"] });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await built?.close();
});

beforeEach(async () => {
  page = await opened(built);
});
afterEach(() => page.close());

async function opened({ url }: ServedVoice): Promise<Page> {
  const page = await browser.context.newPage();
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", ({ message }) => complaints.push(message));
  await page.goto(url);
  await page.waitForFunction(() => window.voicePage !== undefined);
  return page;
}

const decibels = (ratio: number) => 20 * Math.log10(ratio);

/** How long bursts of a tone took from mouth to ear, ms; each hop of the line takes `delay` ± `jitter`, and more where a packet was lost. */
function mouthToEar(line: { delay: number; jitter: number; loss: number; stall: number }, bursts: number) {
  return page.evaluate(
    async ({ line, bursts }) => {
      const { VoiceEars, Tones, Tap, talk, canDecode, seeded } = window.voicePage!;
      if (!(await canDecode())) throw new Error("this Chromium decodes no Opus");
      const ears = await VoiceEars.open();
      ears.heard({ slot: 0, avatar: "ada", manner: "near", reach: 20, murmur: false, gain: 1 });
      ears.place(0, { mouth: [0, 1.6, -1], metres: 1, occluded: false });
      ears.setListener([0, 1.6, 0], [0, 0, -1]);
      const tones = new Tones();
      const [mouth, ear] = [await Tap.of(tones.gain), await Tap.of(ears.out)];
      const random = seeded(1);
      const hop = () => line.delay + line.jitter * (2 * random() - 1) + (random() < line.loss ? line.stall : 0);
      const { microphone, errors } = await talk(ears, 0, tones, () => hop() + hop());
      for (let burst = 0; burst < bursts; burst++) {
        tones.play(440);
        await new Promise((done) => setTimeout(done, 250));
        tones.play();
        await new Promise((done) => setTimeout(done, 450));
      }
      const report = ears.report(0);
      microphone.stop();
      await ears.close();
      const delays = mouth.onsets.flatMap(
        (at) => ear.onsets.find((later) => later > at && later < at + 600)! - at || [],
      );
      return { delays: delays.sort((a, b) => a - b), report, errors };
    },
    { line, bursts },
  );
}

test("[VOI30] What is said is heard: bursts of a tone come out within 100 ms of going in, half of them.", async () => {
  const { delays, report, errors } = await mouthToEar({ delay: 0, jitter: 0, loss: 0, stall: 0 }, 8);
  expect(errors).toEqual([]);
  expect(delays.length).toBeGreaterThanOrEqual(7);
  expect(delays[delays.length >> 1]).toBeLessThanOrEqual(100);
  expect(report).toMatchObject({ failures: 0, lost: 0 });
});

test("[VOI30] Over TCP with 25 ± 8 ms and one packet in a hundred lost each way, half come out within 260 ms.", async () => {
  const { delays, report } = await mouthToEar({ delay: 25, jitter: 8, loss: 0.01, stall: 200 }, 16);
  expect(delays.length).toBeGreaterThanOrEqual(13);
  expect(delays[delays.length >> 1]).toBeLessThanOrEqual(260);
  expect(report).toMatchObject({ failures: 0, lost: 0 });
});

test("[VOI31] A lost frame leaves no hole in what is heard.", async () => {
  const { softest, level, report } = await page.evaluate(async () => {
    const { VoiceEars, Tones, Tap, talk, toneIn, softest } = window.voicePage!;
    const ears = await VoiceEars.open();
    ears.heard({ slot: 3, avatar: "ada", manner: "house", reach: 20, murmur: false, gain: 1 });
    const tones = new Tones();
    tones.play(300);
    const ear = await Tap.of(ears.out);
    const { microphone } = await talk(ears, 3, tones, (seq) => (seq % 15 === 7 ? null : 0));
    await ear.record(1500);
    const samples = await ear.record(2000);
    const report = ears.report(3);
    microphone.stop();
    await ears.close();
    return { softest: softest(samples), level: toneIn(samples, 300), report };
  });
  expect(report.lost).toBeGreaterThan(8);
  expect(level).toBeGreaterThan(0.2);
  // One piece in fifteen is of a frame that never came.
  expect(softest).toBeGreaterThan(0.5);
});

test("[VOI32] [VOI33] A murmur has nothing left of what tells words; walls dim what is high; a stage ducks the others; left is left.", async () => {
  const heard = await page.evaluate(async () => {
    const { VoiceEars, Tones, Tap, talk, toneIn } = window.voicePage!;
    const ears = await VoiceEars.open();
    const ada = { slot: 0, avatar: "ada", manner: "near", reach: 20, murmur: false, gain: 1 } as const;
    const beside = { mouth: [-1, 1.6, 0] as [number, number, number], metres: 1, occluded: false };
    ears.setListener([0, 1.6, 0], [0, 0, -1]);
    ears.heard(ada);
    ears.place(0, beside);
    const tones = new Tones();
    tones.play(200, 500, 3000);
    const ear = await Tap.of(ears.out);
    const { microphone } = await talk(ears, 0, tones);
    const bands = async (channel = 0) => {
      await ear.record(700);
      const samples = await ear.record(1000, channel);
      return { low: toneIn(samples, 200), middle: toneIn(samples, 500), high: toneIn(samples, 3000) };
    };
    await ear.record(800);
    const left = await bands();
    const right = await bands(1);
    ears.place(0, { ...beside, occluded: true });
    const walls = await bands();
    ears.place(0, beside);
    ears.heard({ ...ada, murmur: true });
    const murmur = await bands();
    ears.heard(ada);
    ears.heard({ ...ada, slot: 1, avatar: "ben", manner: "stage" });
    ears.speaking(1, true);
    const ducked = await bands();
    ears.speaking(1, false);
    ears.place(0, { ...beside, metres: 6 });
    const far = await bands();
    ears.heard({ ...ada, avatar: null });
    const nobody = await bands();
    microphone.stop();
    await ears.close();
    return { left, right, walls, murmur, ducked, far, nobody };
  });
  const { left, right, walls, murmur, ducked, far, nobody } = heard;
  expect(left.low).toBeGreaterThan(0.05);
  expect(decibels(left.high / right.high)).toBeGreaterThan(6);
  expect(decibels(walls.high / left.high)).toBeLessThan(-15);
  expect(decibels(walls.low / left.low)).toBeGreaterThan(-6);
  expect(murmur.low).toBeGreaterThan(0.03);
  expect(decibels(murmur.middle / left.middle)).toBeLessThan(-20);
  expect(decibels(murmur.high / left.high)).toBeLessThan(-60);
  expect(ducked.low / left.low).toBeCloseTo(0.3, 1);
  expect(far.low / left.low).toBeCloseTo(0.25, 1);
  expect(nobody.low).toBeLessThan(1e-4);
});

test("[VOI34] A track of WebRTC is heard as well, through the same graph.", async () => {
  const levels = await page.evaluate(async () => {
    const { VoiceEars, Tones, Tap, overWebRtc, toneIn } = window.voicePage!;
    const ears = await VoiceEars.open();
    ears.heard({ slot: 5, avatar: "ada", manner: "house", reach: 20, murmur: false, gain: 1 });
    const tones = new Tones();
    tones.play(440);
    const ear = await Tap.of(ears.out);
    ears.track(5, await overWebRtc(tones.track));
    await ear.record(1500);
    const heard = toneIn(await ear.record(500), 440);
    ears.track(5, null);
    await ear.record(300);
    const gone = toneIn(await ear.record(300), 440);
    await ears.close();
    return { heard, gone };
  });
  expect(levels.heard).toBeGreaterThan(0.1);
  expect(levels.gone).toBeLessThan(1e-3);
});

test("[VOI35] Ticks count all the time that was heard; in silence little is sent, and that it is silence each 400 ms at most.", async () => {
  const { sent, took, quietly, errors, level } = await page.evaluate(async () => {
    const { VoiceEars, Tones, talk } = window.voicePage!;
    const ears = await VoiceEars.open();
    const tones = new Tones();
    const { microphone, sent, errors } = await talk(ears, 0, tones);
    // By the clock of what is said: a machine that is short of time makes less sound than it has time.
    const began = tones.context.currentTime;
    const speak = async (hertz: number[], ms: number) => {
      tones.play(...hertz);
      await new Promise((done) => setTimeout(done, ms));
    };
    await speak([300], 1000);
    const level = microphone.level;
    await speak([], 3000);
    await speak([300], 1000);
    const took = (tones.context.currentTime - began) * 1000;
    const quietly = errors.length;
    tones.track.dispatchEvent(new Event("ended"));
    microphone.stop();
    tones.track.dispatchEvent(new Event("ended"));
    await ears.close();
    return { sent, took, quietly, errors, level };
  });
  expect(quietly).toBe(0);
  expect(errors).toEqual(["The microphone is gone."]);
  expect(level).toBeGreaterThan(0.1);
  const ticks = sent.map(({ tick }) => tick);
  expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
  expect(Math.abs(ticks.at(-1)! * 20 - took)).toBeLessThan(150);
  // Talk is whole, and each frame is told at its tick; a page that was busy with something else is late with some.
  const talked = sent.filter(({ bytes }) => bytes > 2);
  const lags = Object.values(Object.groupBy(talked, ({ tick }) => Math.floor(tick / 10))).map((fifth) =>
    Math.min(...fifth!.map(({ at, tick }) => at - tick * 20)),
  );
  expect(lags.length).toBeGreaterThanOrEqual(10);
  expect(Math.max(...lags) - Math.min(...lags)).toBeLessThan(60);
  expect(ticks.filter((tick) => tick * 20 < 900).length).toBeGreaterThanOrEqual(44);
  const still = sent.filter(({ tick }) => tick * 20 > 1600 && tick * 20 < 3900);
  expect(still.length).toBeLessThan(20);
  const silences = sent.filter(({ bytes }) => bytes <= 2).map(({ tick }) => tick);
  expect(silences.length).toBeGreaterThan(3);
  silences.slice(1).forEach((tick, n) => {
    expect(tick - silences[n]!).toBeGreaterThanOrEqual(20);
  });
});

test("[VOI36] Microphones are listed and opened with the echo of all that is played taken out; a failure has a name.", async () => {
  const seen = await page.evaluate(async () => {
    const { openMicrophone, listDevices, onDevicesChanged, VoiceEars } = window.voicePage!;
    const opened = await openMicrophone();
    const settings = opened.ok ? opened.track.getSettings() : {};
    if (opened.ok) opened.track.stop();
    const devices = await listDevices();
    const other = await openMicrophone(devices.inputs[1]!.id);
    if (other.ok) other.track.stop();
    const gone = await openMicrophone("no such device");
    if (gone.ok) gone.track.stop();
    const ears = await VoiceEars.open();
    const chosen = await ears.setOutput(devices.outputs[1]!.id);
    const missing = await ears.setOutput("no such device");
    await ears.close();
    const changed = await new Promise<number>((done) => {
      const stop = onDevicesChanged(({ inputs }) => {
        stop();
        done(inputs.length);
      });
      navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
    });
    return { settings, devices, other, gone: gone.ok, chosen, missing, changed };
  });
  expect(seen.settings).toMatchObject({ echoCancellation: true, noiseSuppression: true, autoGainControl: true });
  expect(seen.devices.inputs.length).toBeGreaterThan(1);
  expect(seen.devices).toMatchObject({ outputsCanBeChosen: true });
  expect(seen.other).toMatchObject({ ok: true, deviceId: seen.devices.inputs[1]!.id });
  expect(seen).toMatchObject({ gone: true, chosen: true, missing: false, changed: seen.devices.inputs.length });
  await page.context().clearPermissions();
  const refused = await page.evaluate(async () => {
    const { openMicrophone } = window.voicePage!;
    const answers: unknown[] = [];
    for (const name of ["NotAllowedError", "NotFoundError", "NotReadableError", "SecurityError", "TypeError"]) {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", name));
      answers.push(await openMicrophone());
    }
    return answers;
  });
  expect(refused).toEqual(
    ["refused", "missing", "in-use", "insecure", "unsupported"].map((failure) => ({ ok: false, failure })),
  );
});

test("[VOI37] Worklets are loaded from the page's own files, as it is built and as it is developed.", async () => {
  const developed = await serveDeveloped();
  const other = await opened(developed);
  const state = await other.evaluate(async () => {
    const { VoiceEars, Tones, talk } = window.voicePage!;
    const ears = await VoiceEars.open();
    const tones = new Tones();
    tones.play(300);
    const { microphone, sent } = await talk(ears, 0, tones);
    await new Promise((done) => setTimeout(done, 500));
    microphone.stop();
    await ears.close();
    return { state: ears.context.state, frames: sent.length };
  });
  await other.close();
  await developed.close();
  expect(state.state).toBe("closed");
  expect(state.frames).toBeGreaterThan(10);
  // Under the content security policy too nothing was refused.
  expect(complaints).toEqual([]);
});
