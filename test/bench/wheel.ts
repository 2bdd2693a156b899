/**
 * Wheel: calls many clients in turn, each at the same rate, spread evenly over the time between two calls, as clients of
 * people who know nothing of one another are.
 */

/** A client moves by this share of what it is off, and by no more than so much of a period. */
const SHARE = 0.25;
const MOST = 0.2;
/** A pose is to wait this long at least, and as much longer as waits have lately differed, ms. */
const MARGIN_MS = 4;
const UNEVEN = 2;
/** How much of an older difference is kept with each new one. */
const KEPT = 0.9;

export class Wheel {
  readonly #period: number;
  readonly #beat: (i: number) => void;
  readonly #due: Float64Array;
  readonly #waited: Float64Array;
  readonly #uneven: Float64Array;
  /** How late calls came since this was emptied last, ms. */
  late: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clients: number, period: number, beat: (i: number) => void) {
    this.#period = period;
    this.#beat = beat;
    this.#due = new Float64Array(clients);
    this.#waited = new Float64Array(clients).fill(Number.NaN);
    this.#uneven = new Float64Array(clients);
  }

  start(): void {
    const began = performance.now();
    this.#due.forEach((_, i) => {
      this.#due[i] = began + (i / this.#due.length) * this.#period;
    });
    this.#turn();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** A client's last pose waited this long for its step, ms: its next ones leave as near to theirs as is safe. */
  steer(i: number, ms: number): void {
    const before = this.#waited[i]!;
    if (!Number.isNaN(before)) this.#uneven[i] = Math.max(this.#uneven[i]! * KEPT, Math.abs(ms - before));
    this.#waited[i] = ms;
    const aim = Math.min(this.#period / 2, MARGIN_MS + UNEVEN * this.#uneven[i]!);
    // One that came just too late has waited almost a whole period: it leaves earlier then.
    const off = ms - aim > this.#period / 2 ? ms - aim - this.#period : ms - aim;
    const most = MOST * this.#period;
    this.#due[i] = this.#due[i]! + Math.max(-most, Math.min(most, SHARE * off));
  }

  #turn(): void {
    const now = performance.now();
    for (let i = 0; i < this.#due.length; i++) {
      const late = now - this.#due[i]!;
      if (late < 0) continue;
      // After a stall what was missed is let go, and the place between the others is kept.
      this.#due[i] = this.#due[i]! + this.#period * (1 + Math.floor(late / this.#period));
      this.late.push(late);
      this.#beat(i);
    }
    this.#timer = setTimeout(() => this.#turn(), 1);
  }
}
