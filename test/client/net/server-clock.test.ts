/** Server clock: the server's time over a line whose two ways differ. */
import { expect, test } from "vitest";
import { ServerClock } from "../../../client/net/server-clock.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { seeded } from "../../support/seeded.ts";

const AHEAD = 1_700_000_000_000;

/** A server whose clock is AHEAD of mine, behind a line that takes a different while each way. */
function overLine(way: () => number) {
  const hand = new HandClock();
  const clock = new ServerClock(hand, (question) => {
    hand.after(way(), () => {
      const answer = new Uint8Array(16);
      answer.set(question);
      new DataView(answer.buffer).setFloat64(8, hand.now() + AHEAD);
      hand.after(way(), () => clock.answer(answer));
    });
  });
  return { hand, clock };
}

test("[SDK3] The server's time is known within a few ms over a line that jitters by 100 ms, runs evenly, and never backwards.", () => {
  const random = seeded(4);
  const { hand, clock } = overLine(() => 10 + (random() < 0.3 ? random() * 5 : random() * 100));
  clock.set(AHEAD + hand.now() - 80);
  clock.start();
  let before = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < 3000; i++) {
    hand.pass(20);
    const time = clock.time();
    expect(time).toBeGreaterThanOrEqual(before);
    if (i > 50) expect(Math.abs(time - before - 20)).toBeLessThanOrEqual(1.001);
    before = time;
    if (i > 500) expect(Math.abs(time - (hand.now() + AHEAD))).toBeLessThan(25);
  }
  clock.stop();
  hand.pass(1000);
  expect(hand.waiting).toBe(0);
});

test("[SDK3] A server whose clock was set to another day is followed at once, unless that were backwards.", () => {
  let day = 0;
  const hand = new HandClock();
  const clock = new ServerClock(hand, (question) => {
    const answer = new Uint8Array(16);
    answer.set(question);
    new DataView(answer.buffer).setFloat64(8, hand.now() + 10 + day);
    hand.after(20, () => clock.answer(answer));
  });
  clock.start();
  hand.pass(1000);
  const before = clock.time();
  day = 86_400_000;
  hand.pass(40_000);
  expect(clock.time()).toBeGreaterThan(day);
  day = 0;
  hand.pass(40_000);
  expect(clock.time()).toBeGreaterThan(before + 86_400_000);
});

test("[SDK3] Latency is the round trip.", () => {
  const { hand, clock } = overLine(() => 30);
  clock.start();
  hand.pass(1000);
  expect(clock.latency).toBeCloseTo(60, 5);
});

test("[SDK3] An answer that is none changes nothing.", () => {
  const { hand, clock } = overLine(() => 30);
  clock.start();
  hand.pass(1000);
  const before = clock.time();
  clock.answer(new Uint8Array(3));
  const nonsense = new Uint8Array(16).fill(0xff);
  clock.answer(nonsense);
  expect(clock.time()).toBe(before);
});
