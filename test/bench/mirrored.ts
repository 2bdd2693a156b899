/**
 * Mirrored: one copy of a theatre in this process, its step and everybody's frames, with somebody of another copy on its stage
 * or without: what a mirror costs a copy, whatever else the machine does meanwhile.
 */
import { Follower } from "../../server/presence/mirror/follower.ts";
import { readStage, StageWriter } from "../../server/presence/mirror/packet.ts";
import { step } from "../../server/presence/step.ts";
import { createStreams } from "../../server/presence/streams/streams.ts";
import { World } from "../../server/presence/world.ts";
import { spaceSchema } from "../../shared/space/space.ts";
import { seeded } from "../support/seeded.ts";
import { ownBusyMs } from "./cpu.ts";
import { theatreSpace } from "./square.ts";
import { createWalker } from "./walker.ts";

const STEP_MS = 50;
/** One in so many wears a headset, and looks about. */
const HEADSETS = 10;
/** Steps before anything is counted. */
const WARM = 100;

export type Mirrored = {
  /** CPU of a step of the copy, ms, and of telling the others on the speaker's side. */
  stepMs: number;
  tellMs: number;
  /** Bytes a second to each visitor, and in the words between the copies. */
  bytes: number;
  words: number;
};

export function measureMirrored(people: number, steps: number, mirrored: boolean): Mirrored {
  const space = spaceSchema.parse(theatreSpace());
  const [there, here] = [3, 4].map((seed) => new World(space, { capacity: people + 12, random: seeded(seed) })) as [
    World,
    World,
  ];
  const speaker = there.enter(
    { person: "speaker", radius: null, for: "strangers", staff: true, at: { position: [0, 0, -15], yaw: 0 } },
    0,
  )!;
  const slots = Array.from(
    { length: people },
    (_, n) => here.enter({ person: `person ${n}`, radius: null, for: "strangers" }, 0)!,
  );
  const streams = createStreams(here, () => true);
  for (const slot of slots) streams.open(slot);
  const writer = new StageWriter(there.bodies, 1);
  const walker = createWalker(0);
  const heads = slots.map((_, n) => createWalker(n + 1));
  let follower: Follower | undefined;
  const sum = { stepMs: 0, tellMs: 0, bytes: 0, words: 0 };
  for (let n = 0; n < WARM + steps; n++) {
    const now = (n + 1) * STEP_MS;
    const seconds = now / 1000;
    there.wish(speaker, walker(seconds, { x: 5 * Math.sin(seconds / 4), z: -15, way: Math.PI, walked: seconds }), now);
    step(there, now);
    for (let i = 0; i < slots.length; i += HEADSETS) {
      const [x, z] = [here.bodies.x[slots[i]!]! / 1000, here.bodies.z[slots[i]!]! / 1000];
      here.wish(slots[i]!, heads[i]!(seconds, { x, z, way: 0, walked: 0 }), now);
    }
    const from = ownBusyMs();
    let told: Uint8Array | null = null;
    if (mirrored) {
      writer.begin();
      writer.add(1, speaker, true);
      told = writer.take();
    }
    const began = ownBusyMs();
    if (told !== null) {
      const { wish, jump, age } = readStage(told, 1)![0]!.pose!;
      if (follower === undefined) {
        const at = { position: wish.position, yaw: wish.yaw };
        follower = new Follower(
          here,
          here.enter({ person: "speaker", radius: null, for: "strangers", at }, now)!,
          wish,
        );
      }
      follower.follow(wish, jump, age, now);
      follower.step(now);
    }
    step(here, now);
    streams.encode();
    let bytes = 0;
    for (const slot of slots) bytes += streams.frame(slot)?.byteLength ?? 0;
    const ended = ownBusyMs();
    if (n < WARM) continue;
    sum.tellMs += began - from;
    sum.stepMs += ended - began;
    sum.bytes += bytes;
    sum.words += told?.byteLength ?? 0;
  }
  const ran = (steps * STEP_MS) / 1000;
  return {
    stepMs: sum.stepMs / steps,
    tellMs: sum.tellMs / steps,
    bytes: sum.bytes / people / ran,
    words: sum.words / ran,
  };
}
