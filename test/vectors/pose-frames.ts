/**
 * The scene of `pose-frames.json`: six avatars walk, jump, turn into ghosts, fade, hide and leave; one receives, to whom
 * two of them are near, two mid, and the others far.
 *
 * `npx node test/vectors/pose-frames.ts` writes the file anew: only when the protocol's number has changed too, or when
 * the server has come to choose otherwise whom to tell of, and the frames of before are still read as they were.
 */
import { writeFileSync } from "node:fs";
import { HEAD, JUMP, LEFT_HAND } from "../../server/presence/bodies.ts";
import { createStreams } from "../../server/presence/streams/streams.ts";
import { FrameReader } from "../../shared/pose/frame-reader.ts";
import type { Tier } from "../../shared/pose/sighting.ts";
import { ALL_PARTS, FakeWorld } from "../support/fake-world.ts";
import { seeded } from "../support/seeded.ts";

export type PoseVector = {
  tick: number;
  /** The frame, in hexadecimal. */
  frame: string;
  /** Where everybody stands after it, by wire number: in the wire's whole numbers, of who is far the place in metres. */
  bodies: Record<string, Stood>;
};

type Stood = {
  tier: Tier;
  ghost: boolean;
  faded: boolean;
  place: number[];
  parts?: number;
  grips?: number;
  turns?: number[];
};

export function poseVectors(): PoseVector[] {
  const random = seeded(42);
  const world = new FakeWorld(7);
  const hidden = new Set<number>();
  const streams = createStreams(world, (_, other) => !hidden.has(other), { near: 2, mid: 2 });
  const reader = new FrameReader();
  const vectors: PoseVector[] = [];
  const scenes: Record<number, () => void> = {
    1: () => world.put(0, random, HEAD),
    2: () => world.put(1, random, ALL_PARTS),
    4: () => world.put(2, random, 0),
    7: () => world.put(1, random, HEAD | LEFT_HAND, JUMP),
    9: () => world.setGhost(1, true),
    11: () => world.faded.add("0 2"),
    13: () => world.setGhost(1, false),
    15: () => hidden.add(1),
    17: () => hidden.delete(1),
    5: () => world.put(3, random, ALL_PARTS),
    6: () => {
      world.put(4, random, ALL_PARTS);
      world.put(5, random, HEAD);
    },
    19: () => world.remove(2),
    23: () => world.put(3, random, ALL_PARTS, JUMP),
  };
  world.tick = 70_000;
  streams.open(0);
  for (let step = 1; step <= 50; step++) {
    world.tick++;
    if (step % 2 === 0) for (let slot = 0; slot < 6; slot++) if (world.bodies.present[slot]) world.stroll(slot, random);
    scenes[step]?.();
    streams.encode();
    const frame = streams.frame(0);
    if (frame === null) continue;
    const news = reader.read(frame);
    if ("error" in news) throw new Error(news.error);
    vectors.push({ tick: news.tick, frame: Buffer.from(frame).toString("hex"), bodies: standing(reader) });
  }
  return vectors;
}

/** Where everybody in a reader's roster stands. */
export function standing(reader: FrameReader): PoseVector["bodies"] {
  const bodies: PoseVector["bodies"] = {};
  for (const wire of reader.wires()) {
    const tier = reader.tier(wire)!;
    const stood = { tier, ghost: reader.ghost(wire), faded: reader.faded(wire) };
    const body = reader.body(wire) ?? reader.midBody(wire);
    bodies[wire] = body
      ? { ...stood, place: [body.floor, ...body.place], parts: body.parts, grips: body.grips, turns: [...body.turns] }
      : { ...stood, place: reader.pose(wire)!.position };
  }
  return bodies;
}

if (import.meta.main) {
  writeFileSync(new URL("pose-frames.json", import.meta.url), `${JSON.stringify(poseVectors(), null, 2)}\n`);
}
