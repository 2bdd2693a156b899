/**
 * Playout: somebody's frames of 20 ms made one even stream again, in the thread that renders sound.
 *
 * It imports nothing: as `playout.worklet.js` it is loaded as it stands. All times are in samples at 48 kHz. The clock is
 * the count of samples rendered, which is also how late a frame is told: what counts is when it could have been played.
 *
 * A frame's *lag* is what was rendered when it came, less the talker's time at which it begins. A frame is played when as
 * much was rendered as its beginning plus the delay, so it is in time if its lag is at most the delay. The delay is
 * steered to a high percentile of the last lags: that follows jitter, and the drift between two clocks as well.
 */

/** A frame as it is put in. `pcm` has 960 samples, or is null where the talker rests: nothing is said until the next frame. */
export type PlayoutFrame = { seq: number; tick: number; pcm: Float32Array | null };

/**
 * What became of the frames since the beginning: `delayMs` is how long the soonest ones wait now, `concealed` how many ms
 * were filled in, `dropped` how many frames came in vain, `lost` how many never came.
 */
export type PlayoutReport = { delayMs: number; concealed: number; dropped: number; lost: number };

/** What the node's port takes: a frame, or null when the slot goes to somebody else. */
export type PlayoutMessage = PlayoutFrame | null;

const RATE = 48_000;
const FRAME = 960;
const ms = (milliseconds: number) => (milliseconds * RATE) / 1000;

/** So many lags are looked at: four seconds of talk. */
const LAGS = 200;
/** The share of frames that come in time. */
const IN_TIME = 0.91;
/** Beyond that percentile. */
const MARGIN = ms(8);
/** The least and the most that the soonest frames wait, and what they wait while little is known. */
const LEAST = ms(20);
const MOST = ms(400);
const FIRST = ms(40);
const FEW = 25;
/** Playing is faster or slower by at most this, and by this much where the delay is off by `STEER_AT`. */
const STEER = 0.005;
const STEER_AT = ms(10);
/** Off by more, pitch periods are taken out or put in: one in so many frames at most. */
const SPLICE_AT = ms(20);
const SPLICE_EVERY = 3;
/** Further behind than this, it skips. */
const SKIP_AT = ms(300);
/** Two lags further apart than this are of two clocks: it begins anew. */
const OTHER_CLOCK = ms(2000);

/** Pitch periods looked for, and how alike two have to be, 0…1. */
const SHORTEST = ms(2.5);
const LONGEST = ms(12.5);
const ALIKE = 0.7;
/** Softer than this, anything is alike. */
const SOFT = 0.003;
/** Two pieces are laid over one another for so long. */
const FADE = ms(5);
/** Concealing is whole for this long, then fades to silence. */
const WHOLE = ms(20);
const SILENT = ms(100);

/** It renders and looks for frames in pieces of this. */
const PIECE = 128;
const HISTORY = 2048;
const LINE = 8192;
/** A frame that is further behind than this, in frames or in ticks, is of another numbering. */
const OLD = 250;

/** How far `to` is ahead of `from`, both wrapping at 65,536. */
const ahead = (from: number, to: number) => ((to - from) << 16) >> 16;

/** What takes the place of a frame that is not there: the last pitch period, again and again and softer. */
class Filler {
  readonly #loop = new Float32Array(LONGEST);
  #length = 0;
  #at = 0;
  /** The step between what was played last and what comes now, let out over `FADE`. */
  #step = 0;

