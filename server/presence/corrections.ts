/**
 * Corrections: who was not granted their wish in a step, and why. Kept and written over by the next step.
 */

import type { Corrected } from "./world.ts";

export class Corrections {
  /** Those of the last step. */
  readonly list: Corrected[] = [];
  readonly #kept: Corrected[] = [];
  #count = 0;

  begin(): void {
    this.#count = 0;
  }

  add(slot: number, reason: Corrected["reason"]): void {
    const n = this.#count++;
    const one = this.#kept[n] ?? { slot, reason };
    one.slot = slot;
    one.reason = reason;
    this.#kept[n] = one;
    this.list[n] = one;
  }

  end(): readonly Corrected[] {
    while (this.list.length > this.#count) this.list.pop();
    return this.list;
  }
}
