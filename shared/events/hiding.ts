/**
 * Hiding: no figure of a report is about fewer than five people, and none can be reckoned from those beside it. A part of a
 * whole that is told hides when few are in it, and when few are not; of cells that add up to what is told, so many hide that
 * those hidden are together five people at least, and two cells. Carries EVT6.
 */

export const LEAST = 5;

/** What stands in the place of a number. Nobody can tell none from four. */
export const FEW = "fewer than 5";
/** Of the people it is a part of, fewer than five are not in it. */
export const ALL_BUT_FEW = "all but fewer than 5";
/** It would give away another. */
export const WITHHELD = "not shown";
export type Shown = number | typeof FEW | typeof ALL_BUT_FEW | typeof WITHHELD;

export type People = ReadonlySet<string>;

/** A number about some people, and about nobody else. */
export const alone = (people: People, value: number): Shown => (people.size < LEAST ? FEW : value);

/** A number about some people, where the same number about them and `others` together is told too. */
export function part(people: People, others: People, value: number): Shown {
  if (people.size < LEAST) return FEW;
  return others.size < LEAST ? ALL_BUT_FEW : value;
}

/** How many of a whole, whose number is told, are in a part. Where all of them are, there is nobody else to tell of. */
export function partOf(people: People, whole: People): Shown {
  const others = without(whole, people);
  return others.size === 0 ? alone(people, people.size) : part(people, others, people.size);
}

export const without = (people: People, those: People): Set<string> =>
  new Set([...people].filter((one) => !those.has(one)));

export type Cell = { people: People; value: number };

/** Cells that add up to a number that is told. */
export function cells(all: readonly Cell[]): Shown[] {
  const shown: Shown[] = all.map(({ people, value }) => alone(people, value));
  // The smallest that are shown hide too, until nothing can be reckoned.
  const next = all.map((_, n) => n).filter((n) => shown[n] !== FEW);
  next.sort((a, b) => all[a]!.people.size - all[b]!.people.size);
  for (const n of next) {
    if (!givesAway(all, shown)) break;
    shown[n] = WITHHELD;
  }
  return shown;
}

/** Whether what hides can be reckoned from the sum of all. */
export function givesAway(all: readonly Cell[], shown: readonly Shown[]): boolean {
  const hidden = all.filter((_, n) => typeof shown[n] !== "number");
  if (hidden.length === 0) return false;
  if (hidden.length === 1) return true;
  const people = new Set<string>();
  for (const one of hidden)
    for (const person of one.people) {
      people.add(person);
      if (people.size >= LEAST) return false;
    }
  return true;
}
