import { expect, test } from "vitest";
import { answerSdp, endsOf, offerSdp } from "../../../../server/voice/rtc/sdp.ts";

const FINGERPRINT = Array(32).fill("AB").join(":");
const ENDS = { ufrag: "abcd", pwd: "0123456789012345678901", fingerprint: FINGERPRINT };
const SSRCS = [11, 12, 13, 14, 15, 16, 17, 18];

const lines = (sdp: string, name: string) => sdp.split("\r\n").filter((line) => line.startsWith(name));

test("[VOI42] a page is offered the given addresses at the one port, the best first, and nothing else", () => {
  const sdp = offerSdp(ENDS, SSRCS, ["203.0.113.5", "2001:db8::1", "127.0.0.1"], 41_000);
  expect(lines(sdp, "a=candidate")).toEqual([
    "a=candidate:1 1 udp 2130706175 203.0.113.5 41000 typ host",
    "a=candidate:2 1 udp 2130705919 2001:db8::1 41000 typ host",
    "a=candidate:3 1 udp 2130705151 127.0.0.1 41000 typ host",
  ]);
  expect(lines(sdp, "a=end-of-candidates")).toHaveLength(1);
  const others = sdp.match(/\d+\.\d+\.\d+\.\d+/g)!.filter((at) => at !== "0.0.0.0" && at !== "127.0.0.1");
  expect(new Set(others)).toEqual(new Set(["203.0.113.5"]));
});

test("[VOI42] one microphone and eight slots, with Opus of 20 ms and nothing else", () => {
  const sdp = offerSdp(ENDS, SSRCS, ["127.0.0.1"], 1);
  const parts = sdp.split(/^(?=m=)/m).slice(1);
  expect(parts.map((part) => /a=mid:(\S+)/.exec(part)![1])).toEqual(["mic", "0", "1", "2", "3", "4", "5", "6", "7"]);
  expect(parts.map((part) => /a=(sendonly|recvonly)/.exec(part)![1])).toEqual([
    "recvonly",
    ...SSRCS.map(() => "sendonly"),
  ]);
  expect(parts.map((part) => /a=ssrc:(\d+)/.exec(part)?.[1])).toEqual([undefined, ...SSRCS.map(String)]);
  for (const part of parts) {
    expect(lines(part, "m=")).toEqual(["m=audio 9 UDP/TLS/RTP/SAVPF 111"]);
    expect(lines(part, "a=rtpmap")).toEqual(["a=rtpmap:111 opus/48000/2"]);
    expect(lines(part, "a=fmtp")).toEqual([
      "a=fmtp:111 minptime=20;useinbandfec=1;usedtx=1;stereo=0;maxaveragebitrate=32000",
    ]);
    expect(lines(part, "a=ptime")).toEqual(["a=ptime:20"]);
  }
  expect(lines(sdp, "a=extmap")).toEqual([]);
});

test("[VOI43] what the library is told holds the four values and nothing that could be anybody's", () => {
  const sdp = answerSdp({ ...ENDS, ssrc: 77 });
  expect(lines(sdp, "a=candidate")).toEqual([]);
  expect(lines(sdp, "a=ssrc")).toEqual(["a=ssrc:77 cname:stoa"]);
  expect(new Set(lines(sdp, "a=ice-"))).toEqual(new Set(["a=ice-ufrag:abcd", "a=ice-pwd:0123456789012345678901"]));
  expect(new Set(lines(sdp, "a=setup"))).toEqual(new Set(["a=setup:active"]));
  expect(lines(sdp, "m=")).toHaveLength(9);
});

test("[VOI42] of the library's own description three values are used", () => {
  const own = `v=0\r\na=fingerprint:sha-256 ${FINGERPRINT}\r\nm=audio 9\r\na=ice-ufrag:abcd\r\na=ice-pwd:${ENDS.pwd}\r\na=candidate:1 1 UDP 1 10.0.0.9 1 typ host\r\n`;
  expect(endsOf(own)).toEqual(ENDS);
  expect(() => endsOf("v=0\r\n")).toThrow("ice-ufrag");
});
