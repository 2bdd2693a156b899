import { beforeEach, expect, test } from "vitest";
import { Microphone } from "../../../../server/voice/rtc/microphone.ts";
import { writeRtp } from "../../../../server/voice/rtc/rtp.ts";

let microphone: Microphone;
let heard: { seq: number; tick: number; opus: number[] }[];
let nonsense: number;

beforeEach(() => {
  microphone = new Microphone(7);
  heard = [];
  nonsense = 0;
});

const into = {
  frame: ({ seq, tick, opus }: { seq: number; tick: number; opus: Uint8Array }) =>
    void heard.push({ seq, tick, opus: [...opus] }),
  nonsense: () => void nonsense++,
};

function come(seq: number, timestamp: number, { type = 111, ssrc = 7, payload = [1, 2, 3], now = 0 } = {}) {
  const packet = new Uint8Array(1500);
  const length = writeRtp(packet, type, false, seq, timestamp, ssrc, Uint8Array.from(payload));
  microphone.take(packet.subarray(0, length), now, into);
}

test("[VOI40] frames come with their sequence, and time in steps of 20 ms since the first", () => {
  come(65_535, 2 ** 32 - 960);
  come(0, 0);
  come(1, 960 * 31);
  expect(heard.map(({ seq, tick }) => [seq, tick])).toEqual([
    [65_535, 0],
    [0, 1],
    [1, 32],
  ]);
  expect(heard[0]!.opus).toEqual([1, 2, 3]);
});

test("[VOI40] time goes on evenly where a timestamp wraps", () => {
  for (let i = 0, at = 0; i < 9; i++, at += 960 * 1_000_000) come(i, at >>> 0);
  expect(heard.at(-1)!.tick).toBe(8_000_000 % 65_536);
});

test("[VOI40] what was overtaken keeps its place", () => {
  for (const at of [0, 2, 1, 3]) come(at, at * 960);
  expect(heard.map(({ seq, tick }) => [seq, tick])).toEqual([
    [0, 0],
    [2, 2],
    [1, 1],
    [3, 3],
  ]);
});

test("[VOI40] another codec, another stream, too much and nonsense are dropped and told", () => {
  come(1, 0, { type: 0 });
  come(1, 0, { ssrc: 8 });
  come(1, 0, { payload: Array(401).fill(1) });
  microphone.take(Uint8Array.of(1, 2, 3), 0, into);
  expect([heard.length, nonsense]).toEqual([0, 4]);
});

test("[VOI40] padding alone is no frame and no nonsense", () => {
  come(1, 0, { payload: [] });
  expect([heard.length, nonsense]).toEqual([0, 0]);
});

test("[VOI50] what got lost on the way in is reported, since the last report and in all", () => {
  expect(microphone.report()).toBeNull();
  for (let seq = 65_530; seq < 65_540; seq++) if (seq % 5 !== 1) come(seq & 0xffff, seq * 960, { now: seq * 20 });
  expect(microphone.report()).toEqual({ ssrc: 7, loss: 0.2, lost: 2, highest: 65_539, jitter: 0, sender: null });
  expect(microphone.report()).toBeNull();
  come(4, 65_540 * 960, { now: 65_540 * 20 + 16 });
  microphone.takeSender(99, 5);
  expect(microphone.report()).toEqual({
    ssrc: 7,
    loss: 0,
    lost: 2,
    highest: 65_540,
    jitter: 48,
    sender: { middle: 99, at: 5 },
  });
});
