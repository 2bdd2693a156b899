/** The export, and what is found in one: anything that differs by as much as a bit. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { checkExport, exportOf } from "../../server/ledger.ts";
import { rowHash } from "../../server/store/ledger.ts";
import { BEGINNING, type LedgerHead, type LedgerLine, LINE_MOST } from "../../shared/ledger/line.ts";
import { verdictWords } from "../../shared/ledger/verdict-words.ts";
import { chainOf, exported, linesOf, sanction } from "../support/chain.ts";

const SEED = 6;
const chain = (length: number) => chainOf(Array.from({ length }, (_, i) => sanction(i)));
const sourceOf = (rows: LedgerLine[], head: LedgerHead = rows.at(-1) ?? { seq: 0, hash: BEGINNING }) => ({
  head: async () => head,
  lines: async (after: number, until: number, limit: number) =>
    rows.filter(({ seq }) => seq > after && seq <= until).slice(0, limit),
});
const inPieces = (bytes: Uint8Array, size = 64 * 1024) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
const check = (text: string | Uint8Array, noted?: LedgerHead) =>
  checkExport(inPieces(typeof text === "string" ? Buffer.from(text) : text), noted);

async function problemOf(lines: readonly string[], noted?: LedgerHead) {
  const { finding } = await check(exported(lines), noted);
  return finding === undefined ? null : [finding.problem, finding.seq];
}

/** A copy with one line put in the place of another. */
const withLine = (lines: readonly string[], at: number, line: string) => lines.map((one, i) => (i === at ? line : one));

test("[LED8] An export is every row to the letter, a line each, and the head in the last line; it stands as it was begun.", async () => {
  for (const length of [0, 1, 2, 400, 401, 900]) {
    const rows = chain(length);
    const pieces: string[] = [];
    for await (const piece of exportOf(sourceOf(rows))) {
      pieces.push(piece);
      rows.push({ seq: rows.length + 1, previous: BEGINNING, hash: BEGINNING, entry: "{}" });
    }
    const written = chain(length);
    expect(pieces.join("")).toBe(exported(linesOf(written)).toString("utf8"));
    const head = written.at(-1) ?? { seq: 0, hash: BEGINNING };
    expect(await check(pieces.join(""))).toEqual({ whole: true, head: { seq: head.seq, hash: head.hash } });
  }
});

test("[LED9] Whatever pieces an export comes in, what is found is the same.", async () => {
  const bytes = exported(linesOf(chain(12)));
  const wrong = Buffer.from(bytes.toString("utf8").replace('"s-7"', '"s-8"'));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (size) => {
      expect((await checkExport(inPieces(bytes, size))).whole).toBe(true);
      expect((await checkExport(inPieces(wrong, size))).finding).toEqual({ problem: "changed", line: 8, seq: 8 });
    }),
    { seed: SEED, numRuns: 60 },
  );
});

describe("An export of 10,000 entries", () => {
  let rows: LedgerLine[];
  let lines: string[];
  let bytes: Buffer;
  beforeAll(async () => {
    rows = chain(10_000);
    lines = linesOf(rows);
    bytes = exported(lines);
    expect((await check(bytes)).whole).toBe(true);
  });
  const line = fc.nat(9999);

  test("[LED9] In it any one bit that is changed is found.", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const before = bytes[at]!;
        bytes[at] = before ^ (1 << bit);
        const { whole } = await check(bytes);
        bytes[at] = before;
        expect(whole).toBe(false);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test("[LED9] In it any lines taken out, moved or doubled, and any end that is cut, are found, and said where.", async () => {
    await fc.assert(
      fc.asyncProperty(line, line, fc.nat(bytes.length - 1), async (a, b, length) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        const without = lines.filter((_, i) => i !== low);
        expect(await problemOf(without)).toEqual([low === 9999 ? "end" : "missing", low + 1]);
        if (low !== high) {
          const swapped = withLine(withLine(lines, low, lines[high]!), high, lines[low]!);
          expect(await problemOf(swapped)).toEqual(["moved", low + 1]);
        }
        const doubled = [...lines.slice(0, high + 1), lines[low]!, ...lines.slice(high + 1)];
        expect(await problemOf(doubled)).toEqual(["doubled", low + 1]);
        expect((await check(bytes.subarray(0, length))).whole).toBe(false);
        expect(await problemOf([...lines.slice(0, low), lines.at(-1)!])).toEqual(["end", low + 1]);
        // Cut and closed anew it can be told by the head that somebody noted, and only by that.
        const closed = linesOf(rows.slice(0, low));
        expect(await problemOf(closed)).toBeNull();
        expect(await problemOf(closed, rows[high]!)).toEqual(["noted-end", high + 1]);
      }),
      { seed: SEED, numRuns: 12 },
    );
  });
});

test("[LED9] Every bit of a small export counts: none can be turned without being found.", async () => {
  const bytes = exported(linesOf(chain(2)));
  for (let at = 0; at < bytes.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      bytes[at]! ^= 1 << bit;
      if ((await checkExport([bytes])).whole) expect.fail(`bit ${bit} of byte ${at} counts for nothing`);
      bytes[at]! ^= 1 << bit;
    }
  }
  expect((await checkExport([bytes])).whole).toBe(true);
});

