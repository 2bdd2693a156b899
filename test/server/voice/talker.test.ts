/** Talker: how somebody speaks, and which frames are in time. */
import { expect, test } from "vitest";
import { Talker } from "../../../server/voice/talker.ts";

const frame = (tick: number, seq = tick) => ({ seq, tick, opus: new Uint8Array(3) });

test("[VOI7] a frame of the past is out of time; over UDP one that was overtaken is not", () => {
  for (const carrier of ["socket", "webrtc"] as const) {
    const talker = new Talker();
    const inTime = (tick: number, now: number) => talker.place(frame(tick), carrier, now) !== null;
    expect(inTime(10, 0)).toBe(true);
    expect(inTime(12, 20)).toBe(true);
    expect(inTime(11, 21)).toBe(carrier === "webrtc");
    expect(inTime(12, 22)).toBe(false);
    expect(inTime(6, 23)).toBe(false);
    expect(inTime(13, 40)).toBe(true);
  }
});

test("[VOI7] a talker's time runs ahead of ours by two seconds at most, wraps, and begins anew after a pause", () => {
  const talker = new Talker();
  const inTime = (tick: number, now: number) => talker.place(frame(tick), "socket", now) !== null;
  expect(inTime(65_530, 0)).toBe(true);
  expect(inTime(2, 20)).toBe(true);
  expect(inTime(2 + 100, 40)).toBe(true);
  expect(inTime(102 + 102, 60)).toBe(false);
  expect(inTime(40_000, 500)).toBe(false);
  expect(inTime(40_000, 1040)).toBe(true);
  expect(inTime(40_001, 1060)).toBe(true);
});

test("[VOI62] numbers go on evenly from one carrier to another, and over a pause with the time that has gone", () => {
  const talker = new Talker();
  const placed = (tick: number, seq: number, carrier: "socket" | "webrtc", now: number) => {
    const { seq: outSeq, tick: outTick } = talker.place(frame(tick, seq), carrier, now)!;
    return [outSeq, outTick];
  };
  const [seq, tick] = placed(500, 9, "socket", 0);
  expect(placed(501, 10, "socket", 20)).toEqual([seq! + 1, tick! + 1]);
  expect(placed(7, 60_000, "webrtc", 40)).toEqual([seq! + 2, tick! + 2]);
  expect(placed(9, 60_002, "webrtc", 80)).toEqual([seq! + 4, tick! + 4]);
  expect(placed(8, 60_001, "webrtc", 81)).toEqual([seq! + 3, tick! + 3]);
  expect(placed(3000, 11, "socket", 2080)).toEqual([seq! + 4, tick! + 103]);
});

test("[VOI12] the megaphone comes before a whisper, and a whisper before the stage", () => {
  const talker = new Talker();
  expect(talker.voicing(false)).toBe("near");
  expect(talker.voicing(true)).toBe("stage");
  talker.whispering = true;
  expect(talker.voicing(true)).toBe("whisper");
  talker.megaphone = true;
  expect(talker.voicing(true)).toBe("house");
});
