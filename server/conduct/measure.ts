/**
 * Measure: carries out a sanction in the house's order: effect, record, telling. Carries CON3 and CON4.
 *
 * The effect is in memory at once. Then the sanction and its row in the ledger are written; only what is on disk is
 * told. When the write fails the effect stays, staff are told, and it is tried again until it succeeds.
 */
import type { Act } from "../../shared/protocol/from-client/conduct.ts";
import type { Sanction, Store } from "../store/store.ts";
import type { Consequence, Hands } from "./consequences/consequence.ts";
import { kick } from "./consequences/kick.ts";
import { mute, unmute } from "./consequences/mute.ts";

const CONSEQUENCES: Record<Act, Consequence> = { mute, unmute, kick };

/** How long after a failed write it is tried again, ms. */
const RETRY_AFTER_MS = 1000;

/** Resolves when the sanction is on disk and told. `wait` is the timer, passed in. */
export async function carryOut(
  sanction: Sanction,
  hands: Hands,
  store: Pick<Store, "conduct">,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  const consequence = CONSEQUENCES[sanction.act];
  consequence.effect(sanction, hands);
  let warned = false;
  for (;;) {
    try {
      await store.conduct.record(sanction);
      break;
    } catch {
      if (!warned)
        hands.warnStaff(sanction.space, "A measure holds but could not be written yet. It is being retried.");
      warned = true;
      await wait(RETRY_AFTER_MS);
    }
  }
  consequence.tell(sanction, hands);
}
