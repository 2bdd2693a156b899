/** Passing lines: which words stand above the dock, the oldest first. What can be done about something is not pushed aside by words. */

/** What can be done about it, while the line is there: so many ms, where it is told. */
export type Offer = { words: string; act: () => void; ms?: number };
export type PassingLine = { id: number; words: string; offer: Offer | null };

const SHOWN_MS = 4500;
const OFFERED_MS = 20_000;

/** How long a line stands, ms. */
export const shownMs = ({ offer }: PassingLine): number => (offer === null ? SHOWN_MS : (offer.ms ?? OFFERED_MS));

/** The lines once `line` is told: the last words, and before them the last thing that can be done, which only another takes the place of. */
export function linesWith(lines: readonly PassingLine[], line: PassingLine): PassingLine[] {
  return line.offer === null ? [...lines.filter(({ offer }) => offer !== null), line] : [line];
}
