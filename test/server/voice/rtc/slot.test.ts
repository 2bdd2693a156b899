import * as fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { emptyFields, readRtp } from "../../../../server/voice/rtc/rtp.ts";
import { Slot } from "../../../../server/voice/rtc/slot.ts";
import { ahead } from "../../../../shared/voice/frame.ts";

const opus = Uint8Array.of(0x78, 1, 2);
const packet = new Uint8Array(500);
const SEQ = 65_530;
const TIMESTAMP = 2 ** 32 - 2000;
let slot: Slot;

beforeEach(() => {
  slot = new Slot(42, SEQ, TIMESTAMP);
});

/** Sends a frame; answers where its packet stands behind the stream's beginning, in packets and frames. */
function sent(seq: number, tick: number, now: number) {
  const length = slot.write(packet, { seq: seq & 0xffff, tick: tick & 0xffff, opus }, now);
  if (length === 0) return null;
  const fields = emptyFields();
  expect(readRtp(packet.subarray(0, length), fields)).toBe(true);
  expect(fields.ssrc).toBe(42);
  return [ahead(SEQ, fields.seq), ((fields.timestamp - TIMESTAMP) | 0) / 960, packet[1]! >> 7];
}

test("[VOI41] a talker's frames follow one another, with a mark at the first", () => {
  expect(sent(65_535, 7, 0)).toEqual([1, 0, 1]);
  expect(sent(65_536, 8, 20)).toEqual([2, 1, 0]);
  expect(sent(65_537, 9, 45)).toEqual([3, 2, 0]);
});

test("[VOI41] a loss stays a hole, silence is time without one, and speech after it has a mark", () => {
  sent(10, 10, 0);
  expect(sent(13, 13, 60)).toEqual([4, 3, 0]);
  expect(sent(14, 44, 680)).toEqual([5, 34, 1]);
});

test("[VOI41] a frame that was overtaken goes where it belongs, and one that comes twice nowhere", () => {
  sent(10, 10, 0);
  expect(sent(12, 12, 40)).toEqual([3, 2, 0]);
  expect(sent(11, 11, 41)).toEqual([2, 1, 0]);
  expect(sent(12, 12, 42)).toBeNull();
  expect(sent(13, 13, 60)).toEqual([4, 3, 0]);
});

test("[VOI41] the next talker goes on one packet later, as much later as time has passed", () => {
  sent(10, 10, 0);
  expect(sent(40_000, 3, 1000)).toEqual([2, 50, 1]);
  expect(sent(40_001, 4, 1020)).toEqual([3, 51, 0]);
  expect(sent(11, 60, 1022)).toEqual([4, 52, 1]);
});

test("[VOI41] whatever talkers do, the stream's newest packet only ever goes on, and with real time", () => {
  const talk = fc.record({ seq: fc.nat(65_535), tick: fc.nat(65_535), frames: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(fc.array(talk, { minLength: 1, maxLength: 12 }), (talks) => {
      slot = new Slot(42, SEQ, TIMESTAMP);
      let now = 0;
      let packets = 0;
      let lag = 0;
      for (const { seq, tick, frames } of talks) {
        for (let i = 0; i < frames; i++) {
          const at = sent(seq + i, tick + i, now);
          now += 20;
          // Numbers that happen to lie near the last talker's may look like losses of theirs, or late.
          if (at === null) continue;
          const steps = at[0]! - packets;
          expect(steps).toBeLessThanOrEqual(100);
          if (steps <= 0) continue;
          packets = at[0]!;
          lag = Math.max(lag, Math.abs(at[1]! * 20 - (now - 20)));
        }
      }
      expect(lag).toBeLessThanOrEqual(500 * talks.length);
    }),
  );
});

test("[VOI50] a report says where the stream is, and only where something was sent", () => {
  expect(slot.writeReport(packet, 0)).toBe(0);
  sent(1, 1, 0);
  expect(slot.writeReport(packet, 100)).toBe(28);
  const said = new DataView(packet.buffer);
  expect([said.getUint32(4), said.getUint32(20), said.getUint32(24)]).toEqual([42, 1, 3]);
  expect((said.getUint32(16) - TIMESTAMP) | 0).toBe(4800);
  expect(slot.writeReport(packet, 200)).toBe(0);
});
