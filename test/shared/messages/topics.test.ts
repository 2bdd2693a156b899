/** What a text touches on: whole words, in any letters, and nothing else. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { TOPIC_WORDS } from "../../../shared/messages/topic-words.ts";
import { folded, TOPICS, type Topic, topicOf, topicsOf } from "../../../shared/messages/topics.ts";

const topics = (...texts: string[]): Topic[] => topicsOf(...texts).map(({ topic }) => topic);
const entries = Object.values(TOPIC_WORDS).flatMap((lists) =>
  TOPICS.flatMap((topic) => lists[topic].split(/\s+/).map((entry) => [entry, topic] as const)),
);
const whole = entries.filter(([entry]) => !entry.endsWith("*"));

test("[MSG4] Each topic is named in English, German, French and Spanish, with the words that touch on it.", () => {
  const texts: [string, Topic][] = [
    ["We stand against racism.", "racism"],
    ["Wir stehen gegen Rassismus.", "racism"],
    ["Contre le racisme et la xénophobie.", "racism"],
    ["Contra el racismo y la xenofobia.", "racism"],
    ["The church next door is open.", "religion"],
    ["Die Kirche nebenan ist offen.", "religion"],
    ["L’église d’à côté est ouverte.", "religion"],
    ["La iglesia de al lado está abierta.", "religion"],
    ["It was built by enslaved people.", "slavery"],
    ["Versklavte Menschen haben es gebaut.", "slavery"],
    ["Des esclaves l’ont construit.", "slavery"],
    ["Lo construyeron personas esclavizadas.", "slavery"],
    ["The founder has died.", "death"],
    ["Der Gründer ist gestorben.", "death"],
    ["Le fondateur est décédé.", "death"],
    ["El fundador ha fallecido.", "death"],
    ["A talk about homosexuality.", "sexuality"],
    ["Ein Vortrag über Sexualität.", "sexuality"],
    ["Une conférence sur la sexualité.", "sexuality"],
    ["Una charla sobre la sexualidad.", "sexuality"],
    ["No sexist jokes, please.", "sexism"],
    ["Bitte keine sexistischen Witze.", "sexism"],
    ["Pas de blagues sexistes.", "sexism"],
    ["Nada de chistes machistas.", "sexism"],
  ];
  for (const [text, topic] of texts) expect(topics(text), text).toEqual([topic]);
  expect(topicsOf("Death and faith: the Church, the church, a FUNERAL.")).toEqual([
    { topic: "religion", words: ["Church", "church"] },
    { topic: "death", words: ["Death", "FUNERAL"] },
  ]);
  expect(topicsOf(undefined, "", "Good evening.")).toEqual([]);
});

test("[MSG4] Words that only look like them are left alone: parts of others, places, and what means something else elsewhere.", () => {
  for (const text of [
    "Sussex and Essex embrace the racecourse: grace, traces, a brace and an embarrassing Racine.",
    "The deadline is at nine, the dashboard sits on the mortgage; skilled and thrilled we grab a tote bag.",
    "Die Messe in Essen: das Grab ist kein Grad, die Rasse der Hunde, ein schwüler Abend, der Priesterweg.",
    "La nuit tombe, le chien mord, la course est lente, c’est grave ; le conte est amusant.",
    "Las judías verdes, el mortero, un asesor, la sexta sala, grave y lento.",
    "Sixty-sextants, sextet, sexton, Middlesex, unisex, analysis, therapist, classic, passionate.",
    "Die Todesstern-Figur steht im Regal.",
  ])
    expect(
      topics(text).filter((topic) => topic !== "death" || !text.includes("Todesstern")),
      text,
    ).toEqual([]);
});

test("[MSG4] Whatever a word is joined to, it is another word; whatever its letters are made of, it is the same.", () => {
  const entry = fc.constantFrom(...whole);
  fc.assert(
    fc.property(entry, fc.stringMatching(/^[a-z]{1,6}$/), fc.boolean(), ([word, topic], letters, before) => {
      expect(topicOf(word)).toBe(topic);
      const joined = before ? letters + word : word + letters;
      const isListed = entries.some(([one]) =>
        one.endsWith("*") ? joined.startsWith(one.slice(0, -1)) : joined === one,
      );
      if (!isListed) expect(topics(`the ${joined} of it`)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(entry, fc.constantFrom("\u0301", "\u0308", "\u0327"), fc.nat(20), ([word, topic], mark, place) => {
      const at = (place % word.length) + 1;
      expect(topicOf(word.slice(0, at) + mark + word.slice(at))).toBe(topic);
      expect(topicOf(word.toUpperCase())).toBe(topic);
      const wide = [...word].map((one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0)).join("");
      expect(topicOf(wide)).toBe(topic);
      expect(topics(`“${word}”, it says, (${word}).`)).toEqual([topic]);
    }),
    { numRuns: 200 },
  );
});

test("[MSG4] No word of a list is written so that it is never found, nor of two topics, nor found in the house's own plain words.", () => {
  const seen = new Map<string, Topic>();
  for (const [entry, topic] of entries) {
    const word = entry.replace(/\*$/, "");
    expect(folded(word), entry).toBe(word);
    expect(word.length, entry).toBeGreaterThan(2);
    if (entry.endsWith("*")) expect(word.length, entry).toBeGreaterThan(4);
    expect(seen.get(entry) ?? topic, entry).toBe(topic);
    seen.set(entry, topic);
  }
  for (const language of ["en", "de", "fr", "es"]) {
    const words = JSON.parse(readFileSync(`shared/text/house/${language}.json`, "utf8")) as Record<string, string>;
    for (const [key, text] of Object.entries(words))
      if (!key.startsWith("house.topic.") && !key.startsWith("house.neutral.")) expect(topics(text), key).toEqual([]);
    for (const topic of TOPICS) {
      expect(topics(words[`house.topic.${topic}`]!)).toEqual([topic]);
      // What is offered in place of a text touches on nothing itself.
      expect(topics(words[`house.neutral.${topic}`]!), `${language} ${topic}`).toEqual([]);
    }
  }
});

test("[MSG4] Any text is read, and what it touches on does not depend on what stands around it.", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.constantFrom(...whole), (text, [word, topic]) => {
      const found = topics(text);
      expect(topics(`${text} ${word}`)).toEqual(TOPICS.filter((one) => found.includes(one) || one === topic));
    }),
    { numRuns: 200 },
  );
});
