import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TalkEncoder } from "../../../../client/net/voice/talk-encoder.ts";

/** A frame whose first sample is 1 is talk, anything else silence; its second one is its number. */
const frame = (number: number, talk: boolean) => Float32Array.of(talk ? 1 : 0, number);

/** An encoder that takes `slow` ms, and gives nothing for silence and tells nothing of it, as Chromium's. */
class FakeEncoder {
  static slow = 2;
  state = "unconfigured";
  readonly #made: AudioEncoderInit;
  constructor(made: AudioEncoderInit) {
    this.#made = made;
  }
  configure() {
    this.state = "configured";
  }
  encode({ data }: { data: Float32Array }) {
    if (data[0] !== 1) return;
    const copyTo = (into: Uint8Array) => into.set([121, data[1]! >> 8, data[1]!]);
    setTimeout(() => this.#made.output({ byteLength: 3, copyTo } as unknown as EncodedAudioChunk), FakeEncoder.slow);
  }
  close() {
    this.state = "closed";
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.stubGlobal("AudioEncoder", FakeEncoder);
  vi.stubGlobal(
    "AudioData",
    class {
      constructor(init: object) {
        Object.assign(this, init);
      }
      close() {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What is told of these frames; `busy` says for which the page does not look, so that they come with the next. */
function encoded(talks: readonly boolean[], busy: (n: number) => boolean = () => false) {
  const told: { tick: number; number: number | null }[] = [];
  const encoder = new TalkEncoder(
    { codec: "opus", sampleRate: 48_000, numberOfChannels: 1 },
    (tick, opus) => told.push({ tick, number: opus.length === 1 ? null : (opus[1]! << 8) | opus[2]! }),
    () => undefined,
  );
  let late: Float32Array<ArrayBuffer>[] = [];
  talks.forEach((talk, n) => {
    late.push(frame(n, talk));
    if (!busy(n)) for (const one of late.splice(0)) encoder.add(one);
    vi.advanceTimersByTime(20);
  });
  for (const one of late) encoder.add(one);
  late = [];
  vi.advanceTimersByTime(3000);
  encoder.close();
  return told;
}

test("[VOI35] All that is said is told once, at its own tick, whatever the silences between, and however busy the page.", () => {
  const spurts = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90 })), { maxLength: 6 });
  fc.assert(
    fc.property(spurts, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 10 }), (spurts, slow, every) => {
      FakeEncoder.slow = slow;
      const talks = spurts.flatMap(([talk, silence]) => [
        ...Array<boolean>(talk).fill(true),
        ...Array<boolean>(silence).fill(false),
      ]);
      const told = encoded(talks, (n) => n % 40 < every / 3);
      const said = talks.flatMap((talk, n) => (talk ? [n] : []));
      expect(told.flatMap(({ number }) => number ?? [])).toEqual(said);
      for (const { tick, number } of told) if (number !== null) expect(tick).toBe(number);
      const rests = told.filter(({ number }) => number === null);
      for (const { tick } of rests) expect(talks[tick]).toBe(false);
      rests.slice(1).forEach(({ tick }, n) => {
        expect(tick - rests[n]!.tick).toBeGreaterThanOrEqual(20);
      });
    }),
    { numRuns: 40 },
  );
});

test("[VOI35] An encoder that takes too long tells no tick twice.", () => {
  for (const slow of [25, 45, 70]) {
    FakeEncoder.slow = slow;
    const told = encoded(Array.from({ length: 200 }, (_, n) => n % 50 < 30));
    const ticks = told.map(({ tick }) => tick);
    expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
    expect(told.filter(({ number }) => number !== null).length).toBe(120);
  }
});
