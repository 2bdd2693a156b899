/**
 * Mouth to ear: how long a burst of a tone takes from one real page into another, over either carrier, on this machine
 * alone and over a line of 25 ± 8 ms each way that loses one packet in a hundred.
 */
import type { Page } from "playwright-core";
import { freePort } from "../../server/voice/rtc/port.ts";
import { CARRIERS, type Carrier } from "../../shared/protocol/from-client/voice.ts";
import { openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { openRelay, type Relay } from "../support/relay.ts";
import { openUdpRelay, type UdpRelay } from "../support/udp-relay.ts";
import { serveBuilt } from "../support/voice-page/serve.ts";
import type { BenchOptions } from "./measure.ts";
import { percentile } from "./percentile.ts";
import type { Table } from "./table.ts";

const CALM = { delay: 0, jitter: 0, loss: 0 };
/** 25 ± 8 ms; what is lost on a TCP line comes after the shortest wait for an answer that Linux has. */
const ROUGH = { delay: 17, jitter: 16, loss: 0.01, stall: 200 };
const LINES = [
  { line: "loopback", weather: CALM },
  { line: "25 ± 8 ms each way, 1 % lost", weather: ROUGH },
] as const;
const BURST_MS = 250;
const REST_MS = 450;
/** A burst that is not heard by then is none that was. */
const HEARD_WITHIN_MS = 650;

export async function benchMouthToEar({ seconds }: BenchOptions): Promise<Table> {
  const served = await serveBuilt();
  const udpPort = await freePort(0);
  const [relay, udp] = [await openRelay(Math.random), await openUdpRelay(udpPort, Math.random)];
  const house = await openHouse({ origins: [new URL(served.url).origin, relay.url], udpPort });
  relay.to(house.url);
  const browser = await openBrowser({
    rest: false,
    args: [
      "--autoplay-policy=no-user-gesture-required",
      "--disable-background-timer-throttling",
      "--disable-renderer-backgrounding",
    ],
  });
  // The server offers its own port; here the way to it leads over the relay.
  await browser.context.addInitScript(
    ([from, to]) => {
      const set = RTCPeerConnection.prototype.setRemoteDescription;
      RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp = "" }: RTCSessionDescriptionInit) {
        return Reflect.apply(set, this, [{ type, sdp: sdp.replaceAll(` ${from} typ`, ` ${to} typ`) }]);
      };
    },
    [udpPort, udp.port] as const,
  );
  try {
    const rows: Table["rows"][number][] = [];
    for (const carrier of CARRIERS) {
      for (const { line, weather } of LINES) {
        const [mouth, ear] = [await enter("Mouth"), await enter("Ear")];
        async function enter(name: string): Promise<Page> {
          const page = await browser.context.newPage();
          await page.goto(served.url);
          await page.waitForFunction(() => window.voicePage !== undefined);
          await joinIn(page, relay.url, name, carrier);
          return page;
        }
        await until(async () => (await carrierOf(mouth)) === carrier && (await carrierOf(ear)) === carrier, 10_000);
        // As a visitor does: one is there for a moment, then one opens the microphone.
        await mouth.waitForTimeout(2000);
        await mouth.evaluate(() => window.visit!.voice.start(window.tones!.track));
        relay.weather(weather);
        udp.weather(weather);
        await mouth.waitForTimeout(3000);
        rows.push({ carrier, line, ...(await bursts(mouth, ear, Math.ceil((seconds * 1000) / (BURST_MS + REST_MS)))) });
        await Promise.all([mouth.close(), ear.close()]);
        relay.weather(CALM);
        udp.weather(CALM);
      }
    }
    return {
      title: "From mouth to ear: a burst of a tone, from one page's microphone track into another page's ears",
      rows,
      notes: [
        "From the burst's first loud sample in the track to its first in what the other page plays, by one clock. Between them encoder, server, jitter buffer or WebRTC's own, decoder and the graph with its head-related panner; not the microphone's and the loudspeaker's own time.",
        `Lines of our own: each TCP chunk and each UDP packet is held for 17 to 33 ms; of TCP a lost one comes ${ROUGH.stall} ms later and holds up all behind it.`,
      ],
    };
  } finally {
    await browser.close();
    await close(house, relay, udp);
    await served.close();
  }
}

async function close(house: TestHouse, relay: Relay, udp: UdpRelay): Promise<void> {
  await house.close();
  await relay.close();
  udp.close();
}

const carrierOf = (page: Page) => page.evaluate(() => window.visit!.voice.carrier);

/** Stands in the plaza, hears, and speaks what its tones play; notes when tones begin in its mouth and in its ears. */
function joinIn(page: Page, url: string, name: string, carrier: Carrier): Promise<void> {
  return page.evaluate(
    async ({ url, name, carrier }) => {
      const { stand, Tones, Tap } = window.voicePage!;
      const { visit, ears } = await stand(url, name, carrier === "socket");
      const tones = new Tones();
      Object.assign(window, { visit, tones, said: await Tap.of(tones.gain), heard: await Tap.of(ears.out) });
    },
    { url, name, carrier },
  );
}

async function bursts(mouth: Page, ear: Page, count: number) {
  const onsets = (page: Page, of: "said" | "heard") =>
    page.evaluate((of) => window[of]!.onsets.splice(0).map((at) => at + performance.timeOrigin), of);
  await Promise.all([onsets(mouth, "said"), onsets(ear, "heard")]);
  await mouth.evaluate(
    async ({ count, burst, rest }) => {
      for (let n = 0; n < count; n++) {
        window.tones!.play(440);
        await new Promise((done) => setTimeout(done, burst));
        window.tones!.play();
        await new Promise((done) => setTimeout(done, rest));
      }
    },
    { count, burst: BURST_MS, rest: REST_MS },
  );
  await ear.waitForTimeout(HEARD_WITHIN_MS);
  const [said, heard] = await Promise.all([onsets(mouth, "said"), onsets(ear, "heard")]);
  const delays = said.flatMap((at) => {
    const came = heard.find((later) => later > at && later < at + HEARD_WITHIN_MS);
    return came === undefined ? [] : [came - at];
  });
  return {
    bursts: said.length,
    heard: delays.length,
    "p50, ms": percentile(delays, 0.5).toFixed(0),
    "p95, ms": percentile(delays, 0.95).toFixed(0),
  };
}

declare global {
  interface Window {
    tones?: InstanceType<import("../support/voice-page/voice.ts").VoicePage["Tones"]>;
    said?: { onsets: number[] };
    heard?: { onsets: number[] };
  }
}
