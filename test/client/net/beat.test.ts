/** Beat: the moment for a wish, against a server that only says how long the last one waited. */
import { expect, test } from "vitest";
import { Beat } from "../../../client/net/beat.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { seeded } from "../../support/seeded.ts";

const STEP = 50;

/** Walks at every beat over a line of `way` ms (and up to `jitter` more); answers how long wishes waited, in order. */
function follow(phase: number, way: number, jitter: number, seconds = 20): number[] {
  const clock = new HandClock();
  const random = seeded(phase + way);
  const waits: number[] = [];
  const beat = new Beat(clock, () => {
    const arrives = clock.now() + way + random() * jitter;
    const step = Math.ceil((arrives - phase) / STEP) * STEP + phase;
    clock.after(step + way - clock.now(), () => {
      waits.push(step - arrives);
      beat.waited(step - arrives);
    });
  });
  beat.start(STEP);
  clock.pass(seconds * 1000);
  beat.stop();
  expect(clock.waiting).toBeLessThanOrEqual(10);
  return waits;
}

test("[SDK9] From wherever it begins, and however long the way, the beat settles some milliseconds before the step.", () => {
  for (const phase of [0, 7, 20, 33, 49]) {
    for (const way of [0, 3, 40, 120]) {
      const settled = follow(phase, way, 0).slice(-100);
      expect(Math.min(...settled)).toBeGreaterThan(1);
      expect(Math.max(...settled)).toBeLessThan(10);
    }
  }
});

test("[SDK9] Over an uneven line it leaves more room, and few wishes come too late for their step.", () => {
  const waits = follow(11, 30, 8, 60).slice(-600);
  const late = waits.filter((wait) => wait > STEP * 0.8);
  expect(late.length / waits.length).toBeLessThan(0.02);
  expect(waits.toSorted((a, b) => a - b)[300]).toBeLessThan(25);
});

test("[SDK9] It beats once a step, without bunching up after a pause, and not at all once stopped.", () => {
  const clock = new HandClock();
  let beats = 0;
  const beat = new Beat(clock, () => beats++);
  beat.start(STEP);
  clock.pass(1000);
  expect(beats).toBe(20);
  beat.stop();
  clock.pass(1000);
  expect(beats).toBe(20);
  expect(clock.waiting).toBe(0);
});
