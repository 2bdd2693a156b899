/**
 * Applause: what all copies of the space clap, heard everywhere: the more people, the louder and the denser, softly come and
 * gone, and under whoever speaks. [RCT8]
 */
import { applauseOf, clapping, LAYERS, layersAt } from "./clapping.ts";
import type { Random } from "./synth.ts";

/** Nothing in a clap is higher than half of this. A second. */
const RATE = 22_050;
/** It comes within this, stays without more, and goes; seconds. */
const RISES = 0.12;
const STAYS = 0.9;
const GOES = 0.6;
/** While somebody speaks it is so much softer, within so many seconds. */
const UNDER = 0.25;
const GIVES_WAY = 0.15;
/** After so long without more nothing of it plays, seconds. */
const OVER = STAYS + 6 * GOES;

type Layer = { source: AudioBufferSourceNode; gain: GainNode };

export class Applause {
  readonly #context: AudioContext;
  readonly #way: GainNode;
  readonly #buffers: readonly AudioBuffer[];
  readonly #random: Random;
  #layers: readonly Layer[] | null = null;
  /** When what plays is over, on the context's clock. */
  #until = 0;

  constructor(context: AudioContext, out: AudioNode, random: Random) {
    this.#context = context;
    this.#random = random;
    this.#way = new GainNode(context);
    this.#way.connect(out);
    this.#buffers = LAYERS.map((_, layer) => {
      const samples = clapping(layer, RATE, random);
      const buffer = new AudioBuffer({ length: samples.length, sampleRate: RATE });
      buffer.copyToChannel(samples, 0);
      return buffer;
    });
  }

  /** So many people clapped just now. */
  hear(people: number): void {
    const { currentTime: now, state } = this.#context;
    if (people <= 0 || state !== "running") return;
    if (this.#layers !== null && now > this.#until) this.#layers = null;
    this.#layers ??= this.#begin();
    this.#until = now + OVER;
    const shares = layersAt(applauseOf(people));
    for (const [at, { source, gain }] of this.#layers.entries()) {
      gain.gain.cancelScheduledValues(now);
      gain.gain.setTargetAtTime(shares[at]!, now, RISES);
      gain.gain.setTargetAtTime(0, now + STAYS, GOES);
      source.stop(this.#until);
    }
  }

  /** Somebody speaks, or nobody does any more. */
  set under(speech: boolean) {
    this.#way.gain.setTargetAtTime(speech ? UNDER : 1, this.#context.currentTime, GIVES_WAY);
  }

  /** Ends what is heard. */
  silence(): void {
    const { currentTime: now } = this.#context;
    for (const { source, gain } of this.#layers ?? []) {
      gain.gain.cancelScheduledValues(now);
      gain.gain.setTargetAtTime(0, now, RISES);
      source.stop(now + 6 * RISES);
    }
    this.#layers = null;
  }

  #begin(): Layer[] {
    return this.#buffers.map((buffer) => {
      const source = new AudioBufferSourceNode(this.#context, { buffer, loop: true });
      const gain = new GainNode(this.#context, { gain: 0 });
      source.connect(gain).connect(this.#way);
      source.onended = () => gain.disconnect();
      source.start(0, this.#random() * buffer.duration);
      return { source, gain };
    });
  }
}
