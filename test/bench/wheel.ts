/**
 * Wheel: calls many clients in turn, each at the same rate, spread evenly over the time between two calls, as clients of
 * people who know nothing of one another are.
 */
import { Steering } from "../../client/net/steering.ts";

export class Wheel {
  readonly #period: number;
  readonly #beat: (i: number) => void;
  readonly #due: Float64Array;
  readonly #steering: readonly Steering[];
  /** How late calls came since this was emptied last, ms. */
  late: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clients: number, period: number, beat: (i: number) => void) {
    this.#period = period;
    this.#beat = beat;
    this.#due = new Float64Array(clients);
    this.#steering = Array.from({ length: clients }, () => new Steering(period));
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
    this.#due[i] = this.#due[i]! + this.#steering[i]!.shift(ms);
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
