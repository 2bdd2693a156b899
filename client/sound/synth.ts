/** Synth: the page's few sounds, made of sines and noise, so that none has to be fetched. Pure; chance is passed in. */

export const CUES = ["step", "arrival", "addressed", "bubble"] as const;
export type Cue = (typeof CUES)[number];
/** Everything that can be turned off by itself. */
export const SOUNDS = [...CUES, "ambience", "applause"] as const;
export type Sound = (typeof SOUNDS)[number];

/** A number in [0, 1). */
export type Random = () => number;

/** A tone: its pitch (Hz), when it begins and how long it takes to fade to a third (seconds), and how loud it is, 0…1. */
type Tone = { pitch: number; at: number; fades: number; loud: number };

/** Wooden bars: a tone and, shorter and softer, its fourth partial. */
const bar = (pitch: number, at: number, loud: number): Tone[] => [
  { pitch, at, fades: 0.16, loud },
  { pitch: pitch * 3.98, at, fades: 0.035, loud: loud * 0.22 },
];

/** A fifth upwards for who comes, a third downwards, higher, for who is spoken to; one low, round tone for a bubble. */
const TONES: Record<Exclude<Cue, "step">, readonly Tone[]> = {
  arrival: [...bar(392, 0, 0.3), ...bar(587.3, 0.11, 0.26)],
  addressed: [...bar(1046.5, 0, 0.3), ...bar(880, 0.13, 0.3)],
  bubble: [
    { pitch: 174.6, at: 0, fades: 0.13, loud: 0.34 },
    { pitch: 349.2, at: 0, fades: 0.08, loud: 0.1 },
  ],
};
/** A tone begins within this, or it clicks. Seconds. */
const ATTACK = 0.008;
/** A tone is over after so many times its fading. */
const OVER = 7;

/** A sound's samples at `rate` a second, between −1 and 1. Steps are never twice the same. */
export function synthesise(sound: Cue, rate: number, random: Random): Float32Array<ArrayBuffer> {
  return sound === "step" ? step(rate, random) : tones(TONES[sound], rate);
}

function tones(played: readonly Tone[], rate: number): Float32Array<ArrayBuffer> {
  const length = Math.max(...played.map(({ at, fades }) => at + OVER * fades));
  const samples = new Float32Array(Math.ceil(length * rate));
  for (const { pitch, at, fades, loud } of played) {
    const first = Math.floor(at * rate);
    const last = Math.min(samples.length, first + Math.floor(OVER * fades * rate));
    for (let n = first; n < last; n++) {
      const t = (n - first) / rate;
      const swell = Math.min(1, t / ATTACK);
      samples[n] = samples[n]! + Math.sin(2 * Math.PI * pitch * t) * swell * Math.exp(-t / fades) * loud;
    }
  }
  return samples;
}

/** A sandal on stone: a low knock and a short brush. */
function step(rate: number, random: Random): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.ceil(0.14 * rate));
  const pitch = 92 + 26 * random();
  const dark = 0.1 + 0.06 * random();
  let brush = 0;
  for (let n = 0; n < samples.length; n++) {
    const t = n / rate;
    // Noise through one pole: what is left is below some hundred hertz.
    brush += (random() * 2 - 1 - brush) * dark;
    const knock = Math.sin(2 * Math.PI * pitch * t * (1 - t)) * Math.exp(-t / 0.022);
    samples[n] = Math.min(1, t / 0.002) * (0.42 * knock + 0.55 * brush * Math.exp(-t / 0.03));
  }
  return samples;
}
