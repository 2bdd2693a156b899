/** Talker: how somebody speaks, and which frames are in time. */
import { expect, test } from "vitest";
import type { VoiceLine } from "../../../server/voice/line.ts";
import { Talker } from "../../../server/voice/talker.ts";

const line = (carrier: VoiceLine["carrier"]): VoiceLine => ({
  carrier,
  send() {},
  quality: () => ({ loss: null, roundTrip: null }),
  close() {},
});

test("[VOI7] a frame of the past is out of time; over UDP one that was overtaken is not", () => {
  for (const carrier of ["socket", "webrtc"] as const) {
    const talker = new Talker();
    talker.line = line(carrier);
    expect(talker.inTime(10, 0)).toBe(true);
    expect(talker.inTime(12, 20)).toBe(true);
    expect(talker.inTime(11, 21)).toBe(carrier === "webrtc");
    expect(talker.inTime(12, 22)).toBe(false);
    expect(talker.inTime(6, 23)).toBe(false);
    expect(talker.inTime(13, 40)).toBe(true);
  }
});

test("[VOI7] a talker's time runs ahead of ours by two seconds at most, wraps, and begins anew after a pause", () => {
  const talker = new Talker();
  expect(talker.inTime(65_530, 0)).toBe(true);
  expect(talker.inTime(2, 20)).toBe(true);
  expect(talker.inTime(2 + 100, 40)).toBe(true);
  expect(talker.inTime(102 + 102, 60)).toBe(false);
  expect(talker.inTime(40_000, 500)).toBe(false);
  expect(talker.inTime(40_000, 1040)).toBe(true);
  expect(talker.inTime(40_001, 1060)).toBe(true);
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
