/** Health: how a line does, as both ends' reports tell; what was told long ago counts no more. */
import { SLOTS } from "../../../shared/voice/frame.ts";
import type { LineQuality } from "../line.ts";
import type { Report } from "./rtcp.ts";

/** Browsers report on a stream of sound about every 5 s (RFC 3550, section 6.2); ms. */
const FRESH_MS = 15_000;

export class Health {
  /** What the page last told of each slot, and when, ms. */
  readonly #losses = new Float64Array(SLOTS);
  readonly #told = new Float64Array(SLOTS).fill(Number.NEGATIVE_INFINITY);
  #lossIn: number | null = null;
  #roundTrip: number | null = null;

  /** The page told of a slot. */
  told(slot: number, { loss, roundTrip }: Report, now: number): void {
    this.#losses[slot] = loss;
    this.#told[slot] = now;
    if (roundTrip !== null) this.#roundTrip = roundTrip;
  }

  /** The share of the page's own packets that got lost lately; null where it said nothing. */
  heard(loss: number | null): void {
    this.#lossIn = loss;
  }

  /** The worse of both ways. */
  read(now: number): LineQuality {
    const fresh = this.#losses.filter((_, slot) => now - this.#told[slot]! < FRESH_MS);
    const lossOut = fresh.length === 0 ? null : fresh.reduce((sum, loss) => sum + loss, 0) / fresh.length;
    const loss =
      lossOut === null || this.#lossIn === null ? (lossOut ?? this.#lossIn) : Math.max(lossOut, this.#lossIn);
    return { loss, roundTrip: this.#roundTrip };
  }
}
