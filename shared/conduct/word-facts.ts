/**
 * Word facts: what a message is to rules, without what it says: links, capitals, its gist. Every pattern takes a time that
 * grows with the length alone.
 */

/** Fewer letters than that are no shouting: HTML, OK, NASA. */
const LETTERS_LEAST = 12;
/** Shorter ones are said again by anybody: yes, thanks. */
const GIST_LEAST = 6;
const GIST_MOST = 200;

const ADDRESS =
  /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:[a-z]{2,24}\/\S.*|(?:app|biz|cc|co|com|de|dev|es|fr|gg|info|io|link|ly|me|net|org|ru|shop|site|top|tv|xyz)(?:[/?#:].*)?)$/iu;

/** As the eye takes it: wide letters as narrow ones, without what draws nothing. */
const plain = (text: string) => text.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "");

/** How many links a message has, also disguised ones. */
export function linksIn(text: string): number {
  return plain(text)
    .split(/\s+/u)
    .filter((word) => {
      const bare = word.replace(/^[("'<[]+/u, "").replace(/[)"'>\].,;!?]+$/u, "");
      return bare.includes("://") || /^www\./iu.test(bare) || ADDRESS.test(bare);
    }).length;
}

/** The share of capitals among letters that know them, 0…1; null where there are too few to tell. */
export function capitalsIn(text: string): number | null {
  let [capitals, letters] = [0, 0];
  for (const letter of text) {
    const upper = letter.toUpperCase();
    const lower = letter.toLowerCase();
    if (upper === lower) continue;
    letters++;
    if (letter === upper) capitals++;
  }
  return letters < LETTERS_LEAST ? null : capitals / letters;
}

/** What a message comes to for telling it from another: its letters and digits; null where it says too little. */
export function gistOf(text: string): string | null {
  const gist = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, "")
    .slice(0, GIST_MOST);
  return gist.length < GIST_LEAST ? null : gist;
}
