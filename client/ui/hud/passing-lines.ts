/** Passing lines: which words stand above the dock, the oldest first. What can be done about something is not pushed aside by words. */

/** What can be done about it, while the line is there: so many ms, where it is told. */
export type Offer = { words: string; act: () => void; ms?: number };
export type PassingLine = { id: number; words: string; offer: Offer | null };

const SHOWN_MS = 4500;
const OFFERED_MS = 20_000;
/** So many things that can be done stand at once; of more the oldest goes. */
export const OFFERS_MOST = 3;

/** How long a line stands, ms. */
export const shownMs = ({ offer }: PassingLine): number => (offer === null ? SHOWN_MS : (offer.ms ?? OFFERED_MS));

/** The lines once `line` is told: it takes the place of mere words and of the same offer, never of another one. */
export function linesWith(lines: readonly PassingLine[], line: PassingLine): PassingLine[] {
  const offers = lines.filter(({ words, offer }) => offer !== null && (line.offer === null || words !== line.words));
  return [...(line.offer === null ? offers : offers.slice(1 - OFFERS_MOST)), line];
}
