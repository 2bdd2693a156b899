/**
 * Reading: how fast one visitor's connection takes frames, and what is left out for it. Carries LIM6. Time is passed in.
 *
 * A reader says now and then which step it has read up to. Who falls behind gets no frame until it has caught up, and
 * then one with keys of the newest: nothing queues up for it. Each time that happens, and whenever more bytes go out than
 * the budget, a little more is left out (`THINNINGS`); it comes back once all is well for a while. Who does not catch up,
 * or takes long to again and again however little is sent, is closed. A busy machine that draws a frame in up to five
 * seconds is behind most of the time but never for long: it stays.
 */
import { READ_EVERY } from "../../shared/protocol/from-client/index.ts";
import { THINNINGS } from "../presence/streams/neighbourhood.ts";

/** A reader is behind when it has not read what was sent this many steps before the newest frame. */
const BEHIND_STEPS = 24;
/** Or when this much waits in its socket, bytes. */
const WAITING_BYTES = 64 * 1024;
/** Being behind counts only from here on, each time, ms. */
const PATIENCE_MS = 4_000;
/** A reader for whom so much of it has counted is closed, ms; time that it is not behind makes up for half as much. */
const LOST_AFTER_MS = 16_000;
const MAKES_UP = 0.5;
/** Longer than this between two questions no reader is to blame, ms: the server was busy itself. */
const LONGEST_PASSED = 1000;
/** All is well for this long before more is sent again, ms. */
const WELL_MS = 5_000;
/** More is sent again only when this share of the budget is not used. */
const ROOM = 0.7;

export class Reading {
  readonly #budget: number;
  #sent = 0;
  #read: number | null = null;
  #behind = false;
  /** How long it has been behind this time, and what of all times counts, ms. */
  #behindFor = 0;
  #counted = 0;
  #askedAt: number;
  #second = 0;
  #bytes = 0;
  #troubledAt: number;
  /** How much is left out for this reader: an index of `THINNINGS`. */
  thinning = 0;

  /** @param budget bytes a second */
  constructor(budget: number, now: number) {
    this.#budget = budget;
    this.#troubledAt = now;
    this.#askedAt = now;
    this.#second = Math.floor(now / 1000);
  }

  /** The connection is another one. */
  begin(now: number): void {
    this.#read = null;
    this.#behind = false;
    this.#behindFor = 0;
    this.#counted = 0;
    this.#askedAt = now;
    this.#troubledAt = now;
  }

  /** The reader says that it has read the frame of this step. */
  read(tick: number): void {
    if (tick <= this.#sent && tick > (this.#read ?? 0)) this.#read = tick;
  }

  /** Whether anything was read over this connection: they stand there and listen. */
  get hasRead(): boolean {
    return this.#read !== null;
  }

  /** Whether a frame may go out now; `waiting` bytes are still in the socket. */
  next(now: number, waiting: number): "send" | "wait" | "close" {
    const passed = Math.min(LONGEST_PASSED, now - this.#askedAt);
    this.#askedAt = now;
    this.#count(passed);
    if (this.#counted > LOST_AFTER_MS) return "close";
    // What was read last is told only once in a while.
    if (this.#behind) this.#behind = waiting > 0 || (this.#read !== null && this.#sent - this.#read >= READ_EVERY);
    else if (this.#isBehind(waiting)) {
      this.#behind = true;
      this.#thin(1, now);
    }
    return this.#behind ? "wait" : "send";
  }

  #count(passed: number): void {
    if (this.#behind) {
      this.#counted += Math.max(0, Math.min(passed, this.#behindFor + passed - PATIENCE_MS));
      this.#behindFor += passed;
    } else {
      this.#counted = Math.max(0, this.#counted - MAKES_UP * passed);
      this.#behindFor = 0;
    }
  }

  #isBehind(waiting: number): boolean {
    return waiting > WAITING_BYTES || (this.#read !== null && this.#sent - this.#read > BEHIND_STEPS);
  }

  /** The frame of step `tick` went out. */
  sent(tick: number, bytes: number, now: number): void {
    this.#sent = tick;
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      const seconds = second - this.#second;
      this.#second = second;
      this.#weigh(this.#bytes / seconds, now);
      this.#bytes = 0;
    }
    this.#bytes += bytes;
  }

  #weigh(rate: number, now: number): void {
    if (rate > this.#budget) this.#thin(1, now);
    else if (this.thinning > 0 && rate < ROOM * this.#budget && now - this.#troubledAt > WELL_MS) this.#thin(-1, now);
  }

  #thin(by: 1 | -1, now: number): void {
    this.thinning = Math.max(0, Math.min(THINNINGS.length - 1, this.thinning + by));
    this.#troubledAt = now;
  }
}

/** Bytes that wait in somebody's socket; a transport that does not say has none. */
export function waitingIn(client: { ref: unknown }): number {
  const { ref } = client;
  if (typeof ref !== "object" || ref === null || !("bufferedAmount" in ref)) return 0;
  return typeof ref.bufferedAmount === "number" ? ref.bufferedAmount : 0;
}
