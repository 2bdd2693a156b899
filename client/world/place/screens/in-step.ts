/**
 * InStep: keeps a video where everybody else's is. A little off is made up for by running slightly faster or slower, which
 * nobody sees or hears; far off, by going there. Going there takes a machine its time, so it aims ahead by as much as it
 * was late the last times. Pure but for what it remembers of that. [SCR5]
 */

/** Nearer than this is in step, seconds. */
const GOOD = 0.03;
/** Farther off than this it goes there, seconds. */
const FAR = 0.4;
/** How much of what it is off is made up for in a second, and the most it runs faster or slower for that. */
const EAGERNESS = 0.6;
const MOST = 0.1;
/** Having gone somewhere it makes do with its speed for so long, seconds. */
const PATIENCE = 3;
/** It never aims further ahead than this, seconds. */
const LONGEST_LEAD = 1.5;

export type Instant = {
  /** Where it should be and where it is, seconds from its beginning. */
  wanted: number;
  is: number;
  /** It is still on its way to where it was sent. */
  seeking: boolean;
  /** How long it is, where it begins again at its end; else null. */
  round: number | null;
  /** Seconds that never run backwards. */
  now: number;
};

/** How fast to run from now on, and where to go first, or null to stay. */
export type Correction = { rate: number; seek: number | null };

/** How far `is` lies ahead of `wanted`: on a video that begins again, the shorter way round. */
export function drift({ wanted, is, round }: Pick<Instant, "wanted" | "is" | "round">): number {
  const off = is - wanted;
  return round === null || round <= 0 ? off : off - Math.round(off / round) * round;
}

export class InStep {
  #lead = 0.1;
  #wentAt = Number.NEGATIVE_INFINITY;
  #arriving = false;

  next(instant: Instant): Correction {
    if (instant.seeking) return { rate: 1, seek: null };
    const off = drift(instant);
    if (this.#arriving) {
      this.#arriving = false;
      this.#lead = Math.min(LONGEST_LEAD, Math.max(0, this.#lead - off));
    }
    if (Math.abs(off) > FAR && instant.now - this.#wentAt >= PATIENCE) {
      this.#wentAt = instant.now;
      this.#arriving = true;
      const ahead = instant.wanted + this.#lead;
      return { rate: 1, seek: instant.round === null ? ahead : ahead % instant.round };
    }
    if (Math.abs(off) < GOOD) return { rate: 1, seek: null };
    return { rate: 1 - Math.max(-MOST, Math.min(MOST, off * EAGERNESS)), seek: null };
  }
}
