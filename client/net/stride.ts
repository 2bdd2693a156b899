/**
 * Stride: when wishes leave. One leaves at once unless 45 ms have not passed since the last; then the newest leaves when
 * they have. [SDK2]
 */

import { type Wish, wishSchema } from "../../shared/pose/pose.ts";
import { encodeWish, withinReach } from "../../shared/pose/wish-bytes.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Tools } from "./tools.ts";

const SPACING_MS = 45;

export class Stride {
  readonly #tools: Tools;
  readonly #send: (bytes: Uint8Array) => void;
  readonly #serverTime: () => number;
  #newest: { wish: Wish; sampled: number } | null = null;
  #left = Number.NEGATIVE_INFINITY;
  #number = 0;
  #callOff: (() => void) | null = null;

  /** @param serverTime the server's clock, ms */
  constructor(tools: Tools, send: (bytes: Uint8Array) => void, serverTime: () => number) {
    this.#tools = tools;
    this.#send = send;
    this.#serverTime = serverTime;
  }

  /** Throws a `StoaError` for what is no wish (not finite, out of every space, a rotation that is none). */
  walk(asked: Wish): void {
    const { position, yaw, head, leftHand, rightHand, body } = asked;
    const checked = wishSchema.safeParse({ position, yaw, head, leftHand, rightHand, body });
    if (!checked.success) {
      const { path, message } = checked.error.issues[0]!;
      throw new StoaError("invalid", `${path.length === 0 ? "A wish" : path.join(".")}: ${message}.`);
    }
    this.#newest = { wish: withinReach(asked), sampled: this.#serverTime() };
    const wait = this.#left + SPACING_MS - this.#tools.now();
    if (wait <= 0) this.#go();
    else this.#callOff ??= this.#tools.after(wait, () => this.#go());
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#newest = null;
  }

  #go(): void {
    this.#callOff?.();
    this.#callOff = null;
    if (this.#newest === null) return;
    this.#left = this.#tools.now();
    this.#number += 1;
    this.#send(encodeWish(this.#newest.wish, this.#number, this.#newest.sampled));
    this.#newest = null;
  }
}
