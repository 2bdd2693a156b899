/**
 * Topics: what a text touches on that wants a second look before it is said to a crowd. Whole words alone, whatever their
 * accents and letters are made of; every language's words are looked for in every text, so no word stands here that means
 * something else in another of them. It names a topic and refuses nothing. Pure. Carries MSG4.
 */
import { TOPIC_WORDS } from "./topic-words.ts";

export const TOPICS = ["racism", "religion", "slavery", "death", "sexuality", "sexism"] as const;
export type Topic = (typeof TOPICS)[number];

export type Touch = {
  topic: Topic;
  /** The words of the text that touch on it, as they stand there, each once. */
  words: string[];
};

/** So many words are named for a topic. */
const NAMED = 5;

/** Letters without case and accents: one for each that reads the same. */
export const folded = (word: string): string =>
  word
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .replace(/ø/g, "o");

/** Whole words by themselves, and beginnings by their length. */
type Index = { whole: ReadonlyMap<string, Topic>; beginnings: ReadonlyMap<string, Topic>; lengths: readonly number[] };

const INDEX: Index = (() => {
  const whole = new Map<string, Topic>();
  const beginnings = new Map<string, Topic>();
  for (const lists of Object.values(TOPIC_WORDS))
    for (const topic of TOPICS)
      for (const entry of lists[topic].split(/\s+/))
        if (entry.endsWith("*")) beginnings.set(entry.slice(0, -1), topic);
        else if (entry !== "") whole.set(entry, topic);
  const lengths = [...new Set([...beginnings.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  return { whole, beginnings, lengths };
})();

/** The topic of one word; null for nearly all. */
export function topicOf(word: string): Topic | null {
  const letters = folded(word);
  const { whole, beginnings, lengths } = INDEX;
  const known = whole.get(letters);
  if (known !== undefined) return known;
  for (const length of lengths) {
    if (length > letters.length) continue;
    const topic = beginnings.get(letters.slice(0, length));
    if (topic !== undefined) return topic;
  }
  return null;
}

/** What texts touch on, in the order of `TOPICS`. */
export function topicsOf(...texts: readonly (string | undefined)[]): Touch[] {
  const found = new Map<Topic, Set<string>>();
  for (const text of texts)
    for (const [word] of (text ?? "").normalize("NFKC").matchAll(/[\p{L}\p{M}]+/gu)) {
      const topic = topicOf(word);
      if (topic !== null) found.set(topic, (found.get(topic) ?? new Set()).add(word));
    }
  return TOPICS.flatMap((topic) => {
    const words = found.get(topic);
    return words === undefined ? [] : [{ topic, words: [...words].slice(0, NAMED) }];
  });
}
