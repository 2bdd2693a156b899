/** Sent poses: what each client asked for and when, so that whoever decodes the very same knows how long it took. */
import type { Place } from "./system.ts";

/** More than anybody sends while a pose may still be under way. */
const KEPT = 64;

export class SentPoses {
  readonly #places: (Place | undefined)[];
  readonly #at: Float64Array;
  readonly #next: Uint32Array;

  constructor(clients: number) {
    this.#places = Array.from({ length: clients * KEPT });
    this.#at = new Float64Array(clients * KEPT);
    this.#next = new Uint32Array(clients);
  }

  sent(who: number, place: Place, at: number): void {
    const slot = who * KEPT + (this.#next[who]! % KEPT);
    this.#places[slot] = place;
    this.#at[slot] = at;
    this.#next[who]! += 1;
  }

  /** When somebody asked for this very place; undefined when they did not, not lately. */
  find(who: number, [x, z, height]: Place): number | undefined {
    const newest = this.#next[who]! - 1;
    for (let n = newest; n > newest - KEPT && n >= 0; n--) {
      const slot = who * KEPT + (n % KEPT);
      const place = this.#places[slot]!;
      if (place[0] === x && place[1] === z && place[2] === height) return this.#at[slot];
    }
    return undefined;
  }
}
