import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Ambience } from "../../../client/sound/ambience.ts";
import type { Space } from "../../../shared/space/space.ts";

/** What plays, in the order in which it began; a buffer is told by its samples. */
const playing: { buffer: unknown; over: boolean }[] = [];

class Node {
  gain = { setTargetAtTime: () => {} };
  connect = (to: unknown) => to;
  disconnect = () => {};
}
class Source extends Node {
  readonly #entry: (typeof playing)[number];
  buffer: unknown;
  constructor(_context: unknown, { buffer }: { buffer: unknown }) {
    super();
    this.buffer = buffer;
    this.#entry = { buffer, over: false };
  }
  start = () => void playing.push(this.#entry);
  stop = () => {
    this.#entry.over = true;
  };
}
class Buffer {
  duration = 1;
  copyToChannel = () => {};
}

beforeAll(() => {
  vi.stubGlobal("AudioBufferSourceNode", Source);
  vi.stubGlobal("GainNode", Node);
  vi.stubGlobal("AudioBuffer", Buffer);
});
afterAll(() => void vi.unstubAllGlobals());

test("[VEV8] What an evening has sound everywhere takes the place of the space's own, which is back afterwards; silent stays silent.", () => {
  const ambience = new Ambience({ state: "running", currentTime: 0 } as AudioContext, new Node() as never, () => 0.5);
  const sounds = () => playing.filter(({ over }) => !over).map(({ buffer }) => buffer);
  ambience.space = { ambience: "garden", zones: [] } as unknown as Space;
  ambience.listen(0, 0, 0);
  const [garden] = sounds();
  expect(sounds()).toHaveLength(1);
  ambience.over = "fountain";
  expect(sounds()).toHaveLength(1);
  expect(sounds()[0]).not.toBe(garden);
  ambience.over = "fountain";
  ambience.listen(9, 0, 0);
  expect(playing).toHaveLength(2);
  ambience.over = null;
  expect(sounds()).toEqual([garden]);
  ambience.silent = true;
  ambience.over = "sea";
  expect(sounds()).toEqual([]);
  ambience.silent = false;
  expect(sounds()).toHaveLength(1);
});
