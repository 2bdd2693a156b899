import fc from "fast-check";
import { expect, test } from "vitest";
import { BODY_LIMIT, readStage, StageWriter } from "../../../../server/presence/mirror/packet.ts";
import { runStages } from "../../../simulation/stages.ts";
import { FakeWorld } from "../../../support/fake-world.ts";
import { seeded } from "../../../support/seeded.ts";

test("[MIR2] Where mirrors go among a crowd every promise of a step is kept, in the bytes that everybody there receives.", () => {
  let [looks, near] = [0, 0];
  for (const [seed, people, speakers] of [
    [1, 12, 2],
    [2, 16, 4],
    [27, 8, 4],
    [40, 21, 5],
    [104, 10, 9],
  ] as const) {
    const run = runStages(seed, people, speakers, 120);
    expect(run.faults, `seed ${seed}`).toEqual([]);
    looks += run.looks;
    near += run.near;
  }
  expect(near / looks).toBeGreaterThan(0.9);
});

test("[MIR1] The bodies on a stage are read as they were sent, to the millimetre, and who stands still takes three bytes.", () => {
  const parts = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.integer(), parts, (seed, bodies) => {
      const random = seeded(seed);
      const world = new FakeWorld(12);
      const writer = new StageWriter(world.bodies, 12);
      writer.begin();
      for (const [slot, part] of bodies.entries()) {
        world.put(slot, random, part);
        writer.add(100 + slot, slot, true);
      }
      const read = readStage(writer.take(), 12)!;
      expect(read.map(({ number }) => number)).toEqual(bodies.map((_, slot) => 100 + slot));
      for (const [slot, part] of bodies.entries()) {
        const { wish } = read[slot]!.pose!;
        const { sentX, sentY, sentZ } = world.bodies;
        const place = [sentX[slot]!, sentY[slot]!, sentZ[slot]!];
        expect(wish.position.map((metres) => Math.round(metres * 1000))).toEqual(place);
        expect([!!wish.head, !!wish.leftHand, !!wish.rightHand]).toEqual([1, 2, 4].map((bit) => (part & bit) > 0));
      }
      writer.begin();
      writer.add(7, 0, false);
      expect(writer.take()).toHaveLength(3);
    }),
    { numRuns: 30 },
  );
});

test("[MIR9] Bytes that are no stage are read as nothing, and more than twelve are never told of.", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const read = readStage(bytes, 12);
      for (const { pose } of read ?? [])
        if (pose) expect(pose.wish.position.every((metres) => Math.abs(metres) <= 1000)).toBe(true);
      expect(read === null || read.length <= 12).toBe(true);
    }),
    { numRuns: 300 },
  );
  const world = new FakeWorld(14);
  const writer = new StageWriter(world.bodies, 12);
  writer.begin();
  for (let slot = 0; slot < 14; slot++) {
    world.put(slot, seeded(slot), 7);
    writer.add(slot, slot, true);
  }
  const bytes = writer.take();
  expect(bytes.length).toBeLessThanOrEqual(12 * BODY_LIMIT);
  expect(readStage(bytes, 12)).toHaveLength(12);
  expect(readStage(bytes, 11)).toBe(null);
  expect(readStage(bytes.subarray(0, bytes.length - 1), 12)).toBe(null);
});
