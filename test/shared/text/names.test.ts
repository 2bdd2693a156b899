import fc from "fast-check";
import { expect, test } from "vitest";
import { skeleton } from "../../../shared/text/look-alikes.ts";
import { NAME_MOST, passesForStaff, readName } from "../../../shared/text/names.ts";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

test("[DOOR17] Names of every script pass as they are written.", () => {
  for (const name of [
    "Ada",
    "Ada Lovelace",
    "O'Brien-Smith",
    "Jean-Noël",
    "Łukasz Żółć",
    "Nguyễn Thị Ánh",
    "Дмитрий",
    "Αλέξανδρος",
    "Հայկ",
    "ნინო",
    "שָׁלוֹם",
    "محمد",
    "علی‌رضا",
    "ज़ाहिद",
    "श्री",
    "ক্ষ",
    "தமிழ்",
    "ศิริพร",
    "ကြို့",
    "བསྒྲུབས",
    "ភាសាខ្មែរ",
    "ᠮᠣᠩᠭᠣᠯ",
    "李小龍",
    "葛󠄀城",
    "さくら",
    "김민준",
    "ᏣᎳᎩ",
    "አበበ",
    "R2D2",
    "42",
    "🦊",
    "👩‍🚀 Sally",
    "👨‍👩‍👧‍👦",
    "❤️",
    "🇩🇪 Udo",
    "👍🏽",
  ])
    expect.soft(readName(name), name).toEqual({ name: name.normalize("NFKC") });
});

test("[DOOR17] Blanks are trimmed and single, and compatible forms are one.", () => {
  expect(readName("  Ada \t\n Lovelace　")).toEqual({ name: "Ada Lovelace" });
  expect(readName("Ａｄａ")).toEqual({ name: "Ada" });
  expect(readName("e\u0301")).toEqual({ name: "é" });
  expect(readName("a\u00a0b")).toEqual({ name: "a b" });
});

test("[DOOR17] What nobody can see, or what turns writing around, is refused with a sentence that says so.", () => {
  for (const name of [
    "A\u200Bda",
    "A\u200Cda",
    "A\u200Dda",
    "\u202EadA",
    "A\u202Ada",
    "\u2067Ada\u2069",
    "\u061CAda",
    "A\u00ADda",
    "A\u034Fda",
    "A\u2060da",
    "A\uFEFFda",
    "A\uFE0Fda",
    "\u3164",
    "A\u115Fda",
    "\u17B4Ada",
    "\u2800",
    "A\u0000da",
    "A\u0007da",
    "A\u001B[31mda",
    "A\uD800da",
    "\uE000",
    "A\u{E0041}da",
    "A\uFFFFda",
    "A\u2028\u200Eda",
  ]) {
    const { problem } = readName(name);
    expect.soft(problem, JSON.stringify(name)).toContain("nobody can see");
  }
});

test("[DOOR17] A name is 1 to 40 characters as people count them, and has something to read in it.", () => {
  expect(readName("a".repeat(NAME_MOST)).name).toBeDefined();
  expect(readName("a".repeat(NAME_MOST + 1)).problem).toContain("40");
  expect(readName("👩‍🚀".repeat(NAME_MOST)).name).toBeDefined();
  expect(readName("👩‍🚀".repeat(NAME_MOST + 1)).problem).toBeDefined();
  expect(readName("\uFDFA".repeat(10)).problem).toContain("40");
  for (const name of ["", "   ", "...", "--", "'", "​"]) expect.soft(readName(name).problem, name).toBeDefined();
});

test("[DOOR17] Marks do not pile up.", () => {
  expect(readName("Z\u0361\u0337").name).toBeDefined();
  expect(readName("Z\u0361\u0337\u0353").problem).toContain("marks");
  expect(readName("Z\u0361\u0337\u0353\u0322".repeat(5)).problem).toContain("marks");
  expect(readName("\u0361Ada").problem).toContain("marks");
  expect(readName("\u0E01\u0E48\u0E48\u0E48\u0E48\u0E48").problem).toContain("marks");
});

test("[DOOR17] Whatever is typed, a name that passes is short, visible, stable, and never begins or ends blank.", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          "a",
          " ",
          "\u0301",
          "\u200D",
          "\u200C",
          "\u202E",
          "👩",
          "🚀",
          "क",
          "\u094D",
          "م",
          "\uFE0F",
          "ﷺ",
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const { name, problem } = readName(text);
      if (name === undefined) return problem!.length > 10;
      expect(readName(name)).toEqual({ name });
      expect(name.trim()).toBe(name);
      expect(name).not.toMatch(/[\p{Bidi_Control}\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200B]/u);
      expect([...graphemes.segment(name)].length).toBeLessThanOrEqual(NAME_MOST);
      expect(name).not.toBe("");
      return true;
    }),
    { numRuns: 2000 },
  );
});

test("[DOOR18] Whatever looks like a name of the staff, or says it is one of them, passes for staff.", () => {
  const staff = ["Sophia Klein", "Ильяс", "Bill"];
  for (const name of [
    "Sophia Klein",
    "sophia klein",
    "SophiaKlein",
    "Sophia  Klein.",
    "Ѕорhіа Кlеіn",
    "Soρhia Κlein",
    "𝐒𝐨𝐩𝐡𝐢𝐚 𝐊𝐥𝐞𝐢𝐧",
    "Ｓｏｐｈｉａ Ｋｌｅｉｎ",
    "Ⓢⓞⓟⓗⓘⓐ Ⓚⓛⓔⓘⓝ",
    "🅂🄾🄿🄷🄸🄰 🄺🄻🄴🄸🄽",
    "🅢🅞🅟🅗🅘🅐 🅚🅛🅔🅘🅝",
    "Sóphïa Kléin",
    "S0ph1a K1e1n",
    "ꜱᴏᴘʜɪᴀ ᴋʟᴇɪɴ",
    "Ильяс",
    "B1ll",
    "BiII",
    "8ill",
    "Moderator",
    "m0derat0r",
    "Mоdеrаtоr",
    "Mo (Moderator)",
    "Stoa",
    "STOA host",
    "The Host",
    "Admin 1",
    "Admin1",
    "⟦admin⟧",
    "M o d e r a t o r",
    "модератор",
    "𝖆𝖉𝖒𝖎𝖓",
    "@dmin",
    "$taff",
  ])
    expect.soft(passesForStaff(name.normalize("NFKC"), staff), name).toBe(true);
});

test("[DOOR18] Other names do not, though they share letters or words.", () => {
  const staff = ["Sophia Klein", "Bill"];
  for (const name of [
    "Sophia",
    "Sophie Klein",
    "Billy",
    "Modesta",
    "Ghost",
    "Hostia",
    "Stoat",
    "Adam Minor",
    "Дмитрий",
    "李小龍",
    "محمد",
    "🦊",
    "Owen",
    "Ada",
    "42",
  ])
    expect.soft(passesForStaff(name, staff), name).toBe(false);
});

test("[DOOR18] A name's look does not depend on case, width, accents or what is between its letters.", () => {
  expect(skeleton("PAYPAL")).toBe(skeleton("раураl"));
  expect(skeleton("Cornelia")).toBe(skeleton("Comelia"));
  expect(skeleton("Anna")).not.toBe(skeleton("Anja"));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
      expect(skeleton(skeleton(text))).toBe(skeleton(text));
    }),
  );
});
