/**
 * Orders: what moderators have ordered for a while for a whole space or a zone of it: shield, hush, freeze. In memory; each
 * ends by itself. Time is passed in. Carries ORD1 to ORD5.
 */

/** Whoever was here lately need not knock. */
export type Knock = { person: string; name: string; at: number };

type Shield = {
  from: number;
  until: number;
  admitted: Set<string>;
  knocks: Map<string, Knock>;
  /** Somebody has knocked since moderators were told, and when they were. */
  isNews: boolean;
  toldAt: number;
};
type SpaceOrders = { shield: Shield | null; hushed: Map<string, number>; frozen: Map<string, number> };

export type ZoneOrder = "hushed" | "frozen";

/** So many wait at the door at most; the oldest knock goes first. */
const KNOCKS_MOST = 100;
/** Who has not knocked for so long has gone, ms. */
const KNOCK_MS = 60_000;

/** Who knocks is told once in so long, ms. */
const TELL_EVERY_MS = 500;

export class Orders {
  readonly #of = new Map<string, SpaceOrders>();

  /** A shield from now on; those who are here come back as they please. */
  raise(space: string, here: Iterable<string>, now: number, until: number): void {
    const before = this.#in(space).shield;
    this.#in(space).shield = {
      from: before?.from ?? now,
      until,
      admitted: new Set([...(before?.admitted ?? []), ...here]),
      knocks: before?.knocks ?? new Map(),
      isNews: before?.isNews ?? false,
      toldAt: before?.toldAt ?? Number.NEGATIVE_INFINITY,
    };
  }

  /** Whether there was one. */
  lower(space: string): boolean {
    const { shield } = this.#in(space);
    this.#in(space).shield = null;
    return shield !== null;
  }

  shieldOf(space: string): { from: number; until: number } | null {
    return this.#of.get(space)?.shield ?? null;
  }

  /** Whether somebody may come in; who may not has knocked. */
  knock(space: string, person: string, name: string, now: number): boolean {
    const { shield } = this.#in(space);
    if (shield === null || shield.until <= now || shield.admitted.has(person)) return true;
    const { knocks } = shield;
    knocks.delete(person);
    knocks.set(person, { person, name, at: now });
    shield.isNews = true;
    for (const [who, { at }] of knocks) if (now - at > KNOCK_MS || knocks.size > KNOCKS_MOST) knocks.delete(who);
    return false;
  }

  /** Whether moderators are to be told now who knocks: not with every knock, however many there are. */
  takeKnocks(space: string, now: number): boolean {
    const shield = this.#of.get(space)?.shield;
    if (!shield?.isNews || now - shield.toldAt < TELL_EVERY_MS) return false;
    shield.isNews = false;
    shield.toldAt = now;
    return true;
  }

  /** Lets somebody in who knocked, or everybody who does. */
  admit(space: string, person: string | null): void {
    const { shield } = this.#in(space);
    if (shield === null) return;
    for (const who of person === null ? [...shield.knocks.keys()] : [person]) {
      shield.admitted.add(who);
      shield.knocks.delete(who);
    }
  }

  forget(person: string): void {
    for (const { shield } of this.#of.values()) {
      shield?.admitted.delete(person);
      shield?.knocks.delete(person);
    }
  }

  knocksAt(space: string, now: number): Knock[] {
    const knocks = this.#of.get(space)?.shield?.knocks.values() ?? [];
    return [...knocks].filter(({ at }) => now - at <= KNOCK_MS);
  }

  /** Orders it for a zone until then (ms since 1970), or (null) no more. */
  set(space: string, what: ZoneOrder, zone: string, until: number | null): void {
    const zones = this.#in(space)[what];
    if (until === null) zones.delete(zone);
    else zones.set(zone, until);
  }

  /** The zones for which it is ordered, with when it ends. */
  zones(space: string, what: ZoneOrder): ReadonlyMap<string, number> {
    return this.#of.get(space)?.[what] ?? NONE;
  }

  /** Ends what is over; answers what that was. */
  expire(space: string, now: number): { shield: boolean; zones: { what: ZoneOrder; zone: string }[] } {
    const orders = this.#of.get(space);
    if (orders === undefined) return NOTHING;
    const shield = orders.shield !== null && orders.shield.until <= now;
    if (shield) orders.shield = null;
    const zones: { what: ZoneOrder; zone: string }[] = [];
    for (const what of ["hushed", "frozen"] as const) {
      for (const [zone, until] of orders[what]) {
        if (until > now) continue;
        orders[what].delete(zone);
        zones.push({ what, zone });
      }
    }
    return { shield, zones };
  }

  #in(space: string): SpaceOrders {
    const known = this.#of.get(space) ?? { shield: null, hushed: new Map(), frozen: new Map() };
    this.#of.set(space, known);
    return known;
  }
}

const NONE: ReadonlyMap<string, number> = new Map();
const NOTHING = { shield: false, zones: [] };
