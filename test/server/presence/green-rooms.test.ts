/** Green rooms: by no way does anybody come into one but those who may; whoever is in one comes out. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { step } from "../../../server/presence/step.ts";
import { teleportTo } from "../../../server/presence/teleport.ts";
import { World } from "../../../server/presence/world.ts";
import { bare, box } from "../../simulation/rooms.ts";
import { seeded } from "../../support/seeded.ts";

const STEP_MS = 50;
const SPACE = bare(14, {
  spawn: { position: [0, 0, 0], radius: 6 },
  zones: [{ id: "green", name: "Green room", entry: "speakers", polygon: box(-2, -2, 4, 4) }],
  seats: [{ id: "chair", position: [0, 0, 1.5], yaw: 0 }],
});
const inside = (world: World, slot: number) => {
  const [x, z] = [world.bodies.x[slot]! / 1000, world.bodies.z[slot]! / 1000];
  return Math.abs(x) < 2 && Math.abs(z) < 2;
};

test("[STG9] A crowd that walks, teleports, sits down and comes in at a green room fills all but it; who may enter does.", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = seeded(seed);
      const world = new World(SPACE, { capacity: 24, random });
      const somewhere = (): [number, number, number] => [random() * 8 - 4, 0, random() * 8 - 4];
      const slots: number[] = [];
      for (let n = 0; n < 16; n++) {
        const at = { position: somewhere(), yaw: 0 };
        const slot = world.enter({ person: `p${n}`, radius: 0.4, for: "strangers", at }, 0);
        if (slot !== undefined) slots.push(slot);
      }
      const speaker = slots[0]!;
      world.mayEnter[speaker] = 1;
      let speakerWasIn = false;
      for (let n = 1; n <= 120; n++) {
        const now = n * STEP_MS;
        for (const slot of slots) {
          const deed = random();
          if (deed < 0.05) teleportTo(world, slot, somewhere(), 0, now);
          else if (deed < 0.08) world.seats.sit(slot, "chair");
          else if (deed < 0.1) world.seats.stand(slot);
          else {
            const [x, , z] = slot === speaker ? [0, 0, 0] : somewhere();
            world.wish(slot, { position: [x / 2, 0, z / 2], yaw: 0 }, now);
          }
        }
        step(world, now);
        speakerWasIn ||= inside(world, speaker);
        for (const slot of slots) if (slot !== speaker) expect(inside(world, slot)).toBe(false);
      }
      expect(speakerWasIn).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test("[STG9] Whoever may not enter any more walks about in it and out of it, and not in again; it is told what kept them out.", () => {
  const world = new World(SPACE, { capacity: 4, random: seeded(1) });
  const slot = world.enter({ person: "a", radius: null, for: "strangers", at: { position: [0, 0, 3], yaw: 0 } }, 0)!;
  world.mayEnter[slot] = 1;
  let now = 0;
  const walk = (x: number, z: number) => {
    for (let n = 0; n < 40; n++) {
      now += STEP_MS;
      world.wish(slot, { position: [x, 0, z], yaw: 0 }, now);
      step(world, now);
    }
  };
  walk(0, 0);
  expect(inside(world, slot)).toBe(true);
  world.mayEnter[slot] = 0;
  walk(1, 1);
  expect(world.bodies.x[slot]).toBe(1000);
  walk(0, 3);
  expect(inside(world, slot)).toBe(false);
  expect(world.zones.zone(world.keptOut[slot]!)).toBeUndefined();
  walk(0, 0);
  expect(inside(world, slot)).toBe(false);
  expect(world.zones.zone(world.keptOut[slot]!)?.id).toBe("green");
});

test("[STG9] Who asks for a place in one lands beside it and is told; who lands beside one because that is free is not.", () => {
  const world = new World(SPACE, { capacity: 4, random: seeded(2) });
  const come = (person: string, z: number) =>
    world.enter({ person, radius: null, for: "strangers", at: { position: [0, 0, z], yaw: 0 } }, 0)!;
  const slot = come("a", 4);
  come("b", 2.5);
  expect(teleportTo(world, slot, [0, 0, 2.5], 0, 1000)).toBe("ok");
  expect(world.zones.zone(world.keptOut[slot]!)).toBeUndefined();
  expect(teleportTo(world, slot, [0, 0, 1], 0, 2000)).toBe("ok");
  expect(inside(world, slot)).toBe(false);
  expect(world.zones.zone(world.keptOut[slot]!)?.id).toBe("green");
  expect(world.seats.sit(slot, "chair")).toBe("shut");
  expect(world.seats.of(slot)).toBe(null);
});
