import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SlotDecoder } from "../../../client/voice/decoder.ts";
import type { PlayoutMessage } from "../../../client/voice/playout.worklet.ts";

/** A decoder that gives what it has when it is told to, its times running on from the first, as Chromium's do. */
class FakeDecoder {
  static all: FakeDecoder[] = [];
  state = "unconfigured";
  readonly #made: AudioDecoderInit;
  #inside: number[] = [];
  #first: number | null = null;
  #count = 0;

  constructor(made: AudioDecoderInit) {
    this.#made = made;
    FakeDecoder.all.push(this);
  }
  configure() {
    this.state = "configured";
    this.#first = null;
    this.#count = 0;
  }
  decode({ timestamp }: { timestamp: number }) {
    this.#inside.push(timestamp);
  }
  reset() {
    this.state = "unconfigured";
    this.#inside = [];
  }
  close() {
    this.state = "closed";
  }
  give() {
    for (const timestamp of this.#inside.splice(0)) {
      this.#first ??= timestamp;
      const late = this.#count % 13 === 12 ? 1 : 0;
      const data = { timestamp: this.#first + 20_000 * this.#count++ - late, numberOfFrames: 960 };
      this.#made.output({ ...data, copyTo: () => undefined, close: () => undefined } as unknown as AudioData);
    }
  }
  fail() {
    this.state = "closed";
    this.#made.error(new DOMException("broken"));
  }
}

const talk = Uint8Array.of(120, 1, 2, 3);
const rest = Uint8Array.of(120);
let given: PlayoutMessage[];
let decoder: SlotDecoder;

beforeEach(() => {
  FakeDecoder.all = [];
  vi.stubGlobal("AudioDecoder", FakeDecoder);
  vi.stubGlobal(
    "EncodedAudioChunk",
    class {
      constructor(init: object) {
        Object.assign(this, init);
      }
    },
  );
  given = [];
  decoder = new SlotDecoder((message) => given.push(message));
});
afterEach(() => vi.unstubAllGlobals());

const told = () => given.map((message) => message && [message.seq, message.tick, message.pcm !== null]);

test("[VOI27] Packets are handed on in the order they came, each with its own place, and rests among them.", () => {
  const expected: unknown[] = [];
  for (let seq = 0; seq < 200; seq++) {
    const rests = seq % 7 === 3;
    const tick = seq * 2;
    decoder.take({ seq, tick, opus: rests ? rest : talk });
    expected.push([seq, tick, !rests]);
    if (seq % 5 === 4) FakeDecoder.all[0]!.give();
  }
  expect(told()).toEqual(expected);
});

test("[VOI27] A decoder that breaks is counted and replaced, and what somebody else said before is not heard.", () => {
  decoder.take({ seq: 1, tick: 1, opus: talk });
  FakeDecoder.all[0]!.fail();
  expect(decoder.failures).toBe(1);
  decoder.take({ seq: 2, tick: 2, opus: talk });
  FakeDecoder.all[1]!.give();
  expect(told()).toEqual([[2, 2, true]]);
  decoder.take({ seq: 3, tick: 3, opus: talk });
  decoder.reset();
  decoder.take({ seq: 9, tick: 9, opus: talk });
  FakeDecoder.all[1]!.give();
  expect(told()).toEqual([[2, 2, true], null, [9, 9, true]]);
  decoder.close();
  expect(FakeDecoder.all[1]!.state).toBe("closed");
});
