/**
 * Cadence: in which picture a wish leaves. At the visit's beat, so that it waits least for its step; every 50 ms as long
 * as there is none. Seconds.
 */
import type { Visit } from "../net/index.ts";

const WITHOUT_BEAT = 0.05;
/** One beat is good for one wish, however few pictures lie between; and when beats stop, wishes go on after this long. */
const LEAST = 0.03;
const MOST = 0.07;

export class Cadence {
  #beats = false;
  #beaten = false;
  #leftAt = Number.NEGATIVE_INFINITY;

  constructor(visit: Pick<Visit, "on">) {
    visit.on("beat", () => {
      this.#beats = true;
      this.#beaten = true;
    });
  }

  /** Whether a wish may leave in the picture of `now`. */
  isDue(now: number): boolean {
    const since = now - this.#leftAt;
    if (!this.#beats) return since >= WITHOUT_BEAT;
    return since >= MOST || (this.#beaten && since >= LEAST);
  }

  /** One has left. */
  left(now: number): void {
    this.#leftAt = now;
    this.#beaten = false;
  }
}
