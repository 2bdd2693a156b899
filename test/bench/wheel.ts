/**
 * Wheel: calls many clients in turn, each at the same rate, spread evenly over the time between two calls, as clients of
 * people who know nothing of one another are.
 */

/** A client is moved towards having its pose wait this long for its step, and by this share of the way at once. */
const MARGIN_MS = 8;
const SHARE = 0.3;

export class Wheel {
  readonly #period: number;
  readonly #beat: (i: number) => void;
  readonly #due: Float64Array;
  /** How late calls came since this was emptied last, ms. */
  late: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clients: number, period: number, beat: (i: number) => void) {
    this.#period = period;
    this.#beat = beat;
    this.#due = new Float64Array(clients);
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

  /** A client's last pose waited this long for its step, ms: its next ones leave nearer to their steps. */
  steer(i: number, waited: number): void {
    this.#due[i] = this.#due[i]! + within((waited - MARGIN_MS) * SHARE, this.#period / 4);
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

function within(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
