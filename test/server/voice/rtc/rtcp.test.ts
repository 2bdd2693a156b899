import * as fc from "fast-check";
import { expect, test } from "vitest";
import { middleOf, type Report, readRtcp, writeReceiver, writeSender } from "../../../../server/voice/rtc/rtcp.ts";
import { uint32 } from "../../../../server/voice/rtc/rtp.ts";

function read(bytes: Uint8Array, now = 0) {
  const reports: Report[] = [];
  const senders: [ssrc: number, middle: number][] = [];
  readRtcp(
    bytes,
    now,
    (report) => reports.push(report),
    (...sender) => senders.push(sender),
  );
  return { reports, senders };
}

test("[VOI50] the bytes of a sender report stay what they are", () => {
  const bytes = new Uint8Array(28);
  expect(writeSender(bytes, 0x0102_0304, 2500, 0x1111_2222, 5, 600)).toBe(28);
  expect(Buffer.from(bytes).toString("hex")).toBe("80c8000601020304000000028000000011112222000000050000025" + "8");
  expect(read(bytes).senders).toEqual([[0x0102_0304, 0x0002_8000]]);
});

test("[VOI50] a receiver report tells loss, and the round trip that its sender can compute", () => {
  // The talker's report left at 10,000 ms of its own clock, came 40 ms of ours ago, and ours takes 60 ms back.
  const bytes = new Uint8Array(32);
  const sender = { middle: middleOf(10_000), at: 500 };
  expect(writeReceiver(bytes, 9, { ssrc: 7, loss: 0.25, lost: 3, highest: 65_540, jitter: 96, sender }, 540)).toBe(32);
  expect(Buffer.from(bytes.subarray(0, 12)).toString("hex")).toBe("81c900070000000900000007");
  expect(uint32(bytes, 12)).toBe(0x4000_0003);
  expect(uint32(bytes, 16)).toBe(65_540);
  const [report] = read(bytes, 10_000 + 40 + 100).reports;
  expect(report).toMatchObject({ ssrc: 7, loss: 0.25 });
  expect(report!.roundTrip).toBeCloseTo(100, 0);
});

test("[VOI50] who has heard no report of ours tells no round trip", () => {
  const bytes = new Uint8Array(32);
  writeReceiver(bytes, 9, { ssrc: 7, loss: 0, lost: 0, highest: 1, jitter: 0, sender: null }, 1);
  expect(read(bytes).reports).toEqual([{ ssrc: 7, loss: 0, roundTrip: null }]);
});

test("[VOI50] reports one after another are read, whatever lies between", () => {
  const receiver = new Uint8Array(32);
  writeReceiver(receiver, 9, { ssrc: 7, loss: 0.5, lost: 1, highest: 1, jitter: 0, sender: null }, 1);
  const both = Buffer.concat([Uint8Array.of(0x80, 202, 0, 1, 0, 0, 0, 9), receiver, receiver]);
  expect(read(both).reports).toHaveLength(2);
  expect(read(both.subarray(0, 60)).reports).toHaveLength(1);
});

test("[VOI50] whatever the bytes are, they are read without an error", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (bytes, now) => {
      for (const [at, byte] of [0x9f, 200].entries()) if (at < bytes.length) bytes[at] = byte;
      for (const { loss, roundTrip } of read(bytes, now).reports) {
        expect(loss).toBeLessThan(1);
        expect(roundTrip ?? 0).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
