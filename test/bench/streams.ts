/**
 * Streams: what a pose costs where nothing disturbs it. People stroll with head and hands in a world with walls, bubbles
 * and checks, 20 times a second by a hand clock, and all see all.
 */
import { step } from "../../server/presence/step.ts";
import { createStreams } from "../../server/presence/streams/streams.ts";
import { World } from "../../server/presence/world.ts";
import { FrameReader } from "../../shared/pose/frame.ts";
import { spaceSchema } from "../../shared/space/space.ts";
import { seeded } from "../support/seeded.ts";
import { ResidualEntropy } from "./entropy.ts";
import { Paths } from "./paths.ts";
import { SIDES, squareSpace } from "./square.ts";
import type { Table } from "./table.ts";
import { createWalker } from "./walker.ts";

const STEP_MS = 50;
/** Until the codes have learnt what the motion is like. */
const WARM_STEPS = 100;
const SEED = 7;

export type StreamCost = {
  /** By all poses that were told, everybody's own among them. */
  bytesPerUpdate: number;
  entropy: ResidualEntropy;
  /** B. */
  longest: number;
  /** Of encoding and assembling all frames of a step, and of reading one; ms, on average. */
  encoding: number;
  reading: number;
};

/** Measures the streams of so many people over so many steps. */
export function measureStreams(people: number, steps: number): StreamCost {
  const world = new World(spaceSchema.parse(squareSpace()), { capacity: people, random: seeded(SEED) });
  const streams = createStreams(world, () => true, { near: people, mid: 0 });
  const paths = new Paths(people, SIDES.square, SEED);
  const walkers = Array.from({ length: people }, (_, i) => createWalker(i));
  const entropy = new ResidualEntropy();
  const reader = new FrameReader();
  const slots: number[] = [];
  const putBack = (slot: number) =>
    paths.put(slots.indexOf(slot), world.bodies.sentX[slot]! / 1000, world.bodies.sentZ[slot]! / 1000);
  for (let i = 0; i < people; i++) {
    const slot = world.enter({ person: `person ${i}`, radius: null, for: "strangers" }, 0);
    if (slot === undefined) throw new Error(`there is no place for ${people} people`);
    slots.push(slot);
    putBack(slot);
    streams.open(slot);
  }
  let [bytes, updates, longest, encoding, reading] = [0, 0, 0, 0, 0];
  for (let n = 1; n <= WARM_STEPS + steps; n++) {
    const now = n * STEP_MS;
    const counts = n > WARM_STEPS;
    for (const [i, slot] of slots.entries()) {
      world.wish(slot, walkers[i]!(now / 1000, paths.walk(i, now / 1000)), now);
    }
    for (const { slot } of step(world, now)) putBack(slot);
    let began = performance.now();
    streams.encode();
    for (const slot of slots) {
      const frame = streams.frame(slot)!;
      if (slot === slots[0]) {
        const paused = performance.now();
        const news = reader.read(frame);
        const read = performance.now() - paused;
        if ("error" in news) throw new Error(news.error);
        if (counts) {
          reading += read;
          updates += news.moved.length;
          for (const wire of news.moved) entropy.addPose(wire, reader.pose(wire)!, reader.body(wire)!.age);
        }
        began += performance.now() - paused;
      }
      if (!counts) continue;
      bytes += frame.length;
      longest = Math.max(longest, frame.length);
    }
    if (counts) encoding += performance.now() - began;
  }
  return {
    bytesPerUpdate: bytes / people / updates,
    entropy,
    longest,
    encoding: encoding / steps,
    reading: reading / steps,
  };
}

export function benchStreams(people = 100, steps = 400): Table {
  const { bytesPerUpdate, entropy, longest, encoding, reading } = measureStreams(people, steps);
  const least = entropy.bytesPerUpdate() + entropy.bytesPerAge();
  return {
    title: `Pose streams: ${people} people stroll with head and hands at 20 Hz, all see all`,
    rows: [
      {
        "bytes an update": bytesPerUpdate.toFixed(2),
        "entropy, B": least.toFixed(2),
        "times the entropy": (bytesPerUpdate / least).toFixed(3),
        "longest frame, B": longest,
        "encode and assemble, ms a step": encoding.toFixed(2),
        "read a frame, ms": reading.toFixed(2),
      },
    ],
    notes: [
      `In one process, without sockets and their timing: the bytes and the entropy are the same on every machine. The first ${WARM_STEPS} steps are left out.`,
      "entropy: of what one receiver decoded (18 channels, 1 mm and 0.2°, linear prediction, no context).",
    ],
  };
}
