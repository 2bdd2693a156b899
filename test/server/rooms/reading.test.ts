/** Reading: slow readers get the newest when they have caught up, then less, then a close. */
import { expect, test } from "vitest";
import { THINNINGS } from "../../../server/presence/streams/neighbourhood.ts";
import { Reading } from "../../../server/rooms/reading.ts";
import { READ_EVERY } from "../../../shared/protocol/from-client/index.ts";

const STEP = 50;
const LEAST = THINNINGS.length - 1;

/** A reader over a line that carries `perSecond` bytes; frames are `frame` bytes unthinned. Answers what happened. */
function readOver(perSecond: number, seconds: number, frame = 600, budget = 24_000) {
  const reading = new Reading(budget, 0);
  const queue: { tick: number; left: number }[] = [];
  const ages: number[] = [];
  let [sent, most, told] = [0, 0, -READ_EVERY];
  for (let tick = 1; tick <= (seconds * 1000) / STEP; tick++) {
    const now = tick * STEP;
    const next = reading.next(now, 0);
    if (next === "close") return { closed: now, thinning: reading.thinning, sent, most, ages };
    if (next === "send") {
      const bytes = Math.round(frame * (1 - (0.8 * reading.thinning) / LEAST));
      queue.push({ tick, left: bytes });
      reading.sent(tick, bytes, now);
      sent += bytes;
    }
    most = Math.max(most, queue.length);
    let room = (perSecond * STEP) / 1000;
    while (room > 0 && queue.length > 0) {
      const first = queue[0]!;
      const taken = Math.min(room, first.left);
      first.left -= taken;
      room -= taken;
      if (first.left > 0) break;
      queue.shift();
      ages.push(tick - first.tick);
      if (first.tick - told < READ_EVERY) continue;
      told = first.tick;
      reading.read(first.tick);
    }
  }
  return { closed: null, thinning: reading.thinning, sent, most, ages };
}

test("[LIM6] Who reads fast enough is sent everything.", () => {
  const { closed, thinning, sent } = readOver(30_000, 60);
  expect([closed, thinning]).toEqual([null, 0]);
  expect(sent).toBe(60 * 20 * 600);
});

test("[LIM6] Who reads half as fast gets less until it fits, and nothing it reads is older than a second and a half.", () => {
  const { closed, thinning, most, ages } = readOver(6_000, 120);
  expect(closed).toBeNull();
  expect(thinning).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(30);
  expect(Math.max(...ages)).toBeLessThanOrEqual(50);
});

test("[LIM6] Who can hardly read at all is closed, and never had more waiting than came before its first word and a second.", () => {
  const { closed, most } = readOver(300, 120);
  expect(closed).not.toBeNull();
  expect(most).toBeLessThanOrEqual(2 * 20 + 4);
});

test("[LIM6] A reader that stalls for a moment goes on where everybody is; one that stalls for twenty seconds is closed.", () => {
  const reading = new Reading(24_000, 0);
  const step = (tick: number, read: boolean) => {
    const next = reading.next(tick * STEP, 0);
    if (next === "send") {
      reading.sent(tick, 500, tick * STEP);
      if (read) reading.read(tick);
    }
    return next;
  };
  for (let tick = 1; tick <= 100; tick++) expect(step(tick, true)).toBe("send");
  const stalled = Array.from({ length: 60 }, (_, n) => step(101 + n, false));
  expect(stalled.filter((one) => one === "send").length).toBeLessThanOrEqual(26);
  expect(stalled.at(-1)).toBe("wait");
  reading.read(125);
  expect(step(161, true)).toBe("send");
  expect(reading.thinning).toBe(1);
  const dead = Array.from({ length: 450 }, (_, n) => step(162 + n, false));
  expect(dead.slice(0, 350)).not.toContain("close");
  expect(dead.at(-1)).toBe("close");
});

test("[LIM6] Who was behind goes on once all but the last few frames have been told as read, however the steps fall.", () => {
  for (let first = 1; first <= 16; first++) {
    const reading = new Reading(24_000, 0);
    let [tick, told] = [first, 0];
    const sent: number[] = [];
    for (; sent.length < 60 || reading.next(tick * STEP, 0) === "send"; tick++) {
      if (sent.length === 0) reading.read(told);
      if (reading.next(tick * STEP, 0) !== "send") break;
      reading.sent(tick, 400, tick * STEP);
      sent.push(tick);
      // The first word arrives, and then none for a while.
      if (sent.length === 1) {
        told = tick;
        reading.read(tick);
      }
    }
    for (const one of sent) {
      if (one - told < READ_EVERY) continue;
      told = one;
      reading.read(one);
    }
    expect(reading.next((tick + 1) * STEP, 0)).toBe("send");
  }
});

test("[LIM6] A machine whose frames take seconds, for minutes, stays; one that reads for a second in twelve does not.", () => {
  const busy = (seconds: number, free: number) => {
    const reading = new Reading(24_000, 0);
    let newest = 0;
    for (let tick = 1; tick <= 20 * 300; tick++) {
      const now = tick * STEP;
      if ((now / 1000) % (seconds + free) >= seconds) reading.read(newest);
      const next = reading.next(now, 0);
      if (next === "close") return now;
      if (next !== "send") continue;
      newest = tick;
      reading.sent(tick, 400, now);
    }
    return null;
  };
  expect(busy(3, 0.1)).toBeNull();
  expect(busy(5, 1)).toBeNull();
  expect(busy(11, 1)).not.toBeNull();
});

test("[LIM6] Bytes over the budget are thinned until they fit, and come back when there is room.", () => {
  const reading = new Reading(10_000, 0);
  let [tick, rate] = [0, 0];
  const second = (bytes: number) => {
    rate = 0;
    for (let n = 0; n < 20; n++) {
      tick++;
      const size = Math.round((bytes / 20) * (1 - reading.thinning / 10));
      if (reading.next(tick * STEP, 0) !== "send") continue;
      reading.sent(tick, size, tick * STEP);
      reading.read(tick);
      rate += size;
    }
  };
  for (let n = 0; n < 20; n++) second(13_000);
  expect(rate).toBeLessThanOrEqual(10_000);
  expect(reading.thinning).toBeGreaterThan(1);
  for (let n = 0; n < 60; n++) second(4_000);
  expect(reading.thinning).toBe(0);
});

test("[LIM6] A program that never says what it has read is judged by its socket alone.", () => {
  const reading = new Reading(24_000, 0);
  for (let tick = 1; tick <= 400; tick++) {
    expect(reading.next(tick * STEP, 0)).toBe("send");
    reading.sent(tick, 500, tick * STEP);
  }
  expect(reading.next(401 * STEP, 100_000)).toBe("wait");
  // A word about a step that was never sent counts for nothing.
  reading.read(9999);
  expect(reading.next(402 * STEP, 10)).toBe("wait");
  expect(reading.next(403 * STEP, 0)).toBe("send");
});
