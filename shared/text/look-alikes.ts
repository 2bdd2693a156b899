/**
 * Look-alikes: reduces a name to what an eye takes it for, so that two names that look the same compare equal.
 *
 * Compatibility forms (fullwidth, mathematical, circled) fall by NFKD, accents by leaving marks out; what is left are
 * letters of other scripts, small capitals and digits drawn like a Latin letter, listed here by that letter. Chosen
 * from Unicode's confusables (UTS 39) as far as they imitate the Latin alphabet; both sides of a comparison are reduced
 * alike, so names wholly in another script stay as different as they were.
 */

/** Latin letter, then every character that passes for it; upper and lower case apart, since they look different. */
const PASSES_FOR: Record<string, string> = {
  a: "аАαΑɑᴀᎪ@4",
  b: "вВьЬβΒʙᏴ8",
  c: "сСϲϹᴄᏟ",
  d: "ԁԀđĐᴅᎠ",
  e: "еЕєεΕᴇᎬ3зЗ",
  f: "ƒꜰϝ",
  g: "ɡɢᏀ9",
  h: "һҺнНΗħĦʜᎻհ",
  j: "јЈϳͿᴊᎫ",
  k: "кКκΚᴋᏦ",
  l: "1|!iIіІӏӀιΙıɩłŁʟɪᏞᏆ",
  m: "мМΜᴍᎷ",
  n: "пηΝɴոŋ",
  o: "оОοΟσøØɵᴏօՕ0",
  p: "рРρΡᴘᏢ",
  q: "ԛԚզ",
  r: "гʀᎡ",
  s: "ѕЅꜱᏚ5$",
  t: "тТτΤŧŦᴛᎢ7",
  u: "υսᴜʊ",
  v: "νѵѴᴠᏙ",
  w: "ԝԜωᴡᎳ",
  x: "хХχΧ×",
  y: "уУүҮγΥʏ",
  z: "ζΖᴢᏃ2",
};

const LOOKS_LIKE = new Map(
  Object.entries(PASSES_FOR).flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
);

/** Letters drawn white on a disc or a square, and the halves of flags: three runs from A to Z. */
const LETTER_RUNS = [0x1f150, 0x1f170, 0x1f1e6];

function letterOf(character: string): string {
  const like = LOOKS_LIKE.get(character);
  if (like !== undefined) return like;
  const code = character.codePointAt(0) ?? 0;
  const run = LETTER_RUNS.find((start) => code >= start && code < start + 26);
  const plain = run === undefined ? character : String.fromCodePoint(0x61 + code - run);
  const lower = plain.toLowerCase();
  return LOOKS_LIKE.get(lower) ?? lower;
}

/** What an eye takes a text for: letters and digits only, in one case, look-alikes as one. */
export function skeleton(text: string): string {
  return [...text.normalize("NFKD").replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")]
    .map(letterOf)
    .join("")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}
