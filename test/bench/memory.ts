/** What remembering the last two minutes costs a step, and what it takes of memory; and what freezing it costs. */
import { gather } from "../../server/presence/capsule/gather.ts";
import { Recorder } from "../../server/presence/capsule/recorder.ts";
import { ALL_PARTS, FakeWorld } from "../support/fake-world.ts";
import { seeded } from "../support/seeded.ts";
import { percentile } from "./percentile.ts";
import type { Table } from "./table.ts";

const STEP_MS = 50;
/** Two minutes and some, until chunks are used again. */
const WARM_STEPS = 2700;
const STEPS = 300;
const FACE = {
  name: "Somebody",
  role: "visitor",
  look: { skin: 0, hair: 0, hairStyle: 0, clothes: 0, cloth: 0, second: 0 },
} as const;

export function benchMemory(): Table {
  const rows = [measure(150, 0), measure(150, ALL_PARTS), measure(1000, 0), measure(1000, ALL_PARTS)];
  return {
    title: "The last two minutes in memory: everybody moves in every step",
    rows,
    notes: ["Gathering is what is done between steps, in pieces; its longest piece holds a step up for so long."],
  };
}

function measure(people: number, parts: number): Table["rows"][number] {
  const random = seeded(people);
  const crowd = new FakeWorld(people);
  const world = Object.assign(crowd, { radiusOf: () => 1.2 });
  const recorder = new Recorder<typeof FACE, "near">(world);
  for (let slot = 0; slot < people; slot++) {
    crowd.put(slot, random, parts);
    recorder.come(slot, { avatar: `avatar-${slot}`, person: `person ${slot}`, face: FACE }, 0);
    recorder.note(slot, FACE, { seat: null, muted: false, handRaised: false, away: false }, 0);
  }
  const times: number[] = [];
  let now = 0;
  for (let n = 0; n < WARM_STEPS + STEPS; n++) {
    now += STEP_MS;
    crowd.tick++;
    for (let slot = 0; slot < people; slot++) {
      if (n > WARM_STEPS) crowd.stroll(slot, random, 0.07, false);
      else crowd.bodies.changed[slot] = crowd.tick;
    }
    const began = performance.now();
    recorder.record(now);
    if (n >= WARM_STEPS) times.push(performance.now() - began);
  }
  const began = performance.now();
  const memory = recorder.freeze(now)!;
  const frozen = performance.now() - began;
  const pieces: number[] = [];
  const about = { space: "bench", copy: 1, stepMs: STEP_MS };
  const run = gather(memory, about, { subject: "person 1", reporter: "person 0" });
  for (let done = false; !done; ) {
    const at = performance.now();
    const next = run.next();
    pieces.push(performance.now() - at);
    if (next.done) {
      done = true;
      if (next.value?.tracks.length !== 48) throw new Error("a capsule without its tracks");
    }
  }
  return {
    people,
    bodies: parts === 0 ? "at a desk" : "head and hands",
    "ms/step p50": percentile(times, 0.5).toFixed(3),
    "ms/step p99": percentile(times, 0.99).toFixed(3),
    "MB held": (recorder.bytes / 2 ** 20).toFixed(1),
    "ms to freeze": frozen.toFixed(2),
    "ms to gather 48": pieces.reduce((sum, one) => sum + one, 0).toFixed(0),
    "longest piece, ms": Math.max(...pieces).toFixed(1),
  };
}
