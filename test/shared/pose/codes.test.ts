/** Codes: every number comes back, and what is written is close to what the surprises hold. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { BitReader, BitWriter } from "../../../shared/pose/bits.ts";
import { CODES, codeOf, LARGEST_MEAN, nextMean, readCode, writeCode } from "../../../shared/pose/codes.ts";
import { seeded } from "../../support/seeded.ts";

const surprise = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.integer({ min: -(2 ** 22), max: 2 ** 22 }),
  fc.constantFrom(0, 1, -1, 2 ** 22, -(2 ** 22)),
);

test("[POS9] Every number between −2^22 and 2^22 is read as it was written, in every code.", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(CODES - 1), surprise), { maxLength: 60 }), (numbers) => {
      const writer = new BitWriter(new Uint8Array(1000));
      for (const [code, value] of numbers) writeCode(writer, code, value);
      writer.align();
      const reader = new BitReader();
      reader.start(writer.bytes.subarray(0, writer.length));
      for (const [code, value] of numbers) expect(readCode(reader, code)).toBe(value);
      reader.align();
      expect(reader.failed || !reader.atEnd).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("[POS9] A mean stays within its bounds, follows what it is told, and no mean is without a code.", () => {
  let mean = 64;
  for (let n = 0; n < 400; n++) mean = nextMean(mean, 2 ** 22);
  expect(mean).toBeLessThanOrEqual(LARGEST_MEAN);
  expect(mean).toBeGreaterThan(4000);
  for (let n = 0; n < 400; n++) mean = nextMean(mean, 0);
  expect(mean).toBeLessThan(16);
  for (let one = 0; one <= LARGEST_MEAN; one++) expect(codeOf(one)).toBeLessThan(CODES);
  expect([codeOf(0), codeOf(LARGEST_MEAN)]).toEqual([0, CODES - 1]);
});

test.each([0.3, 1, 4, 15, 60])(
  "[POS9] Bell-shaped surprises of deviation %d cost within 6 percent and 0.15 bits of their entropy.",
  (deviation) => {
    const random = seeded(9);
    const counts = new Map<number, number>();
    const writer = new BitWriter(new Uint8Array(200_000));
    let mean = 64;
    const times = 40_000;
    for (let n = 0; n < times; n++) {
      const bell = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const value = Math.round(bell * deviation);
      counts.set(value, (counts.get(value) ?? 0) + 1);
      writeCode(writer, codeOf(mean), value);
      mean = nextMean(mean, value);
    }
    let entropy = 0;
    for (const count of counts.values()) entropy -= (count / times) * Math.log2(count / times);
    const cost = writer.bitsSince(0) / times;
    // A whole bit is the least that a code can take.
    expect(cost).toBeLessThan(Math.max(1, entropy) * 1.06 + 0.15);
  },
);
