/**
 * Rates: how much one visitor may send. A refused unit costs nothing but its answer; whoever goes on at twice the rate
 * for five seconds is flooding. Carries LIM2 and LIM3. Time is passed in.
 */
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

export type Rate = { perSecond: number; burst: number };

/**
 * From the design: poses 30/s, chat 10 at once and then one a second, other verbs 10/s, 16 kB/s up, voice apart: 50 frames
 * a second. What was read is told 2.5 times a second, and is not refused because of other things: nobody is taken for slow
 * because they ask much.
 */
export const RATES = {
  pose: { perSecond: 30, burst: 60 },
  chat: { perSecond: 1, burst: 10 },
  verb: { perSecond: 10, burst: 10 },
  read: { perSecond: 10, burst: 40 },
  bytes: { perSecond: 16_384, burst: 65_536 },
  voice: { perSecond: 55, burst: 150 },
} as const satisfies Record<string, Rate>;

const FLOOD_SECONDS = 5;

/** A token bucket that also knows when somebody has been flooding. */
export class Meter {
  readonly #rate: Rate;
  #tokens: number;
  #filledAt: number;
  #second = 0;
  #asked = 0;
  #refused = false;
  #floodedSeconds = 0;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#filledAt = now;
  }

  /** Takes `units` at `now` (ms); false when they are over the rate. */
  take(units: number, now: number): boolean {
    this.#turn(now);
    this.#asked += units;
    this.#tokens = Math.min(
      this.#rate.burst,
      this.#tokens + (Math.max(0, now - this.#filledAt) / 1000) * this.#rate.perSecond,
    );
    this.#filledAt = now;
    if (this.#tokens < units) {
      this.#refused = true;
      return false;
    }
    this.#tokens -= units;
    return true;
  }

  /** Whether twice the rate was asked for, and refused, in each of the last five whole seconds. */
  flooding(now: number): boolean {
    this.#turn(now);
    return this.#floodedSeconds >= FLOOD_SECONDS;
  }

  #turn(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#second) return;
    const flooded = this.#refused && this.#asked >= 2 * this.#rate.perSecond && second === this.#second + 1;
    this.#floodedSeconds = flooded ? this.#floodedSeconds + 1 : 0;
    this.#second = second;
    this.#asked = 0;
    this.#refused = false;
  }
}

export type Meters = Record<keyof typeof RATES, Meter>;

export function createMeters(now: number): Meters {
  return {
    pose: new Meter(RATES.pose, now),
    chat: new Meter(RATES.chat, now),
    verb: new Meter(RATES.verb, now),
    read: new Meter(RATES.read, now),
    bytes: new Meter(RATES.bytes, now),
    voice: new Meter(RATES.voice, now),
  };
}

/** Takes from a visitor's meter; whoever keeps asking for twice the rate is closed for flooding. */
export function within(room: SpaceRoom, visitor: Visitor, meter: Meter, units: number, now: number): boolean {
  if (meter.take(units, now)) return true;
  if (meter.flooding(now)) room.end(visitor.person, "flood", "Too much was sent for too long.");
  return false;
}
