/** Tap: listens in on what goes through a node. */
import type { Tapped } from "./tap.worklet.ts";

/** Louder than this a burst begins, if it was softer than that for so long. Samples at 48 kHz. */
const LOUD = 0.02;
const QUIET_FOR = 9600;

export class Tap {
  /** When bursts began, by the page's clock, ms. */
  readonly onsets: number[] = [];
  readonly #blocks: Tapped[] = [];
  #quiet = 0;

  static async of(node: AudioNode): Promise<Tap> {
    await node.context.audioWorklet.addModule(new URL("./tap.worklet.js", import.meta.url));
    const tap = new AudioWorkletNode(node.context, "tap");
    node.connect(tap).connect(node.context.destination);
    return new Tap(tap.port);
  }

  private constructor(port: MessagePort) {
    port.onmessage = ({ data }: MessageEvent<Tapped>) => this.#take(data);
  }

  /** The samples of one channel over the next `ms`. */
  async record(ms: number, channel = 0): Promise<Float32Array> {
    this.#blocks.length = 0;
    await new Promise((done) => setTimeout(done, ms));
    const blocks = this.#blocks.map(({ channels }) => channels[channel] ?? channels[0] ?? new Float32Array(128));
    const samples = new Float32Array(blocks.length * 128);
    blocks.forEach((block, n) => {
      samples.set(block, n * 128);
    });
    return samples;
  }

  #take(block: Tapped): void {
    this.#blocks.push(block);
    if (this.#blocks.length > 2000) this.#blocks.shift();
    if ((block.channels[0] ?? []).some((sample) => Math.abs(sample) > LOUD)) {
      if (this.#quiet > QUIET_FOR) this.onsets.push(performance.now());
      this.#quiet = 0;
    } else {
      this.#quiet += 128;
    }
  }
}

/**
 * How strong a tone is in `samples`, by the amplitude of a sine: Goertzel's sum over 50 ms with a Hann window, which
 * takes what is some 20 Hz off for the same, as a buffer that catches up plays a little higher.
 */
export function toneIn(samples: Float32Array, hertz: number): number {
  const length = 2400;
  let power = 0;
  let pieces = 0;
  for (let from = 0; from + length <= samples.length; from += length, pieces++) {
    let [real, imaginary] = [0, 0];
    for (let n = 0; n < length; n++) {
      const sample = samples[from + n]! * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / length));
      real += sample * Math.cos((2 * Math.PI * hertz * n) / 48_000);
      imaginary += sample * Math.sin((2 * Math.PI * hertz * n) / 48_000);
    }
    power += (real * real + imaginary * imaginary) * (4 / length) ** 2;
  }
  return Math.sqrt(power / pieces);
}

/** The softest pieces of 5 ms in `samples` against the middle one, 0…1; one in fifty may be softer still. */
export function softest(samples: Float32Array): number {
  const levels: number[] = [];
  for (let n = 0; n + 240 <= samples.length; n += 240) levels.push(Math.hypot(...samples.subarray(n, n + 240)));
  const sorted = levels.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 50)]! / sorted[sorted.length >> 1]!;
}
