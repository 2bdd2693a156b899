/** What messages are to rules. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listedIn } from "../../../server/word-lists.ts";
import { capitalsIn, gistOf, linksIn } from "../../../shared/conduct/word-facts.ts";
import { WordList } from "../../../shared/text/listed.ts";

test.each<[string, number]>([
  ["see https://stoa.example/a?b and (www.there.example)!", 2],
  ["buy at cheap-lamps.shop/now, or lamps.example.com.", 2],
  ["it is 3.45 m, e.g. there; and file.txt is no link... really", 0],
  ["ｈｔｔｐｓ：／／wide.example ht\u200Btp://hidden.example any.zip/thing", 3],
  ["ftp://old.example <http://new.example>", 2],
])("[RUL8] Links are counted: %s", (text, count) => {
  expect(linksIn(text)).toBe(count);
});

test("[RUL8] Capitals count where a script has them and there are letters enough.", () => {
  expect(capitalsIn("OK NASA, HTML")).toBeNull();
  expect(capitalsIn("THIS IS SHOUTING")).toBe(1);
  expect(capitalsIn("This is an ordinary sentence.")).toBeLessThan(0.1);
  expect(capitalsIn("これは大声ではありません、本当に")).toBeNull();
  expect(capitalsIn("ГРОМКО ГОВОРЮ Я")).toBe(1);
});

test("[RUL8] The gist of words is the same however they are dressed up, and little says nothing.", () => {
  expect(gistOf("BUY my lamps!!!")).toBe(gistOf("buy  my... ｌａｍｐｓ"));
  expect(gistOf("yes!")).toBeNull();
  expect(gistOf("🎉🎉🎉🎉🎉🎉")).not.toBeNull();
});

test.each([
  "you are a quibble",
  "you are a QUIBBLE!",
  "you are a qu1bbl3",
  "q u i b b l e",
  "q.u.i.b.b.l.e",
  "quⅰbble",
  "ｑｕｉｂｂｌｅ",
  "qu\u200bib\u00adble",
  "𝓺𝓾𝓲𝓫𝓫𝓵𝓮",
  "quіbblе",
  "two  words",
])("[RUL8] A listed word is found in its disguises: %s", (text) => {
  expect(new WordList(["quibble", "two words"]).count(text)).toBe(1);
});

test.each(["quibbler", "a quib ble", "I am a c programmer", "two other words", "", "🙂🙂"])(
  "[RUL8] Words that only have one in them are left alone: %s",
  (text) => {
    expect(new WordList(["quibble", "two words"]).count(text)).toBe(0);
  },
);

test("[RUL8] Ordinary text has no listed words: what this house says of itself.", () => {
  for (const file of ["README.md", "ARCHITECTURE.md", "RULES.md"])
    for (const line of readFileSync(file, "utf8").split("\n")) expect(listedIn(line), line).toBe(0);
});

test("[RUL8] Looking at a message takes a time that grows with its length alone.", () => {
  const worst = [
    "a.".repeat(5000),
    "a-".repeat(5000),
    "://".repeat(3000),
    "a ".repeat(5000),
    `${"a.b-".repeat(2500)}!`,
    "A".repeat(10_000),
  ];
  listedIn("warm");
  for (const text of worst) {
    const began = performance.now();
    linksIn(text);
    capitalsIn(text);
    gistOf(text);
    listedIn(text);
    expect(performance.now() - began, text.slice(0, 8)).toBeLessThan(150);
  }
});
