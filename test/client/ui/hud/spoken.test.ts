import { expect, test } from "vitest";
import { endOf, gather, wordsOf } from "../../../../client/ui/hud/spoken.ts";
import type { Message } from "../../../../shared/protocol/from-server/index.ts";

let at = 0;
const said = (from: string, words: string, more: Partial<Message> = {}): Message => {
  at += 2000;
  return { id: `m${at}`, from, name: from, text: words, at, to: "near", ...more };
};
const spoke = (from: string, words: string, more: Partial<Message> = {}) =>
  said(from, words, { caption: true, ...more });

test("[VOI84] What one says in one go is one entry; others' words, and a pause, begin another.", () => {
  const first = spoke("ada", "Good evening.");
  const list = [
    first,
    spoke("ada", "Thank you for coming."),
    said("bo", "Hello"),
    spoke("ada", "Let us begin."),
    spoke("bo", "Yes."),
    spoke("bo", "After a while.", { at: at + 60_000 }),
  ];
  const entries = gather(list).map((entry) => ("spoken" in entry ? wordsOf(entry.spoken) : `${entry.message.text}!`));
  expect(entries).toEqual(["Good evening. Thank you for coming.", "Hello!", "Let us begin.", "Yes.", "After a while."]);
});

test("[VOI84] Of a long speech the end stands there, from a whole word on.", () => {
  const speech = Array.from({ length: 60 }, (_, i) => spoke("ada", `sentence ${i} is here.`));
  const { words, cut } = endOf(speech);
  expect(cut).toBe(true);
  expect(words.length).toBeLessThan(200);
  expect(words).toMatch(/^… \w+ .*sentence 59 is here\.$/);
  expect(endOf(speech.slice(0, 2))).toEqual({ words: "sentence 0 is here. sentence 1 is here.", cut: false });
});
