/** Voice frames: golden bytes, round trips, and nonsense. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ahead,
  decodeHeard,
  decodeTalk,
  encodeTalk,
  heardLength,
  OPUS_LIMIT,
  SLOTS,
  type SlotFrame,
  writeHeard,
} from "../../../shared/voice/frame.ts";

const uint16 = fc.integer({ min: 0, max: 65_535 });
const opus = fc.uint8Array({ minLength: 1, maxLength: OPUS_LIMIT });
const frame = fc.record<SlotFrame>({ slot: fc.integer({ min: 0, max: SLOTS - 1 }), seq: uint16, tick: uint16, opus });

function encodeHeard(frames: readonly SlotFrame[]): Uint8Array {
  const bytes = new Uint8Array(frames.reduce((sum, one) => sum + heardLength(one.opus), 0));
  let at = 0;
  for (const one of frames) at = writeHeard(bytes, at, one.slot, one);
  expect(at).toBe(bytes.byteLength);
  return bytes;
}

test("[VOI1] the bytes of voice stay what they are", () => {
  expect(Buffer.from(encodeTalk(0x1234, Uint8Array.of(0x78, 1, 2))).toString("hex")).toBe("1234780102");
  const heard = encodeHeard([
    { slot: 7, seq: 0x0102, tick: 0xfffe, opus: Uint8Array.of(0x78, 9) },
    { slot: 0, seq: 1, tick: 2, opus: Uint8Array.of(0x48) },
  ]);
  expect(Buffer.from(heard).toString("hex")).toBe("070102fffe000278090000010002000148");
});

test("[VOI1] what a talker sends and what a listener gets come out as they went in", () => {
  fc.assert(
    fc.property(uint16, opus, (tick, packet) => {
      expect(decodeTalk(encodeTalk(tick, packet))).toEqual({ tick, opus: packet });
    }),
  );
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 8 }), (frames) => {
      expect(decodeHeard(encodeHeard(frames))).toEqual(frames);
    }),
  );
});

test("[VOI1] nonsense is read as nothing, never as an error", () => {
  expect(decodeTalk(new Uint8Array(2))).toBeNull();
  expect(decodeTalk(new Uint8Array(3 + OPUS_LIMIT))).toBeNull();
  expect(decodeHeard(Uint8Array.of(SLOTS, 0, 0, 0, 0, 0, 1, 5))).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const talk = decodeTalk(bytes);
      if (talk) expect(encodeTalk(talk.tick, talk.opus)).toEqual(bytes);
      const heard = decodeHeard(bytes);
      if (heard) expect(encodeHeard(heard)).toEqual(bytes);
    }),
  );
  fc.assert(
    fc.property(fc.array(frame, { minLength: 1, maxLength: 4 }), fc.nat(), (frames, cut) => {
      const bytes = encodeHeard(frames);
      const read = decodeHeard(bytes.subarray(0, cut % bytes.byteLength));
      expect(read === null || read.length < frames.length).toBe(true);
    }),
  );
});

test("[VOI1] numbers that wrap say which one is ahead", () => {
  expect(ahead(65_535, 2)).toBe(3);
  expect(ahead(2, 65_535)).toBe(-3);
  expect(ahead(7, 7)).toBe(0);
});
