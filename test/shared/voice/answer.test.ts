import * as fc from "fast-check";
import { expect, test } from "vitest";
import { answerOf, isAnswer, type RtcAnswer } from "../../../shared/voice/answer.ts";

const FINGERPRINT = Array.from({ length: 32 }, (_, i) => (i + 160).toString(16).toUpperCase()).join(":");
const ANSWER: RtcAnswer = { ufrag: "wNeA", pwd: "Ic26qptP5S6LQWMHgT3u79VQ", fingerprint: FINGERPRINT, ssrc: 358540608 };

/** As Chromium writes it, what is not read left out. */
const CHROMIUM = [
  "v=0",
  "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
  "m=audio 9 UDP/TLS/RTP/SAVPF 111",
  "a=ice-ufrag:wNeA",
  "a=ice-pwd:Ic26qptP5S6LQWMHgT3u79VQ",
  `a=fingerprint:sha-256 ${FINGERPRINT}`,
  "a=mid:mic",
  "a=ssrc:358540608 cname:yMp0",
  "m=audio 9 UDP/TLS/RTP/SAVPF 111",
  "a=mid:0",
  "a=ssrc:17 cname:other",
  "",
].join("\r\n");

/** As Firefox writes it: the fingerprint is the session's. */
const FIREFOX = [
  "v=0",
  `a=fingerprint:sha-256 ${FINGERPRINT.toLowerCase()}`,
  "m=audio 9 UDP/TLS/RTP/SAVPF 111",
  "a=mid:mic",
  "a=ice-pwd:Ic26qptP5S6LQWMHgT3u79VQ",
  "a=ice-ufrag:wNeA",
  "a=ssrc:358540608 cname:{1-2}",
  "",
].join("\n");

test.each([
  ["Chromium", CHROMIUM],
  ["Firefox", FIREFOX],
])("[VOI43] four values of %s' answer are sent", (_, sdp) => {
  expect(answerOf(sdp)).toEqual(ANSWER);
});

test.each(["ice-ufrag", "ice-pwd", "fingerprint", "mid:mic", "ssrc:358540608"])(
  "[VOI43] an answer without %s is none",
  (name) => {
    const without = CHROMIUM.split("\r\n").filter((line) => !line.startsWith(`a=${name}`));
    expect(answerOf(without.join("\r\n"))).toBeNull();
  },
);

test.each([
  { ...ANSWER, ufrag: "a b" },
  { ...ANSWER, ufrag: "abcd\r\na=candidate:1" },
  { ...ANSWER, ufrag: "abcd\n" },
  { ...ANSWER, ufrag: "a".repeat(33) },
  { ...ANSWER, pwd: "short" },
  { ...ANSWER, fingerprint: `${FINGERPRINT}:00` },
  { ...ANSWER, fingerprint: "" },
  { ...ANSWER, ssrc: -1 },
  { ...ANSWER, ssrc: 2 ** 32 },
  { ...ANSWER, ssrc: 1.5 },
])("[VOI43] what could be more than a value is none: %o", (answer) => {
  expect(isAnswer(ANSWER)).toBe(true);
  expect(isAnswer(answer)).toBe(false);
});

test("[VOI43] whatever a description is made of, it is read without an error, into an answer or nothing", () => {
  const lines = fc.array(fc.oneof(fc.constantFrom(...CHROMIUM.split("\r\n")), fc.string()), { maxLength: 30 });
  fc.assert(
    fc.property(lines, (some) => {
      const answer = answerOf(some.join("\r\n"));
      if (answer) expect(isAnswer(answer)).toBe(true);
    }),
  );
});
