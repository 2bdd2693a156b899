/**
 * Line: the way from the server to one receiver, as wide as it is and stalled when it is; and the server's judgement of
 * it. What is delivered is told back, as the SDK does.
 */
import { Reading } from "../../server/rooms/reading.ts";
import { READ_EVERY } from "../../shared/protocol/from-client/index.ts";

/** More than anybody is sent. */
const BUDGET = 24_000;

export class Line {
  readonly reading: Reading;
  /** The longest that a frame was under way, ms, and the most bytes that ever were. */
  longest = 0;
  most = 0;
  readonly #bytesPerMs: number;
  readonly #queue: { tick: number; sent: number; left: number }[] = [];
  #waiting = 0;
  #told = -READ_EVERY;
  #stalledUntil = 0;

  constructor(bytesPerSecond: number, now: number) {
    this.#bytesPerMs = bytesPerSecond / 1000;
    this.reading = new Reading(BUDGET, now);
  }

  stall(until: number): void {
    this.#stalledUntil = until;
  }

  send(tick: number, bytes: number, now: number): void {
    this.reading.sent(tick, bytes, now);
    this.#queue.push({ tick, sent: now, left: bytes });
    this.#waiting += bytes;
    this.most = Math.max(this.most, this.#waiting);
  }

  /** `time` ms pass until `now`. */
  pass(time: number, now: number): void {
    if (now < this.#stalledUntil) return;
    let room = this.#bytesPerMs * time;
    for (let first = this.#queue[0]; first !== undefined && room > 0; first = this.#queue[0]) {
      const taken = Math.min(room, first.left);
      first.left -= taken;
      room -= taken;
      this.#waiting -= taken;
      if (first.left > 0) return;
      this.#queue.shift();
      this.longest = Math.max(this.longest, now - first.sent);
      if (first.tick - this.#told < READ_EVERY) continue;
      this.#told = first.tick;
      this.reading.read(first.tick);
    }
  }
}
