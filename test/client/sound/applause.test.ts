import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Visit } from "../../../client/net/visit.ts";
import { Applause } from "../../../client/sound/applause.ts";
import { applauseOf, CLAPPING, clapping, LAYERS, layersAt } from "../../../client/sound/clapping.ts";
import { startClaps } from "../../../client/sound/claps.ts";
import { seeded } from "../../support/seeded.ts";

const RATE = 8000;

test("[RCT8] More people are louder and denser, whose loops are whole and have no seam.", () => {
  const crowds = [0, 1, 3, 10, 100, 1000, 1_000_000].map(applauseOf);
  expect(crowds).toEqual([...crowds].sort((a, b) => a - b));
  expect([crowds[0], crowds.at(-1)]).toEqual([0, 1]);
  expect(layersAt(0)).toEqual([0, 0, 0]);
  const loud = (people: number) =>
    Math.hypot(...layersAt(applauseOf(people)).map((share, layer) => share * LAYERS[layer]!.loud));
  const louder = [1, 3, 10, 100, 1000].map(loud);
  expect(louder).toEqual([...louder].sort((a, b) => a - b));
  expect(layersAt(applauseOf(1))[2]).toBe(0);
  expect(layersAt(1).slice(0, 2)).toEqual([0, 0]);
  for (const layer of LAYERS.keys()) {
    const samples = clapping(layer, RATE, seeded(layer));
    expect(samples).toHaveLength(CLAPPING * RATE);
    expect(samples.every((sample) => Number.isFinite(sample) && Math.abs(sample) <= 1)).toBe(true);
    const leap = Math.max(...samples.subarray(1).map((sample, n) => Math.abs(sample - samples[n]!)));
    expect(Math.abs(samples[0]! - samples.at(-1)!)).toBeLessThanOrEqual(leap);
  }
});

/** What was asked of every gain, as the last it goes to, and how many sources play. */
const gains: number[][] = [];
let playing = 0;

class Gain {
  readonly #wished: number[] = [];
  readonly gain = {
    setTargetAtTime: (value: number) => void this.#wished.push(value),
    cancelScheduledValues: () => {},
  };
  connect = (to: unknown) => to;
  disconnect = () => {};
  constructor() {
    gains.push(this.#wished);
  }
}
class Source {
  start = () => {
    playing += 1;
  };
  stop = () => {};
  connect = (to: unknown) => to;
}
class Samples {
  duration = CLAPPING;
  copyToChannel = () => {};
}

beforeAll(() => {
  vi.stubGlobal("AudioBufferSourceNode", Source);
  vi.stubGlobal("GainNode", Gain);
  vi.stubGlobal("AudioBuffer", Samples);
});
afterAll(() => void vi.unstubAllGlobals());

test("[RCT8] Applause comes with claps, goes by itself, is softer while somebody speaks, and ends at a word.", () => {
  const context = { state: "running", currentTime: 0 };
  const applause = new Applause(context as AudioContext, {} as AudioNode, seeded(1));
  const [way] = gains;
  applause.hear(0);
  expect(playing).toBe(0);
  applause.hear(40);
  expect(playing).toBe(LAYERS.length);
  const layers = () => gains.slice(1);
  expect(layers().every((wished) => wished.at(-1) === 0)).toBe(true);
  expect(Math.max(...layers().map((wished) => wished.at(-2)!))).toBeGreaterThan(0.3);
  applause.under = true;
  expect(way!.at(-1)).toBeLessThan(0.5);
  applause.under = false;
  expect(way!.at(-1)).toBe(1);
  applause.hear(41);
  expect(playing).toBe(LAYERS.length);
  context.currentTime = 60;
  applause.hear(2);
  expect(playing).toBe(2 * LAYERS.length);
  applause.silence();
  expect(layers().every((wished) => wished.at(-1) === 0)).toBe(true);
});

test("[RCT8] Claps of all copies are counted, other reactions are not, and whoever I hear goes before.", () => {
  const handlers = new Map<string, (value: never) => void>();
  const ben = { speaking: false };
  const visit = {
    me: { speaking: false },
    avatars: new Map([["ben", ben]]),
    voice: { slots: [{ avatar: null }, { avatar: "ben" }] },
    on: (event: string, handler: (value: never) => void) => {
      handlers.set(event, handler);
      return () => handlers.delete(event);
    },
  } as unknown as Visit;
  const heard = { applaud: vi.fn(), speech: false };
  const stop = startClaps(visit, heard);
  const tell = (counts: object) => handlers.get("reactions")?.(counts as never);
  tell({ heart: 4 });
  tell({ clap: 12, heart: 1 });
  expect(heard.applaud.mock.calls).toEqual([[12]]);
  ben.speaking = true;
  handlers.get("change")?.(ben as never);
  expect(heard.speech).toBe(true);
  ben.speaking = false;
  tell({ wow: 1 });
  expect(heard.speech).toBe(false);
  stop();
  expect(handlers.size).toBe(0);
});
