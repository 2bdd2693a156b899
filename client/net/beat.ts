/**
 * Beat: says when a wish would best leave. Every frame tells how long my last wish waited for its step, and the beat is
 * steered by it, so that what I do is seen by others as soon as it can be. It only tells: a wish leaves whenever `walk` is
 * called. [SDK9]
 */
import { Steering } from "./steering.ts";
import type { Tools } from "./tools.ts";

export class Beat {
  readonly #tools: Tools;
  readonly #sound: () => void;
  #steering = new Steering(50);
  #period = 50;
  #due = 0;
  #stop: (() => void) | null = null;

  constructor(tools: Tools, sound: () => void) {
    this.#tools = tools;
    this.#sound = sound;
  }

  /** Beats every `period` ms from now on. */
  start(period: number): void {
    this.stop();
    this.#period = period;
    this.#steering = new Steering(period);
    this.#due = this.#tools.now() + period;
    this.#wait();
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** My last wish waited so long for its step, ms. */
  waited(ms: number): void {
    this.#due += this.#steering.shift(ms);
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
