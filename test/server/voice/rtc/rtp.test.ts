import * as fc from "fast-check";
import { expect, test } from "vitest";
import { emptyFields, isRtcp, RTP_HEAD, readRtp, writeRtp } from "../../../../server/voice/rtc/rtp.ts";

/** RFC 3550, section 5.1: type 111, marker, sequence 0x1234, timestamp 0x89abcdef, SSRC 0xdeadbeef. */
const HEAD = [0x80, 0xef, 0x12, 0x34, 0x89, 0xab, 0xcd, 0xef, 0xde, 0xad, 0xbe, 0xef];
const READ = { type: 111, seq: 0x1234, timestamp: 0x89ab_cdef, ssrc: 0xdead_beef };

function read(...bytes: number[]) {
  const fields = emptyFields();
  return readRtp(Uint8Array.from(bytes), fields) ? fields : null;
}
const with0 = (first: number, ...rest: number[]) => read(first, ...HEAD.slice(1), ...rest);

test("[VOI40] the bytes of a packet stay what they are", () => {
  const into = new Uint8Array(20);
  const length = writeRtp(into, 111, true, 0x1234, 0x89ab_cdef, 0xdead_beef, Uint8Array.of(1, 2, 3));
  expect([...into.subarray(0, length)]).toEqual([...HEAD, 1, 2, 3]);
  expect(read(...HEAD, 1, 2, 3)).toEqual({ ...READ, start: 12, end: 15 });
});

test("[VOI40] CSRCs, extensions and padding are no payload", () => {
  expect(with0(0x82, ...Array(8).fill(7), 1)).toEqual({ ...READ, start: 20, end: 21 });
  // RFC 8285, section 4.2: one-byte extensions, ids 1 and 2, and a byte of padding.
  expect(with0(0x90, 0xbe, 0xde, 0, 1, 0x10, 5, 0x20, 6, 9, 9)).toEqual({ ...READ, start: 20, end: 22 });
  expect(with0(0xa0, 1, 2, 0, 0, 3)).toEqual({ ...READ, start: 12, end: 14 });
  expect(with0(0xa0, 0, 0, 3)).toEqual({ ...READ, start: 12, end: 12 });
  expect(with0(0xb1, 1, 1, 1, 1, 0xbe, 0xde, 0, 0, 8, 0, 2)).toEqual({ ...READ, start: 20, end: 21 });
});

test.each([
  ["another version", [0x40, ...HEAD.slice(1), 1]],
  ["half a head", HEAD.slice(0, 11)],
  ["CSRCs that are not there", [0x8f, ...HEAD.slice(1), 1, 2, 3]],
  ["an extension that is not there", [0x90, ...HEAD.slice(1), 0xbe, 0xde]],
  ["an extension longer than the packet", [0x90, ...HEAD.slice(1), 0xbe, 0xde, 0xff, 0xff, 1]],
  ["padding of nothing", [0xa0, ...HEAD.slice(1), 0]],
  ["more padding than there is", [0xa0, ...HEAD.slice(1), 1, 200]],
  ["padding into the extension", [0xb0, ...HEAD.slice(1), 0xbe, 0xde, 0, 1, 0, 0, 0, 5]],
  ["what is larger than a packet", [...HEAD, ...Array(1500).fill(0)]],
])("[VOI40] %s is no packet", (_, bytes) => {
  expect(read(...bytes)).toBeNull();
});

test("[VOI40] whatever the bytes are, they are read without an error and never beyond their end", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1600 }), fc.integer({ min: 0, max: 63 }), (bytes, shape) => {
      if (bytes.length > 0) bytes[0] = 0x80 | shape;
      const fields = emptyFields();
      if (!readRtp(bytes, fields)) return;
      expect(fields.start).toBeGreaterThanOrEqual(RTP_HEAD);
      expect(fields.end).toBeGreaterThanOrEqual(fields.start);
      expect(fields.end).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

test("[VOI40] what was written is read as it was", () => {
  const uint = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });
  fc.assert(
    fc.property(
      uint(7),
      fc.boolean(),
      uint(16),
      uint(32),
      uint(32),
      fc.uint8Array({ maxLength: 400 }),
      (type, marker, seq, timestamp, ssrc, payload) => {
        const into = new Uint8Array(RTP_HEAD + 400);
        const length = writeRtp(into, type, marker, seq, timestamp, ssrc, payload);
        const fields = emptyFields();
        expect(readRtp(into.subarray(0, length), fields)).toBe(true);
        expect(fields).toEqual({ type, seq, timestamp, ssrc, start: RTP_HEAD, end: length });
        expect(into.subarray(RTP_HEAD, length)).toEqual(payload);
      },
    ),
  );
});

test("[VOI40] RTCP is told apart by its type", () => {
  for (const type of [192, 200, 201, 206, 223]) expect(isRtcp(Uint8Array.of(0x80, type, 0, 1, 0, 0, 0, 1))).toBe(true);
  for (const type of [111, 111 | 0x80, 191, 224])
    expect(isRtcp(Uint8Array.of(0x80, type, 0, 1, 0, 0, 0, 1))).toBe(false);
});
