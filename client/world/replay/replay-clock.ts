/** ReplayClock: where a replay is, and how it goes on. Times are passed in, ms. */

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

export class ReplayClock {
  /** How long the replay is. */
  readonly length: number;
  #at = 0;
  #speed: Speed = 1;
  #playing = false;
  #seen = Number.NaN;
  readonly #listeners = new Set<() => void>();

  constructor(length: number) {
    this.length = length;
  }

  get at(): number {
    return this.#at;
  }

  get speed(): Speed {
    return this.#speed;
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** Brings it to the real time `time`; asked twice for the same time nothing happens. */
  advance(time: number): void {
    const passed = time - this.#seen;
    this.#seen = time;
    if (!this.#playing || !(passed > 0)) return;
    this.#at = Math.min(this.length, this.#at + passed * this.#speed);
    if (this.#at === this.length) this.pause();
  }

  /** Goes on, from the beginning where it had ended. */
  play(time: number): void {
    if (this.#playing) return;
    if (this.#at >= this.length) this.#at = 0;
    this.#playing = true;
    this.#seen = time;
    this.#tell();
  }

  pause(): void {
    this.#playing = false;
    this.#tell();
  }

  go(at: number): void {
    this.#at = Math.min(this.length, Math.max(0, at));
    this.#tell();
  }

  run(speed: Speed): void {
    this.#speed = speed;
    this.#tell();
  }

  /** Calls back when it is played, stopped, moved or made faster by anybody. */
  on(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  #tell(): void {
    for (const changed of this.#listeners) changed();
  }
}
