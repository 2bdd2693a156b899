/** Weight: how much a report counts, by how earlier ones of its author turned out. */

/** Whoever came within this is a newcomer: whatever many of them report together counts as one, ms. */
const NEWCOMER_MS = 24 * 60 * 60_000;

/**
 * 1 for somebody whose reports nobody has judged yet, towards 2 for one whose reports hold, towards 0 for one whose do not:
 * twice the mean of the Beta(1 + upheld, 1 + rejected) distribution.
 */
export function reportWeight({ upheld, rejected }: { upheld: number; rejected: number }): number {
  return (2 * (1 + upheld)) / (2 + upheld + rejected);
}

/** Whether they came too lately to count for more than all other newcomers together; none whose report has held. */
export function isNewcomer(since: number, { upheld }: { upheld: number }, now: number): boolean {
  return upheld === 0 && now - since < NEWCOMER_MS;
}
