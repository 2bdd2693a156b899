/**
 * Muted: what a mute keeps somebody from, and the sentence that says until when.
 */
import { StoaError } from "../../../shared/protocol/refusal.ts";
import type { Visitor } from "../visitor.ts";

/** @throws StoaError `muted`, with the rule and the minutes that are left */
export function refuseMuted(visitor: Visitor, now: number): void {
  const { muted } = visitor.standing;
  if (!muted || (muted.until !== null && muted.until <= now)) return;
  const left = muted.until === null ? "" : ` for ${minutesLeft(muted.until, now)} more`;
  throw new StoaError("muted", `You are muted${left}. Rule: ${muted.rule}.`);
}

/** @throws StoaError `muted` for whoever came lately, while the space is shielded */
export function refuseShieldHeld({ held }: Visitor): void {
  if (held)
    throw new StoaError("muted", "This place is shielded for now: whoever came lately listens. It will not be long.");
}

function minutesLeft(until: number, now: number): string {
  const minutes = Math.max(1, Math.ceil((until - now) / 60_000));
  return minutes === 1 ? "one minute" : `${minutes} minutes`;
}
