/** Loops: what a place sounds like, made of noise, so that nothing has to be fetched. Pure; chance is passed in. */
import type { Ambience } from "../../shared/space/space.ts";
import type { Random } from "./synth.ts";

/** How long a loop is, and over what of it its end becomes its beginning again. Seconds. */
export const LOOP = 9;
const SEAM = 1.5;
/** Every loop is as loud as this on average, of 1. */
const LOUD = 0.12;

/** A loop's samples at `rate` a second, between −1 and 1; the last is followed by the first without a seam. */
export function loopOf(kind: Ambience, rate: number, random: Random): Float32Array<ArrayBuffer> {
  const length = Math.round(LOOP * rate);
  const seam = Math.round(SEAM * rate);
  const long = MADE[kind](length + seam, rate, random);
  const samples = long.slice(0, length);
  for (let n = 0; n < seam; n++) {
    const into = n / seam;
    // Noise adds up by its squares: so do the shares.
    samples[n] = long[n]! * Math.sqrt(into) + long[length + n]! * Math.sqrt(1 - into);
  }
  let squares = 0;
  for (const sample of samples) squares += sample * sample;
  const scale = LOUD / Math.sqrt(squares / length);
  for (let n = 0; n < length; n++) samples[n] = Math.max(-1, Math.min(1, samples[n]! * scale));
  return samples;
}

type Maker = (length: number, rate: number, random: Random) => Float32Array;

/** Of a filter of one pole: how much of a new sample it takes to let through what is below `hertz`. */
const share = (hertz: number, rate: number) => 1 - Math.exp((-2 * Math.PI * hertz) / rate);

/** Noise between two pitches, as loud as `loud` says at each second. */
function noise(low: number, high: number, loud: (t: number) => number): Maker {
  return (length, rate, random) => {
    const samples = new Float32Array(length);
    const [upper, lower] = [share(high, rate), share(low, rate)];
    let [bright, dark] = [0, 0];
    for (let n = 0; n < length; n++) {
      bright += (random() * 2 - 1 - bright) * upper;
      dark += (bright - dark) * lower;
      samples[n] = (bright - dark) * loud(n / rate);
    }
    return samples;
  };
}

const both =
  (...makers: Maker[]): Maker =>
  (length, rate, random) => {
    const sum = new Float32Array(length);
    for (const make of makers) {
      const made = make(length, rate, random);
      for (let n = 0; n < length; n++) sum[n] = sum[n]! + made[n]!;
    }
    return sum;
  };

/** A swell that comes and goes so many times in a loop. */
const swell =
  (times: number, least: number, phase = 0) =>
  (t: number) =>
    least + (1 - least) * (0.5 - 0.5 * Math.cos((2 * Math.PI * times * t) / LOOP + phase)) ** 2;

/** Small round tones that fall in pitch, at moments of chance: drops, or, higher and softer, birds far off. */
function drops(aSecond: number, low: number, high: number, seconds: number, loud: number): Maker {
  return (length, rate, random) => {
    const samples = new Float32Array(length);
    const count = Math.round((aSecond * length) / rate);
    for (let drop = 0; drop < count; drop++) {
      const first = Math.floor(random() * length);
      const pitch = low * (high / low) ** random();
      const strength = loud * (0.3 + 0.7 * random());
      const last = Math.min(length, first + Math.floor(seconds * 5 * rate));
      for (let n = first; n < last; n++) {
        const t = (n - first) / rate;
        const wave = Math.sin(2 * Math.PI * pitch * t * (1 - 0.12 * Math.min(1, t / seconds)));
        samples[n] = samples[n]! + wave * Math.min(1, t / 0.004) * Math.exp(-t / seconds) * strength;
      }
    }
    return samples;
  };
}

const MADE: Record<Ambience, Maker> = {
  /** Small waves on stone: a low wash, and the hiss of each as it runs out. */
  sea: both(
    noise(60, 420, swell(2, 0.35)),
    noise(900, 4200, (t) => 0.55 * swell(2, 0.04, -0.9)(t)),
  ),
  /** Leaves in a light wind, and now and then a bird. */
  garden: both(noise(500, 2600, swell(1, 0.45)), drops(0.5, 2200, 3600, 0.05, 0.05)),
  /** The hush under a roof. */
  hall: both(
    noise(40, 190, swell(1, 0.8)),
    noise(300, 900, () => 0.08),
  ),
  /** Water that falls into water. */
  fountain: both(noise(1200, 6000, swell(3, 0.8)), drops(26, 600, 2400, 0.018, 0.22)),
};
