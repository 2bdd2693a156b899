/**
 * Beat: says when a wish would best leave. Every frame tells how long my last wish waited for its step; the beat is moved
 * until that is just as long as the line is uneven, so that what I do is seen by others as soon as it can be. It only
 * tells: a wish leaves whenever `walk` is called. [SDK8]
 */
import type { Tools } from "./tools.ts";

/** A beat moves by this share of what it is off, and by no more than so much of a step. */
const SHARE = 0.1;
const MOST = 0.04;
/** A wish arrives this long before its step at least, and as much longer as waits have lately differed, ms. */
const MARGIN_MS = 4;
const UNEVEN = 2;
/** Of a step: the most of that, and the wait from which a wish came too late for the step before. */
const LARGEST_MARGIN = 0.4;
const TOO_LATE = 0.75;
/** How much of an older difference is kept with each new one. */
const KEPT = 0.9;

export class Beat {
  readonly #tools: Tools;
  readonly #sound: () => void;
  #period = 50;
  #due = 0;
  #last: number | null = null;
  #uneven = 0;
  #stop: (() => void) | null = null;

  constructor(tools: Tools, sound: () => void) {
    this.#tools = tools;
    this.#sound = sound;
  }

  /** Beats every `period` ms from now on. */
  start(period: number): void {
    this.stop();
    this.#period = period;
    this.#last = null;
    this.#due = this.#tools.now() + period;
    this.#wait();
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** My last wish waited so long for its step, ms. */
  waited(ms: number): void {
    if (this.#last !== null) this.#uneven = Math.max(this.#uneven * KEPT, Math.abs(ms - this.#last));
    this.#last = ms;
    const aim = Math.min(LARGEST_MARGIN * this.#period, MARGIN_MS + UNEVEN * this.#uneven);
    // One that came just too late has waited almost a whole step: it leaves earlier then, not a step later.
    const off = ms > TOO_LATE * this.#period ? ms - aim - this.#period : ms - aim;
    const most = MOST * this.#period;
    this.#due += Math.max(-most, Math.min(most, SHARE * off));
  }

  #wait(): void {
    this.#stop = this.#tools.after(Math.max(0, this.#due - this.#tools.now()), () => {
      this.#due += this.#period;
      // After a pause of the machine the beats that were missed are let go.
      if (this.#due < this.#tools.now()) this.#due = this.#tools.now() + this.#period;
      this.#wait();
      this.#sound();
    });
  }
}
