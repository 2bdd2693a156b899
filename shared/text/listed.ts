/**
 * Listed: whether a text has words of a list, also where they are disguised: in other widths and letters, with invisible
 * characters between, spaced out. A list knows neither who speaks nor to whom, so nothing but a question comes of it.
 */
import { skeleton } from "./look-alikes.ts";

/** Words are compared as the eye takes them; those with blanks word by word. */
export class WordList {
  readonly #words = new Set<string>();
  #longest = 1;

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const parts = partsOf(word);
      if (parts.length === 0) continue;
      this.#words.add(parts.join(" "));
      this.#longest = Math.max(this.#longest, parts.length);
    }
  }

  /** How many words of a text, or runs of them, are on the list. */
  count(text: string): number {
    const parts = joined(partsOf(text));
    let count = 0;
    for (let at = 0; at < parts.length; at++) {
      let run = "";
      for (let length = 1; length <= this.#longest && at + length <= parts.length; length++) {
        run = length === 1 ? parts[at]! : `${run} ${parts[at + length - 1]}`;
        if (!this.#words.has(run)) continue;
        count++;
        break;
      }
    }
    return count;
  }
}

/** The words of a text as the eye takes them; punctuation at their ends is nothing, within them it is no boundary. */
function partsOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .split(/[\s,;:?()"“”„«»…–—/]+/u)
    .map((word) => skeleton(word.replace(/^[.!'*_~-]+|[.!'*_~-]+$/gu, "")))
    .filter((word) => word !== "");
}

/** Single letters in a row are one word, spaced out. */
function joined(parts: readonly string[]): string[] {
  const whole: string[] = [];
  let letters: string[] = [];
  const end = () => {
    if (letters.length >= 3) whole.push(letters.join(""));
    else whole.push(...letters);
    letters = [];
  };
  for (const part of parts) {
    if ([...part].length === 1) letters.push(part);
    else {
      end();
      whole.push(part);
    }
  }
  end();
  return whole;
}
