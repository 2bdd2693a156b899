/**
 * Steering: by how much wishes should leave earlier or later, from how long they waited for their step. A wish is to wait
 * just as long as the line is uneven. Pure; milliseconds.
 */

/** A wish moves by this share of what it is off, and by no more than so much of a step. */
const SHARE = 0.15;
const MOST = 0.04;
/** A wish arrives this long before its step at least, ms, and longer by so many times what waits lately differ by. */
const MARGIN_MS = 2;
const UNEVEN = 1.25;
/** Of a step: the most of that, and the wait from which a wish came too late for the step before. */
const LARGEST_MARGIN = 0.4;
const TOO_LATE = 0.75;
/** The share of a new difference in the mean of them. */
const NEW = 0.05;

export class Steering {
  readonly #period: number;
  #last: number | null = null;
  #uneven = 0;

  /** @param period the ms of a step */
  constructor(period: number) {
    this.#period = period;
  }

  /** A wish waited so long for its step, ms; answers how much later the next ones should leave, ms. */
  shift(waited: number): number {
    if (this.#last !== null) this.#uneven += NEW * (Math.abs(waited - this.#last) - this.#uneven);
    this.#last = waited;
    const aim = Math.min(LARGEST_MARGIN * this.#period, MARGIN_MS + UNEVEN * this.#uneven);
    // One that came just too late has waited almost a whole step: it leaves earlier then, not a step later.
    const off = waited > TOO_LATE * this.#period ? waited - aim - this.#period : waited - aim;
    const most = MOST * this.#period;
    return Math.max(-most, Math.min(most, SHARE * off));
  }
}
