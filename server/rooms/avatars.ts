/**
 * Avatars: who stands, or stood, behind an avatar id. An id is good until 30 minutes after its bearer left, so that
 * somebody can still be blocked or reported. Time is passed in.
 */

const GOOD_AFTER_LEAVING_MS = 30 * 60_000;

type Bearer = { person: string; name: string; space: string; left: number | null };

export class Avatars {
  readonly #bearers = new Map<string, Bearer>();
  #elsewhere: ReadonlySet<string> = new Set();

  entered(avatar: string, person: string, name: string, space: string): void {
    this.#bearers.set(avatar, { person, name, space, left: null });
  }

  /** Whoever stands in other processes, as these tell it. */
  elsewhere(there: readonly { avatar: string; person: string; name: string; space: string }[], now: number): void {
    const still = new Set(there.map(({ avatar }) => avatar));
    for (const avatar of this.#elsewhere) if (!still.has(avatar)) this.left(avatar, now);
    this.#elsewhere = still;
    for (const { avatar, person, name, space } of there) this.entered(avatar, person, name, space);
  }

  left(avatar: string, now: number): void {
    const bearer = this.#bearers.get(avatar);
    if (bearer) bearer.left = now;
    for (const [id, one] of this.#bearers) if (spent(one, now)) this.#bearers.delete(id);
  }

  forget(person: string): void {
    for (const [id, one] of this.#bearers) if (one.person === person) this.#bearers.delete(id);
  }

  find(avatar: string, now: number): { person: string; name: string; space: string } | undefined {
    const bearer = this.#bearers.get(avatar);
    return bearer && !spent(bearer, now) ? bearer : undefined;
  }
}

function spent(bearer: Bearer, now: number): boolean {
  return bearer.left !== null && now - bearer.left > GOOD_AFTER_LEAVING_MS;
}
