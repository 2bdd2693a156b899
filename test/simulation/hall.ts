/**
 * Hall: hundreds of people in one room, each with the neighbourhood that visitors have, some over lines that are slow or
 * stall; judged like every crowd, by what receivers decode of whom is near to them.
 */
import { seeded } from "../support/seeded.ts";
import { Crowd } from "./crowd.ts";
import { type Fault, Judge } from "./judge.ts";
import { Line } from "./line.ts";
import { HONEST, HOSTILE } from "./roles.ts";
import { bare } from "./rooms.ts";

export type HallRun = {
  people: number;
  steps: number;
  faults: readonly Fault[];
  tally: Judge["tally"];
  /** Avatars that some receiver had near, of all, on average. */
  seen: number;
  /** kB a second to each whose line takes everything. */
  kBPerSecond: number;
  /** The longest that somebody near or mid who moved was not told of, ms. */
  oldest: number;
  /** The longest that a frame was under way over a line that did not stall, ms; the most bytes under way on any. */
  longest: number;
  most: number;
  closed: number;
  /** MB of heap after the first fifth, and at the end; NaN where garbage cannot be collected on demand. */
  heap: readonly [number, number];
};

/** People for each square metre. */
const DENSITY = 0.35;
const STEP = 50;
/** One in so many has a slow line, and one in so many a line that stalls now and then. */
const SLOW = 20;
const STALLING = 10;
const SLOWEST = 3_000;
const FASTEST = 12_000;
const STALLS_MS = 6_000;

/** @param onStep told after every step how many there have been, and how many faults */
export function runHall(
  seed: number,
  people: number,
  steps: number,
  onStep = (_done: number, _faults: number) => {},
): HallRun {
  const random = seeded(seed);
  const space = bare(Math.sqrt(people / DENSITY), { bubbles: { minimum: 0, usual: 0.6 } });
  const slow = new Set<Line>();
  const stalling = new Set<Line>();
  const crowd = new Crowd(
    space,
    seed,
    people,
    {},
    {
      neighbours: { near: 32, mid: 32 },
      line: (slot, now) => {
        if (slot % SLOW === 1) return added(slow, new Line(SLOWEST + random() * (FASTEST - SLOWEST), now));
        return slot % STALLING === 2 ? added(stalling, new Line(1_000_000, now)) : null;
      },
    },
  );
  for (let n = 0; n < people; n++) {
    const roles = random() < 0.3 ? HOSTILE : HONEST;
    crowd.enter(roles[Math.floor(random() * roles.length)]!);
  }
  const judge = new Judge(space);
  let seen = 0;
  let early = Number.NaN;
  for (let n = 0; n < steps; n++) {
    for (const line of stalling) {
      if (random() < 0.002) line.stall(crowd.now + random() * STALLS_MS);
    }
    const observation = crowd.step(STEP);
    seen += observation.seen.size / crowd.visitors.length / steps;
    judge.observe(observation);
    if (n === Math.floor(steps / 5)) early = heapMb();
    onStep(n + 1, judge.faults.length);
  }
  const lines = [...slow, ...stalling];
  return {
    people: crowd.visitors.length,
    steps,
    faults: judge.faults,
    tally: judge.tally,
    seen,
    kBPerSecond: crowd.receivers.bytes / crowd.visitors.length / ((steps * STEP) / 1000) / 1000,
    oldest: crowd.receivers.oldest * STEP,
    longest: Math.max(0, ...[...slow].map((line) => line.longest)),
    most: Math.max(0, ...lines.map((line) => line.most)),
    closed: crowd.receivers.closed.length,
    heap: [early, heapMb()],
  };
}

function added(to: Set<Line>, line: Line): Line {
  to.add(line);
  return line;
}

function heapMb(): number {
  if (!globalThis.gc) return Number.NaN;
  globalThis.gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