test("[LED9] What says the same in other letters is not the same: no two files are found whole alike.", async () => {
  const rows = chain(3);
  const lines = linesOf(rows);
  const second = lines[1]!;
  const entry = rows[1]!.entry;
  const otherwise = [
    ` ${second}`,
    `${second} `,
    `${second}\r`,
    `\uFEFF${second}`,
    second.replace('"seq":2', '"seq": 2'),
    second.replace('"seq":2', '"seq":2.0'),
    second.replace('"seq":2', '"seq":02'),
    second.replace('"seq":2', '"seq":2e0'),
    second.replace('"seq":2', '"seq":"2"'),
    second.replace('"seq":2', '"seq":2,"seq":2'),
    second.replace(rows[1]!.hash, rows[1]!.hash.toUpperCase()),
    second.replace('"kind"', '"\\u006bind"'),
    second.replace('"é', '"\\u00e9'),
    second.replace("é", "e\u0301"),
    second.replace("\\u0007", "\\U0007"),
    second.replace('"share":0.3333333333333333', '"share":0.33333333333333330'),
    second.replace('"note":null', '"note":null,"note":null'),
    second.replace(/\}\}$/, '},"more":1}'),
    second.replace('"entry":', '"entry":{},"entry":'),
  ];
  for (const line of otherwise) {
    expect(line, "is otherwise").not.toBe(second);
    expect.soft((await check(exported(withLine(lines, 1, line)))).whole, line).toBe(false);
  }
  const text = exported(lines).toString("utf8");
  for (const other of [
    text.slice(0, -1),
    `${text}\n`,
    `\n${text}`,
    `${text} `,
    text.replaceAll("\n", "\r\n"),
    text + text,
  ])
    expect.soft((await check(other)).whole, JSON.stringify(other.slice(-30))).toBe(false);

  // Made by somebody who also makes the hashes to go with it.
  for (const odd of [
    `{ ${entry.slice(1)}`,
    entry.replace('"note":null', '"note":null,"note":null'),
    '{"b":1,"a":1}',
    "{x}",
  ]) {
    const { previous } = rows[1]!;
    const made = { seq: 2, previous, hash: rowHash(previous, odd), entry: odd };
    expect.soft(await problemOf(linesOf([rows[0]!, made])), odd).toEqual(["spelled", 2]);
  }
});

test("[LED9] An entry put in another's place, with hashes to go with it, is found where the chain parts.", async () => {
  const rows = chain(6);
  const { previous } = rows[2]!;
  const entry = '{"kind":"sanction"}';
  const forged = { seq: 3, previous, hash: rowHash(previous, entry), entry };
  expect(await problemOf(linesOf([...rows.slice(0, 2), forged, ...rows.slice(3)]))).toEqual(["parted", 4]);
  const changed = linesOf(rows).map((line) => line.replace("s-3", "s-9"));
  expect(await problemOf(changed)).toEqual(["changed", 4]);
  expect(await problemOf(linesOf(rows, { seq: 6, hash: rows[4]!.hash }))).toEqual(["head", 6]);
  expect(await problemOf(linesOf(rows, rows[4]!))).toEqual(["head", 5]);
});

test("[LED9] A head that was noted shows a chain that was written anew from before it.", async () => {
  const rows = chain(6);
  const anew = chainOf([...Array.from({ length: 3 }, (_, i) => sanction(i)), sanction(30), sanction(4), sanction(5)]);
  expect(await problemOf(linesOf(anew))).toBeNull();
  expect(await problemOf(linesOf(anew), rows[4]!)).toEqual(["noted", 5]);
  expect(await problemOf(linesOf(anew), rows[2]!)).toBeNull();
  expect(await problemOf(linesOf(rows), rows[4]!)).toBeNull();
  expect(await problemOf(linesOf(rows), { seq: 0, hash: BEGINNING })).toBeNull();
  expect(await problemOf(linesOf(rows), { seq: 0, hash: rows[0]!.hash })).toEqual(["noted", 0]);
});

test("[LED10] Whatever is in a file, what was found is a sentence.", async () => {
  const deep = `{"seq":1,"previous":"${BEGINNING}","hash":"${rowHash(BEGINNING, `{"a":${"[".repeat(50_000)}}`)}","entry":{"a":${"[".repeat(50_000)}}}`;
  const nonsense: [string | Uint8Array, string][] = [
    ["", "There is nothing of a ledger in it."],
    ["\n", "Line 1 is not one that a ledger writes"],
    ["hello", "Line 1 breaks off in the middle"],
    ["hello\n", "Line 1 is not one that a ledger writes"],
    ["{}\n", "Line 1 is not one that a ledger writes"],
    ["null\n[]\n", "Line 1 is not one that a ledger writes"],
    [`${"x".repeat(LINE_MOST + 1)}\n`, "Line 1 is longer than any entry can be"],
    ["x".repeat(4 * LINE_MOST), "Line 1 is longer than any entry can be"],
    [Buffer.from([0xff, 0xfe, 0x0a]), "Line 1 is not one that a ledger writes"],
    [new Uint8Array(100_000), "Line 1 breaks off in the middle"],
    [`${deep}\n`, "Entry 1 is not written the way a ledger writes"],
    [`${linesOf(chain(3)).slice(0, 3).join("\n")}\n`, "The end is missing after entry 3"],
  ];
  for (const [given, sentence] of nonsense) {
    const words = verdictWords(await check(given));
    expect.soft(words).toContain(sentence);
    expect.soft(words).toMatch(/^[A-Z][^{}]+\.$/);
  }
  expect(verdictWords({ whole: true, head: { seq: 0, hash: BEGINNING } })).toContain("empty");
  expect(verdictWords({ whole: true, head: { seq: 1, hash: BEGINNING } })).toContain("One entry");
  expect(verdictWords({ whole: true, head: { seq: 12_345, hash: BEGINNING } })).toContain("12,345 entries");
  function* endless() {
    for (;;) yield new Uint8Array(64 * 1024).fill(120);
  }
  expect(verdictWords(await checkExport(endless()))).toContain("longer than any entry");
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(verdictWords(await check(bytes))).toMatch(/^[A-Z].+\.$/);
    }),
    { seed: SEED, numRuns: 200 },
  );
});
