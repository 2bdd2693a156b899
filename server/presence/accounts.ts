/**
 * Accounts: what passes each person has left, and whose bubbles are shut to them for a while.
 *
 * Keyed by person, not by slot: who leaves and comes back finds their account as it was. Times in ms.
 */

/** Passes on rails that may be made in a row, and how often one more is earned. */
const MOST = 10;
const EARNED_EVERY = 4000;
/** Between any two passes, and between two blinks. */
const APART = 500;
const BLINKS_APART = 1500;
/** A bubble that was passed is shut for this long, doubled with every pass; forgotten after `FORGOTTEN`. */
const SHUT = 30_000;
const FORGOTTEN = 600_000;
/** Between two catchings up of a place with its body. */
const CATCH_UPS_APART = 2000;
const PRUNE_ABOVE = 4096;

type Shut = { until: number; passes: number; at: number };
type Account = {
  left: number;
  at: number;
  passedAt: number;
  blinkedAt: number;
  caughtUpAt: number;
  shut: Map<string, Shut>;
};

export class Accounts {
  readonly #accounts = new Map<string, Account>();

  #of(person: string, now: number): Account {
    let account = this.#accounts.get(person);
    if (!account) {
      if (this.#accounts.size > PRUNE_ABOVE) this.#prune(now);
      const never = Number.NEGATIVE_INFINITY;
      account = { left: MOST, at: now, passedAt: never, blinkedAt: never, caughtUpAt: never, shut: new Map() };
      this.#accounts.set(person, account);
    }
    account.left = Math.min(MOST, account.left + (now - account.at) / EARNED_EVERY);
    account.at = now;
    return account;
  }

  #prune(now: number): void {
    for (const [person, { at }] of this.#accounts) if (now - at > FORGOTTEN) this.#accounts.delete(person);
  }

  /** May this person pass at all now? */
  mayPass(person: string, now: number): boolean {
    return now - this.#of(person, now).passedAt >= APART;
  }

  /** May they pass on rails, or only blink? */
  mayGlide(person: string, now: number): boolean {
    return this.#of(person, now).left >= 1;
  }

  mayBlink(person: string, now: number): boolean {
    return now - this.#of(person, now).blinkedAt >= BLINKS_APART;
  }

  glided(person: string, now: number): void {
    const account = this.#of(person, now);
    account.left -= 1;
    account.passedAt = now;
  }

  blinked(person: string, now: number): void {
    const account = this.#of(person, now);
    account.passedAt = now;
    account.blinkedAt = now;
  }

  /** May the place of somebody in a headset jump to where their body stands? */
  mayCatchUp(person: string, now: number): boolean {
    return now - this.#of(person, now).caughtUpAt >= CATCH_UPS_APART;
  }

  caughtUp(person: string, now: number): void {
    this.#of(person, now).caughtUpAt = now;
  }

  /** A pass is over: the next may begin half a second from now. */
  ended(person: string, now: number): void {
    this.#of(person, now).passedAt = now;
  }

  /** Is the bubble of `other` shut to this person's ghost? */
  isShut(person: string, other: string, now: number): boolean {
    const shut = this.#accounts.get(person)?.shut.get(other);
    return shut !== undefined && now < shut.until;
  }

  /** This person's ghost is in the bubble of `other`: once this pass is over it is shut, twice as long each time. */
  shutAfter(person: string, other: string, now: number): void {
    const { shut } = this.#of(person, now);
    const before = shut.get(other);
    const passes = before && now - before.at <= FORGOTTEN ? before.passes + 1 : 0;
    shut.set(other, { until: now + SHUT * 2 ** passes, passes, at: now });
  }
}
