/** WorldClock: one time for all parts of a world, moved on by the first of them in each picture. Seconds. */

/** The world's own clock does not run on while the page is hidden. */
const LONGEST_PAUSE = 1;

export class WorldClock {
  /** Since the world began, never running backwards. */
  now = 0;
  #seen: number | null = null;

  /** It is the picture of `elapsed` by the canvas' clock; once more in the same picture changes nothing. */
  advance(elapsed: number): void {
    if (this.#seen !== null) this.now += Math.min(Math.max(0, elapsed - this.#seen), LONGEST_PAUSE);
    this.#seen = elapsed;
  }
}
