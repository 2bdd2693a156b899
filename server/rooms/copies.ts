/**
 * Copies: which copy of a space somebody enters. Carries COPY1 to COPY4 and LNK4. Pure: who is where is passed in.
 *
 * Somebody whom a newcomer has blocked, or who has blocked them, counts only as a place that is taken: where such a
 * person is, and with whom, changes nothing about the choice.
 */

/** Somebody with a place in a copy: who stands there, or is on their way. */
export type Occupant = { person: string; group: string | null };
export type OpenCopy = { number: number; capacity: number; people: readonly Occupant[] };
export type Newcomer = Occupant & {
  /** Persons with whom closeness was agreed. */
  friends: ReadonlySet<string>;
  /** Somebody of their company whom they come after; null for nobody. */
  leader: string | null;
  /** Persons with whom they are blocked, whoever of the two did it. */
  blocked: ReadonlySet<string>;
};

/** What draws somebody to a copy, the strongest first: whom they come after, how many of their group, friends, anybody. */
type Draw = readonly [leader: number, group: number, friends: number, anybody: number];

const NOBODY: Draw = [0, 0, 0, 0];

/**
 * The numbers of the copies that somebody may enter, the best first; a number that is not among `open` is a copy to be
 * opened. Empty when the space is full.
 * @param most how many copies may be open at a time
 * @param taken the numbers of copies that nobody can enter, which none is opened under
 */
export function copiesFor(
  newcomer: Newcomer,
  open: readonly OpenCopy[],
  most: number,
  taken: readonly number[] = [],
): number[] {
  const older = open.filter(({ people }) => people.some(({ person }) => person === newcomer.person));
  const choices = open
    .filter((copy) => copy.people.length < copy.capacity && !older.includes(copy))
    .map(({ number, people }) => ({ number, draw: drawOf(newcomer, people) }));
  if (open.length < most) choices.push({ number: lowestFree(open, taken), draw: NOBODY });
  choices.sort((a, b) => stronger(a.draw, b.draw) || a.number - b.number);
  return [...older, ...choices].map(({ number }) => number);
}

function drawOf({ leader, group, friends, blocked }: Newcomer, people: readonly Occupant[]): Draw {
  const known = people.filter(({ person }) => !blocked.has(person));
  return [
    known.filter(({ person }) => person === leader).length,
    group === null ? 0 : known.filter((one) => one.group === group).length,
    known.filter(({ person }) => friends.has(person)).length,
    known.length,
  ];
}

/** Below 0 when `a` draws more. */
function stronger(a: Draw, b: Draw): number {
  return b[0] - a[0] || b[1] - a[1] || b[2] - a[2] || b[3] - a[3];
}

function lowestFree(open: readonly OpenCopy[], others: readonly number[]): number {
  const taken = new Set([...open.map(({ number }) => number), ...others]);
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}
