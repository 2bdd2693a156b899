/**
 * Reactions: applause, hearts and the like, of however many people, as one number of each kind. Each person counts once a
 * second for a kind. Pure: times are ms and passed in. Carries RCT1 and RCT2.
 */
export const REACTIONS = ["clap", "heart", "laugh", "wow", "question"] as const;
export type Reaction = (typeof REACTIONS)[number];

/** How many people did what since the last count; what nobody did is left out. */
export type ReactionCounts = Partial<Record<Reaction, number>>;

/** A person counts once in so long for each kind, ms. */
export const COUNTED_EVERY_MS = 1000;
/** However many people are there, no count is larger. */
export const COUNT_MOST = 1_000_000;

/** Adds some counts to others. */
export function addCounts(to: ReactionCounts, more: ReactionCounts): ReactionCounts {
  const sum: ReactionCounts = { ...to };
  for (const kind of REACTIONS) {
    const added = more[kind] ?? 0;
    if (Number.isSafeInteger(added) && added > 0) sum[kind] = Math.min(COUNT_MOST, (sum[kind] ?? 0) + added);
  }
  return sum;
}

export const countOf = (counts: ReactionCounts): number =>
  REACTIONS.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);

/** Counts what people do between two tellings. */
export class Tally {
  /** When each kind of somebody was counted last, in the order in which they came. */
  readonly #last = new Map<string, Float64Array>();
  #counts: ReactionCounts = {};

  /** Whether it counts. */
  add(person: string, kind: Reaction, now: number): boolean {
    let last = this.#last.get(person);
    if (last === undefined) {
      last = new Float64Array(REACTIONS.length).fill(Number.NEGATIVE_INFINITY);
      this.#last.set(person, last);
    }
    const at = REACTIONS.indexOf(kind);
    if (now - last[at]! < COUNTED_EVERY_MS) return false;
    last[at] = now;
    this.#counts[kind] = Math.min(COUNT_MOST, (this.#counts[kind] ?? 0) + 1);
    return true;
  }

  /** What was counted since the last call; null where nothing was. */
  take(now: number): ReactionCounts | null {
    for (const [person, last] of this.#last) if (now - Math.max(...last) >= COUNTED_EVERY_MS) this.#last.delete(person);
    const counts = this.#counts;
    this.#counts = {};
    return countOf(counts) === 0 ? null : counts;
  }

  forget(person: string): void {
    this.#last.delete(person);
  }
}
