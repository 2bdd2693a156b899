/** Silence: a line over which nothing comes any more is renewed. [SDK5] */
import type { Tools } from "./tools.ts";

/** A server says something at least once a second; after such a silence the line is renewed, ms. */
const SILENCE_MS = 8_000;
const LISTEN_EVERY_MS = 1_000;

export class Silence {
  readonly #tools: Tools;
  readonly #renew: () => void;
  #heard: number;
  #callOff: (() => void) | null = null;

  constructor(tools: Tools, renew: () => void) {
    this.#tools = tools;
    this.#renew = renew;
    this.#heard = tools.now();
  }

  /** Something came just now. */
  broken(): void {
    this.#heard = this.#tools.now();
  }

  /** Listens from the first call on. */
  listen(): void {
    if (this.#callOff === null) this.#wait();
  }

  stop(): void {
    this.#callOff?.();
  }

  #wait(): void {
    this.#callOff = this.#tools.after(LISTEN_EVERY_MS, () => {
      if (this.#tools.now() - this.#heard > SILENCE_MS) {
        this.broken();
        this.#renew();
      }
      this.#wait();
    });
  }
}
