/**
 * Server clock: what time it is at the server, and how long a round trip takes.
 *
 * A question carries my time; the answer brings it back with the server's. Of the last samples the one with the
 * shortest round trip is believed: its answer was at most half of it under way (Cristian's algorithm). What is believed
 * is come to gently, so that a view may draw by this clock. [SDK3]
 */
import type { Tools } from "./tools.ts";

/** Samples that are remembered. */
const SAMPLES = 16;
/** Ask so many times quickly, then now and then, ms. */
const QUICK = 5;
const QUICK_MS = 150;
const CALM_MS = 2000;
/** This clock runs at most so much faster or slower than time; further off than `FAR_MS` it goes there at once. */
const SLEW = 0.05;
const FAR_MS = 1000;

export class ServerClock {
  readonly #tools: Tools;
  readonly #ask: (question: Uint8Array) => void;
  readonly #samples: { trip: number; offset: number }[] = [];
  /** The offset that is believed, the one that is told, and when that was moved last. */
  #believed = 0;
  #offset = 0;
  #movedAt = 0;
  #newest = Number.NEGATIVE_INFINITY;
  #latency = 0;
  #asked = 0;
  #stop: (() => void) | null = null;

  /** `ask` sends a question, or does nothing while there is no line. */
  constructor(tools: Tools, ask: (question: Uint8Array) => void) {
    this.#tools = tools;
    this.#ask = ask;
  }

  /** The server's time as told without a question: off by the way it came, better than nothing. */
  set(serverNow: number): void {
    if (this.#samples.length > 0) return;
    this.#believed = serverNow - this.#tools.now();
    this.#offset = this.#believed;
  }

  /** The server's time, ms; never earlier than what was answered before. */
  time(): number {
    const now = this.#tools.now();
    const off = this.#believed - this.#offset;
    const most = (now - this.#movedAt) * SLEW;
    this.#offset += Math.abs(off) > FAR_MS ? off : Math.max(-most, Math.min(most, off));
    this.#movedAt = now;
    this.#newest = Math.max(this.#newest, now + this.#offset);
    return this.#newest;
  }

  /** The round trip, ms: the middle one of the last samples. */
  get latency(): number {
    return this.#latency;
  }

  /** Begins to ask, or begins anew after a reconnection. */
  start(): void {
    this.stop();
    this.#asked = 0;
    this.#turn();
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** Takes an answer in: 8 bytes of my own question, 8 of the server's clock. Anything else is ignored. */
  answer(bytes: Uint8Array): void {
    if (bytes.byteLength !== 16) return;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const asked = view.getFloat64(0);
    const server = view.getFloat64(8);
    const now = this.#tools.now();
    const trip = now - asked;
    if (!(trip >= 0) || !Number.isFinite(server)) return;
    this.#samples.push({ trip, offset: server - (asked + now) / 2 });
    if (this.#samples.length > SAMPLES) this.#samples.shift();
    const byTrip = [...this.#samples].sort((a, b) => a.trip - b.trip);
    this.#believed = byTrip[0]!.offset;
    if (this.#samples.length === 1) this.#offset = this.#believed;
    this.#latency = byTrip[byTrip.length >> 1]!.trip;
  }

  #turn(): void {
    const question = new Uint8Array(8);
    new DataView(question.buffer).setFloat64(0, this.#tools.now());
    this.#ask(question);
    this.#asked += 1;
    this.#stop = this.#tools.after(this.#asked < QUICK ? QUICK_MS : CALM_MS, () => this.#turn());
  }
}
