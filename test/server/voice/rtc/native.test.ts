import { expect, test, vi } from "vitest";
import { openRtc } from "../../../../server/voice/rtc/open.ts";

vi.mock("node-datachannel", () => {
  throw new Error("no such package");
});

test("[VOI49] without the native package there is no WebRTC, and a sentence says so", async () => {
  const info = vi.fn();
  expect(await openRtc({ port: 0, addresses: ["127.0.0.1"], log: { info, error() {} } })).toBeNull();
  expect(info.mock.calls).toEqual([
    ["Voice goes over WebSockets only: node-datachannel is not installed or does not run here."],
  ]);
});
