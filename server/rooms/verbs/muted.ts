/**
 * Muted: what a mute, or being slowed, keeps somebody from, and the sentence that says until when.
 */
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { SLOWED_EVERY_MS } from "../../conduct/consequences/slow.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";

/** @throws StoaError `muted`, with the rule and the minutes that are left */
export function refuseMuted(visitor: Visitor, now: number): void {
  const { muted } = visitor.standing;
  if (!muted || (muted.until !== null && muted.until <= now)) return;
  const left = muted.until === null ? "" : ` for ${minutesLeft(muted.until, now)} more`;
  throw new StoaError("muted", `You are muted${left}. Rule: ${muted.rule}.`);
}

/**
 * What an embedder thought over for a while: meanwhile somebody may have been muted, or sent away.
 * @throws StoaError
 */
export function refuseSilenced(visitor: Visitor, now: number): void {
  if (visitor.over) throw new StoaError("not-allowed", "Your visit is over.");
  refuseMuted(visitor, now);
}

/** @throws StoaError `muted` for whoever came lately, while the space is shielded */
export function refuseShieldHeld({ held }: Visitor): void {
  if (held)
    throw new StoaError("muted", "This place is shielded for now: whoever came lately listens. It will not be long.");
}

/**
 * What is let through counts at once: words that came in the same moment are too many.
 * @throws StoaError `too-fast`, with the seconds to wait, for whoever may write only now and then
 */
export function refuseSlowed({ house }: SpaceRoom, visitor: Visitor): void {
  const { slowed } = visitor.standing;
  const now = house.now();
  if (!slowed || (slowed.until !== null && slowed.until <= now)) return;
  const said = house.facts.saidBy(visitor.person);
  const left = said.at + SLOWED_EVERY_MS - now;
  if (left <= 0) {
    said.at = now;
    return;
  }
  const seconds = Math.ceil(left / 1000);
  throw new StoaError("too-fast", `You can write again in ${seconds} s. Rule: ${slowed.rule}.`);
}

function minutesLeft(until: number, now: number): string {
  const minutes = Math.max(1, Math.ceil((until - now) / 60_000));
  return minutes === 1 ? "one minute" : `${minutes} minutes`;
}
