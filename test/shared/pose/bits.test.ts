/** Bits: what is written is what is read, and reading never runs past the end. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { BitReader, BitWriter } from "../../../shared/pose/bits.ts";

const field = fc.oneof(
  fc.integer({ min: 1, max: 24 }).chain((bits) =>
    fc.record({
      kind: fc.constant("plain" as const),
      bits: fc.constant(bits),
      value: fc.integer({ min: 0, max: 2 ** bits - 1 }),
    }),
  ),
  fc.integer({ min: 2, max: 24 }).chain((bits) =>
    fc.record({
      kind: fc.constant("signed" as const),
      bits: fc.constant(bits),
      value: fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 }),
    }),
  ),
  fc.record({
    kind: fc.constant("gamma" as const),
    bits: fc.constant(0),
    value: fc.integer({ min: 0, max: 2 ** 24 - 2 }),
  }),
);

test("[POS1] Any sequence of bit fields reads as it was written, to the last bit.", () => {
  fc.assert(
    fc.property(fc.array(field, { maxLength: 60 }), (fields) => {
      const writer = new BitWriter(new Uint8Array(1000));
      for (const { kind, bits, value } of fields) {
        if (kind === "plain") writer.write(value, bits);
        else if (kind === "signed") writer.writeSigned(value, bits);
        else writer.writeGamma(value);
      }
      writer.align();
      const reader = new BitReader();
      reader.start(writer.bytes.subarray(0, writer.length));
      for (const { kind, bits, value } of fields) {
        if (kind === "plain") expect(reader.read(bits)).toBe(value);
        else if (kind === "signed") expect(reader.readSigned(bits)).toBe(value);
        else expect(reader.readGamma()).toBe(value);
      }
      reader.align();
      expect(reader.failed).toBe(false);
      expect(reader.atEnd).toBe(true);
    }),
  );
});

test("[POS1] What is appended from another buffer reads as it stood there, wherever it begins.", () => {
  fc.assert(
    fc.property(fc.nat(23), fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(7), (shift, bytes, less) => {
      const bits = bytes.length * 8 - less;
      const writer = new BitWriter(new Uint8Array(100));
      writer.write(0, shift);
      writer.append(Uint8Array.of(9, ...bytes), 1, bits);
      expect(writer.bitsSince(0)).toBe(shift + bits);
      writer.align();
      const reader = new BitReader();
      reader.start(writer.bytes.subarray(0, writer.length));
      reader.skip(shift);
      for (let bit = 0; bit < bits; bit++) expect(reader.read(1)).toBe((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1);
    }),
  );
});

test("[POS3] Reading past the end gives zeros and says that it failed.", () => {
  const reader = new BitReader();
  for (const read of [() => reader.read(24), () => reader.readGamma(), () => reader.skip(20)]) {
    reader.start(new Uint8Array([0xff]));
    reader.read(5);
    expect(reader.failed).toBe(false);
    for (let i = 0; i < 5; i++) read();
    expect(reader.failed).toBe(true);
    expect(reader.read(8)).toBe(0);
  }
});

test("[POS3] Padding that is not zero is a failure.", () => {
  const reader = new BitReader();
  reader.start(new Uint8Array([0b1000_0001]));
  reader.read(1);
  reader.align();
  expect(reader.failed).toBe(true);
});