  /** Begins after the last of `line` before `end`; silently where the talker rests. */
  begin(line: Float32Array, end: number, rests: boolean): void {
    this.#at = 0;
    this.#length = rests ? 0 : pitch(line, end - LONGEST - FADE, FADE, -1);
    for (let n = 0; n < this.#length; n++) this.#loop[n] = line[end - this.#length + n]!;
    // The period's end flows into its beginning.
    const seam = this.#length >> 2;
    for (let n = 0; n < seam; n++) {
      const at = this.#length - seam + n;
      const share = (n + 1) / (seam + 1);
      this.#loop[at] = this.#loop[at]! * (1 - share) + line[end - this.#length - seam + n]! * share;
    }
    this.#step = line[end - 1]! - (this.#length === 0 ? 0 : this.#loop[0]!);
  }

  next(): number {
    const n = this.#at++;
    const loud = n < WHOLE ? 1 : Math.max(0, (SILENT - n) / (SILENT - WHOLE));
    const step = n < FADE ? this.#step * (1 - n / FADE) : 0;
    return (this.#length === 0 ? 0 : this.#loop[n % this.#length]! * loud) + step;
  }
}

/**
 * The shift, in samples, at which `length` samples from `at` are most like those so much later (`sign` 1); for −1, at
 * which the last `length` samples of the window from `at` are most like those so much earlier. Normalised correlation, on
 * every fourth sample first.
 */
function pitch(x: Float32Array, at: number, length: number, sign: 1 | -1): number {
  const from = sign === 1 ? at : at + LONGEST;
  let best = LONGEST;
  let most = -2;
  const look = (shift: number, stride: number) => {
    const like = likeness(x, from, from + sign * shift, length, stride);
    if (like > most) {
      most = like;
      best = shift;
    }
  };
  for (let shift = SHORTEST; shift <= LONGEST; shift += 4) look(shift, 4);
  const rough = best;
  most = -2;
  for (let shift = Math.max(SHORTEST, rough - 4); shift <= Math.min(LONGEST, rough + 4); shift++) look(shift, 2);
  return best;
}

/** Normalised correlation of two stretches, −1…1; 1 where both are soft. */
function likeness(x: Float32Array, a: number, b: number, length: number, stride: number): number {
  let [both, first, second] = [0, 0, 0];
  for (let n = 0; n < length; n += stride) {
    const p = x[a + n]!;
    const q = x[b + n]!;
    both += p * q;
    first += p * p;
    second += q * q;
  }
  const soft = (SOFT * SOFT * length) / stride;
  if (first < soft && second < soft) return 1;
  return both / Math.sqrt(first * second + 1e-12);
}

/** What stands at the line's end: a frame, what conceals a frame that is missing, or the silence of somebody who rests. */
type End = "frame" | "filled" | "rest";

export class JitterBuffer {
  /** Samples given out since the beginning. */
  #rendered = 0;
  /** Frames that wait, by their tick counted on without wrapping. */
  readonly #shelf = new Map<number, PlayoutFrame>();
  /** The newest frame that came, and the last that was laid on the line; `time` is the tick counted on. */
  #newest: { seq: number; tick: number; time: number } | null = null;
  #lastSeq: number | null = null;

  /** What is to be heard, up to `#end`; `#at` is the place that is being heard, and before it stands what was heard. */
  readonly #line = new Float32Array(LINE);
  #at = HISTORY;
  #end = HISTORY;
  #ends: End = "rest";
  /** The talker's time of the line's end. */
  #time = Number.NEGATIVE_INFINITY;
  readonly #filler = new Filler();
  #skipping = false;
  /** How much was filled in since the last frame that no missing frame accounts for. */
  #held = 0;
  #sinceSplice = 0;

  readonly #lags = new Float64Array(LAGS);
  readonly #sorted = new Float64Array(LAGS);
  #known = 0;
  /** The least of the last lags, and what the delay should be. */
  #least = 0;
  #wanted = 0;

  #concealed = 0;
  #dropped = 0;
  #lost = 0;

  /** Takes a frame that has come now. */
  push(frame: PlayoutFrame): void {
    const time = this.#timeOf(frame);
    if (time === null || this.#shelf.has(time) || (time + 1) * FRAME - FADE < this.#time) {
      this.#dropped++;
      return;
    }
    // That somebody rests is known a little later than what they said.
    if (frame.pcm !== null) this.#learn(this.#rendered - time * FRAME);
    this.#shelf.set(time, frame);
    if (this.#shelf.size <= OLD) return;
    // Nobody has listened for a while.
    const [first] = this.#shelf.keys();
    this.#shelf.delete(first!);
    this.#dropped++;
  }

  /** The slot goes to somebody else, or the talker's clock is another one. */
  reset(): void {
    this.#shelf.clear();
    this.#newest = null;
    this.#lastSeq = null;
    this.#time = Number.NEGATIVE_INFINITY;
    this.#known = 0;
    this.#rest();
  }

  /** Gives out the next samples, as many as `into` is long. */
  render(into: Float32Array): void {
    const off = (this.#delay - this.#wanted) / STEER_AT;
    const ratio = this.#ends === "rest" ? 1 : 1 + STEER * Math.max(-1, Math.min(1, off));
    for (let n = 0; n < into.length; n++) {
      while (this.#end - this.#at < 4) this.#lay();
      into[n] = this.#sample();
      this.#at += ratio;
      this.#rendered++;
    }
  }

  report(): PlayoutReport {
    const delay = this.#ends === "rest" ? this.#wanted : this.#delay - this.#held;
    return {
      delayMs: Math.round(((delay - this.#least) * 1000) / RATE),
      concealed: Math.round((this.#concealed * 1000) / RATE),
      dropped: this.#dropped,
      lost: this.#lost,
    };
  }

  /** How far what is heard now is behind the talker's clock. */
  get #delay(): number {
    return this.#when - this.#time;
  }

  /** When the line's end is to be heard. */
  get #when(): number {
    return this.#rendered + this.#end - this.#at;
  }

  /** A frame's tick counted on without wrapping; null where it cannot be placed. */
  #timeOf({ seq, tick }: PlayoutFrame): number | null {
    const newest = this.#newest;
    const later = newest === null ? 1 : ahead(newest.seq, seq);
    const on = newest === null ? 1 : ahead(newest.tick, tick);
    let time = newest === null ? 0 : newest.time + on;
    if (later <= 0 && later > -OLD && on > -OLD) return on <= later && on < 0 ? time : null;
    const otherClock = this.#known > 0 && Math.abs(this.#rendered - time * FRAME - this.#least) > OTHER_CLOCK;
    if (later <= 0 || on < later || otherClock) {
      this.reset();
      time = 0;
    }
    this.#newest = { seq, tick, time };
    return time;
  }

  #learn(lag: number): void {
    this.#lags[this.#known++ % LAGS] = lag;
    const count = Math.min(this.#known, LAGS);
    const sorted = this.#sorted.subarray(0, count);
    sorted.set(this.#lags.subarray(0, count));
    sorted.sort();
    this.#least = sorted[0]!;
    const high = sorted[Math.min(count - 1, Math.floor(count * IN_TIME))]! - this.#least + MARGIN;
    this.#wanted = this.#least + Math.min(MOST, Math.max(count < FEW ? FIRST : LEAST, high));
  }

  /** Cubic interpolation (Catmull and Rom) between the samples about the place that is heard. */
  #sample(): number {
    const whole = Math.floor(this.#at);
    const t = this.#at - whole;
    const line = this.#line;
    const [a, b, c, d] = [line[whole - 1]!, line[whole]!, line[whole + 1]!, line[whole + 2]!];
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }

  /** Lays more on the line: the next frame where its time has come, else a piece of what takes its place. */
  #lay(): void {
    this.#makeRoom();
    const next = this.#next();
    if (next === null) {
      // Whether this is loss, a stall or silence is known when the next one comes.
      if (this.#ends === "frame") this.#conceal();
      if (this.#ends === "filled") this.#held += PIECE;
      this.#fill(PIECE);
      return;
    }
    const begins = next * FRAME;
    const frame = this.#shelf.get(next)!;
    const missing = this.#lastSeq === null ? 0 : ahead(this.#lastSeq, frame.seq) - 1;
    const gap = begins - this.#time;
    if (this.#ends !== "rest" && gap > 0 && (missing <= 0 || gap > SILENT)) this.#rest();
    if (this.#ends === "rest") {
      const early = begins + this.#wanted - this.#when;
      if (early >= 1 && frame.pcm !== null) {
        this.#fill(Math.min(PIECE, Math.floor(early)));
        return;
      }
    } else if (gap > 0) {
      if (this.#ends === "frame") this.#conceal();
      // Where it is late anyway, what is missing is left out.
      if (this.#delay - gap < this.#wanted && this.#pass(gap)) return;
    }
    this.#lost += Math.max(0, missing);
    // That somebody rests is told a little after they do.
    if (frame.pcm !== null) this.#concealed += this.#held;
    this.#held = 0;
    this.#shelf.delete(next);
    this.#lastSeq = frame.seq;
    if (frame.pcm === null) {
      this.#time = Math.max(this.#time, begins);
      this.#rest();
    } else {
      this.#play(frame.pcm, begins);
    }
  }

  /** Fills a piece of a gap; false where what was filled in while nothing came stands for all of it. */
  #pass(gap: number): boolean {
    const stood = Math.min(this.#held, gap);
    const length = Math.min(PIECE, gap - stood);
    this.#concealed += stood + length;
    this.#held -= stood;
    this.#time += stood + length;
    this.#fill(length);
    return length > 0;
  }

  /** The next frame's time; what is too late for it is let go. */
  #next(): number | null {
    for (;;) {
      let first = Number.POSITIVE_INFINITY;
      for (const time of this.#shelf.keys()) first = Math.min(first, time);
      if (first === Number.POSITIVE_INFINITY) return null;
      const behind = this.#when - first * FRAME - this.#wanted;
      const over = (first + 1) * FRAME - FADE < this.#time;
      this.#skipping = this.#skipping ? behind > FRAME : behind > SKIP_AT;
      if (!over && !(this.#skipping && this.#shelf.size > 1)) return first;
      if (!over) {
        if (this.#ends === "frame") this.#conceal();
        this.#lastSeq = this.#shelf.get(first)!.seq;
        this.#time = (first + 1) * FRAME;
      }
      this.#shelf.delete(first);
      this.#dropped++;
    }
  }

  /** Lays a frame on the line, or what is left of it, a pitch period shorter or longer where the delay is far off. */
  #play(pcm: Float32Array, begins: number): void {
    const from = this.#ends === "rest" ? 0 : Math.max(0, this.#time - begins);
    const off = this.#when - begins - this.#wanted;
    this.#time = begins + FRAME;
    this.#sinceSplice++;
    if (this.#ends !== "frame") {
      for (let n = 0; n < FADE; n++) {
        const share = (n + 1) / (FADE + 1);
        this.#line[this.#end++] = this.#filler.next() * (1 - share) + pcm[from + n]! * share;
      }
      this.#append(pcm, from + FADE, FRAME);
      this.#ends = "frame";
    } else if (Math.abs(off) < SPLICE_AT || this.#sinceSplice < SPLICE_EVERY || !this.#splice(pcm, off)) {
      this.#append(pcm, from, FRAME);
    }
  }

  /** Lays a frame without one of its pitch periods, or, where `off` is less than nothing, with one twice; or not at all. */
  #splice(pcm: Float32Array, off: number): boolean {
    const period = pitch(pcm, 0, FADE, 1);
    if (likeness(pcm, 0, period, FADE, 1) < ALIKE) return false;
    const [first, second] = off > 0 ? [0, period] : [period, 0];
    if (off < 0) this.#append(pcm, 0, period);
    for (let n = 0; n < FADE; n++) {
      const share = (n + 1) / (FADE + 1);
      this.#line[this.#end++] = pcm[first + n]! * (1 - share) + pcm[second + n]! * share;
    }
    this.#append(pcm, second + FADE, FRAME);
    this.#sinceSplice = 0;
    return true;
  }

  #append(pcm: Float32Array, from: number, to: number): void {
    this.#line.set(pcm.subarray(from, to), this.#end);
    this.#end += to - from;
  }

  #conceal(): void {
    this.#filler.begin(this.#line, this.#end, false);
    this.#ends = "filled";
  }

  #rest(): void {
    if (this.#ends === "frame") this.#filler.begin(this.#line, this.#end, true);
    this.#held = 0;
    this.#ends = "rest";
  }

  #fill(length: number): void {
    for (let n = 0; n < length; n++) this.#line[this.#end++] = this.#filler.next();
  }

  #makeRoom(): void {
    if (this.#end < LINE - 2 * FRAME) return;
    const from = Math.floor(this.#at) - HISTORY;
    this.#line.copyWithin(0, from, this.#end);
    this.#at -= from;
    this.#end -= from;
  }
}

/** What the thread that renders sound knows; elsewhere there is none of it. */
declare const registerProcessor: undefined | ((name: string, processor: new () => unknown) => void);
declare const AudioWorkletProcessor: new () => { readonly port: MessagePort };

/** A report is sent so often. */
const REPORTS = RATE;

function register(known: NonNullable<typeof registerProcessor>): void {
  class Playout extends AudioWorkletProcessor {
    readonly #buffer = new JitterBuffer();
    #untold = 0;

    constructor() {
      super();
      this.port.onmessage = ({ data }: MessageEvent<PlayoutMessage>) => {
        if (data === null) this.#buffer.reset();
        else this.#buffer.push(data);
      };
    }

    process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
      const samples = outputs[0]![0]!;
      this.#buffer.render(samples);
      this.#untold += samples.length;
      if (this.#untold >= REPORTS) {
        this.#untold = 0;
        this.port.postMessage(this.#buffer.report());
      }
      return true;
    }
  }
  known("stoa-playout", Playout);
}

if (typeof registerProcessor !== "undefined") register(registerProcessor);
