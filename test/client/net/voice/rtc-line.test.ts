import { expect, test } from "vitest";
import { openRtcLine } from "../../../../client/net/voice/rtc-line.ts";
import { qualityIn } from "../../../../client/net/voice/rtc-quality.ts";

test("[VOI44] where there is no WebRTC, it is refused in words", async () => {
  await expect(openRtcLine({ offer: "", answer() {} })).rejects.toThrow("This browser has no WebRTC.");
});

test("[VOI50] a page's quality is of all slots in use, and nothing where nothing came", () => {
  expect(qualityIn([])).toEqual({ loss: null, roundTrip: null, jitter: null });
  const stats = [
    { type: "inbound-rtp", packetsReceived: 90, packetsLost: 10, jitter: 0.004 },
    { type: "inbound-rtp", packetsReceived: 100, packetsLost: -1, jitter: 0.012 },
    { type: "inbound-rtp", packetsReceived: 0, packetsLost: 0, jitter: 9 },
    { type: "candidate-pair", nominated: false, currentRoundTripTime: 9 },
    { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.05 },
  ];
  expect(qualityIn(stats)).toEqual({ loss: 0.05, roundTrip: 50, jitter: 12 });
});
