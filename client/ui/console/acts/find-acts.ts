/** FindActs: acts by what somebody types of their name: letters in their order, best where words begin with them. Pure. */
import type { Act } from "./act.ts";

/** What each letter is worth: at the beginning of a word, right after the one before, and anywhere else. */
const BEGINS = 8;
const FOLLOWS = 8;
const ANYWHERE = 1;
/** What is found only in what an act does is worth less by this. */
const IN_SENTENCE = 0.25;

/** Acts that match, the best first; all of them, in their order, where nothing is asked. */
export function findActs(acts: readonly Act[], asked: string): Act[] {
  const wanted = fold(asked);
  if (wanted === "") return [...acts];
  return acts
    .map((act, nth) => ({ act, nth, worth: worthOf(act, wanted) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || a.nth - b.nth)
    .map(({ act }) => act);
}

const worthOf = ({ words, does, off }: Act, wanted: string): number => {
  const named = matchOf(fold(words), wanted);
  // A sentence has so many letters that only whole words in it count.
  const said = fold(does).includes(wanted) ? wanted.length * IN_SENTENCE : 0;
  return Math.max(named, said) * (off === null ? 1 : 0.5);
};

/** How well the letters of `wanted` are found in `words` in their order; 0 where they are not. */
export function matchOf(words: string, wanted: string): number {
  let best = 0;
  for (let start = words.indexOf(wanted[0]!); start >= 0; start = words.indexOf(wanted[0]!, start + 1))
    best = Math.max(best, from(words, wanted, start));
  return best;
}

function from(words: string, wanted: string, start: number): number {
  let at = start - 1;
  let worth = 0;
  for (const letter of wanted) {
    const next = words.indexOf(letter, at + 1);
    if (next < 0) return 0;
    const begins = next === 0 || !/[\p{L}\p{N}]/u.test(words[next - 1]!);
    worth += begins ? BEGINS : next === at + 1 && at >= start ? FOLLOWS : ANYWHERE;
    at = next;
  }
  return worth;
}

/** Letters alone: no case, no accents, no marks of direction. */
export const fold = (words: string): string =>
  words
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .trim();
