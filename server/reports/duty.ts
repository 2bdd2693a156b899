/**
 * Duty: which moderators are on duty in which space, in memory, and how many sealed minutes each may open, so that the
 * hard things to see are shared. Time is passed in. Carries CAS9.
 */

type OnDuty = { person: string; since: number };

/** Nobody is stopped before they have opened so many. */
const LEAST = 2;

export class Duty {
  readonly #bySpace = new Map<string, OnDuty[]>();

  /** Whether that changed anything. */
  begin(space: string, person: string, since: number): boolean {
    const here = this.in(space);
    if (here.some((one) => one.person === person)) return false;
    this.#bySpace.set(
      space,
      [...here, { person, since }].sort((a, b) => a.since - b.since),
    );
    return true;
  }

  end(space: string, person: string): boolean {
    const here = this.in(space);
    const left = here.filter((one) => one.person !== person);
    this.#bySpace.set(space, left);
    return left.length < here.length;
  }

  /** Those on duty, the longest first. */
  in(space: string): readonly OnDuty[] {
    return this.#bySpace.get(space) ?? [];
  }
}

/**
 * How many capsules one of several on duty may open in a day: twice the median of what all of them opened, and two at
 * least; null for somebody alone, who has nobody to share with.
 */
export function mostToOpen(opened: readonly number[]): number | null {
  if (opened.length < 2) return null;
  const sorted = [...opened].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return Math.max(LEAST, 2 * median);
}
