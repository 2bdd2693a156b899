/**
 * Measure: carries out a sanction in the house's order: effect, record, telling. Carries CON3 and CON4.
 *
 * The effect is in memory at once. Then the sanction and its row in the ledger are written; only what is on disk is
 * told. When the write fails the effect stays, staff are told, and it is tried again until it succeeds.
 */
import type { Decision, Standing } from "../../shared/conduct/standing.ts";
import type { Sanction, Store } from "../store/store.ts";
import { ban, unban } from "./consequences/ban.ts";
import type { Consequence, Hands } from "./consequences/consequence.ts";
import { isolate, release } from "./consequences/isolate.ts";
import { kick } from "./consequences/kick.ts";
import { mute, unmute } from "./consequences/mute.ts";
import { notice } from "./consequences/notice.ts";
import { slow } from "./consequences/slow.ts";
import { undo } from "./consequences/undo.ts";
import { warn } from "./consequences/warn.ts";

const CONSEQUENCES: Record<Decision["act"], Consequence> = {
  notice,
  warn,
  slow,
  mute,
  unmute,
  isolate,
  release,
  kick,
  ban,
  unban,
  undo,
};

/** How long after a failed write it is tried again, ms. */
const RETRY_AFTER_MS = 1000;

/** Resolves when the sanction is on disk and told. `wait` is the timer, passed in. */
export async function carryOut(
  sanction: Sanction,
  hands: Hands,
  store: { conduct: Pick<Store["conduct"], "record"> },
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  const before = takeEffect(sanction, hands);
  hands.tellOthers(sanction, "decided");
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
  tell(sanction, hands, before);
  hands.tellOthers(sanction, "told");
}

/** It holds from now on, for whoever is here; answers how they stood before it, where they are. */
export function takeEffect(sanction: Sanction, hands: Hands): Standing | null {
  const before = hands.standing(sanction.person);
  hands.hold(sanction.person, sanction);
  CONSEQUENCES[sanction.act].effect?.(sanction, hands);
  return before;
}

/** It is on disk: whom it is about is told, where they are here. */
export function tell(sanction: Sanction, hands: Hands, before: Standing | null): void {
  hands.written(sanction.person, sanction);
  CONSEQUENCES[sanction.act].tell(sanction, hands, before);
}
