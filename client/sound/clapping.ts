/** Clapping: what few, some and many hands sound like, made of noise, and how much of each is heard. Pure; chance is passed in. */
import type { Random } from "./synth.ts";

/** How long a loop is, seconds. */
export const CLAPPING = 4;
/** By layer: claps a second, and how loud it is on average, of 1. */
export const LAYERS = [
  { claps: 5, loud: 0.05 },
  { claps: 34, loud: 0.08 },
  { claps: 220, loud: 0.11 },
] as const;
/** So many people are as loud as it gets. */
const MOST = 1000;
/** A clap fades to a third within this, seconds, and is over after so many times that. */
const FADES = 0.011;
const OVER = 6;
/** Where the middle of each layer is, as a share of the loudest. */
const MIDDLES = [0.1, 0.5, 1] as const;

/** How loud the applause of so many people is, 0…1: a thousand are not a thousand times as loud as one. */
export const applauseOf = (people: number): number =>
  people <= 0 ? 0 : Math.min(1, Math.log10(1 + people) / Math.log10(1 + MOST));

/** How much of each layer is heard at a loudness: one gives way to the next, and all of it grows. */
export function layersAt(loudness: number): number[] {
  if (loudness <= 0) return LAYERS.map(() => 0);
  const at = Math.max(MIDDLES[0], Math.min(1, loudness));
  return MIDDLES.map((middle, layer) => {
    const [below, above] = [MIDDLES[layer - 1] ?? middle, MIDDLES[layer + 1] ?? middle];
    const [width, off] = at < middle ? [middle - below, middle - at] : [above - middle, at - middle];
    const share = off === 0 ? 1 : width === 0 ? 0 : Math.max(0, 1 - off / width);
    // Noise adds up by its squares: so do the shares.
    return Math.sqrt(share) * (0.35 + 0.65 * loudness);
  });
}

/** A layer's loop at `rate` a second, between −1 and 1; a clap at its end goes on at its beginning. */
export function clapping(layer: number, rate: number, random: Random): Float32Array<ArrayBuffer> {
  const { claps, loud } = LAYERS[layer]!;
  const length = Math.round(CLAPPING * rate);
  const samples = new Float32Array(length);
  const count = Math.round(claps * CLAPPING);
  for (let clap = 0; clap < count; clap++) {
    // Few hands clap evenly, as one does; of many it is all one.
    const first = Math.floor(((clap + 0.7 * random()) / count) * length);
    addClap(samples, first, rate, random);
  }
  let squares = 0;
  for (const sample of samples) squares += sample * sample;
  const scale = loud / Math.sqrt(squares / length);
  for (let n = 0; n < length; n++) samples[n] = Math.max(-1, Math.min(1, samples[n]! * scale));
  return samples;
}

/** Palms on one another: noise about a pitch of its own, near or further away. */
function addClap(samples: Float32Array, first: number, rate: number, random: Random): void {
  const turn = (2 * Math.PI * (900 + 900 * random())) / rate;
  const strength = 0.4 + 0.6 * random();
  const fades = FADES * (0.8 + 0.5 * random());
  // A resonance of two poles: noise that rings shortly.
  const [one, two] = [2 * 0.86 * Math.cos(turn), -0.86 * 0.86];
  let [before, earlier] = [0, 0];
  const last = Math.floor(OVER * fades * rate);
  for (let n = 0; n < last; n++) {
    const t = n / rate;
    const now = (random() * 2 - 1) * Math.exp(-t / fades) + one * before + two * earlier;
    earlier = before;
    before = now;
    const at = (first + n) % samples.length;
    samples[at] = samples[at]! + now * strength * Math.min(1, t / 0.001);
  }
}
