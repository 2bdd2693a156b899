/**
 * Spoken: what stands in the list of words. What machines wrote down of one voice in one go is one entry, however many
 * sentences it has, so that a speech does not flood the list. Carries VOI84.
 */
import type { Message } from "../../../shared/protocol/from-server/index.ts";

export type Entry = { message: Message } | { spoken: readonly [Message, ...Message[]] };

/** A longer silence than this begins another entry. */
const PAUSE_MS = 20_000;
/** So many letters of a speech stand there until one asks for all of it. */
const SHOWN = 180;

export function gather(messages: readonly Message[]): Entry[] {
  const entries: (Entry & { spoken?: [Message, ...Message[]] })[] = [];
  for (const message of messages) {
    if (message.caption !== true || message.hidden !== undefined) {
      entries.push({ message });
      continue;
    }
    const before = entries.at(-1)?.spoken;
    const last = before?.at(-1);
    if (before !== undefined && last?.from === message.from && message.at - last.at < PAUSE_MS) before.push(message);
    else entries.push({ spoken: [message] });
  }
  return entries;
}

/** Its last words, from a word on, and whether there are more before them. */
export function endOf(spoken: readonly Message[]): { words: string; cut: boolean } {
  const all = wordsOf(spoken);
  if (all.length <= SHOWN) return { words: all, cut: false };
  const end = all.slice(-SHOWN);
  const space = end.indexOf(" ");
  return { words: `…${space < 0 ? end : end.slice(space)}`, cut: true };
}

export function wordsOf(spoken: readonly Message[]): string {
  return spoken.map(({ text }) => text).join(" ");
}
