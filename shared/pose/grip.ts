/**
 * Grip: how far the fingers of a hand close, 0 (open) to 1 (a fist), as the wire carries it, two bits a hand: 0 loose,
 * which nobody needs to say, 1 open, 2 half closed, 3 a fist. The left hand's are the lower two.
 */

/** How far fingers close that are loose, for whoever draws them. */
export const LOOSE_GRIP = 0.45;

const SAID: readonly (number | undefined)[] = [undefined, 0, 2 / 3, 1];

/** The code nearest to a grip; undefined is loose. */
export function gripCode(grip: number | undefined): number {
  if (grip === undefined) return 0;
  const third = Math.round(Math.min(1, Math.max(0, grip)) * 3);
  return third > 1 ? third : 1 - third;
}

/** What a hand's code says; `hand` 0 for the left, 1 for the right. Undefined where it is loose. */
export function gripOf(codes: number, hand: number): number | undefined {
  return SAID[(codes >> (2 * hand)) & 3];
}
