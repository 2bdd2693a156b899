/** What a step costs: 200 and 1000 people at 0.45 to the square metre, seven in ten walking. */
import { MotionWatch } from "../../server/presence/motion-watch.ts";
import { step } from "../../server/presence/step.ts";
import { World } from "../../server/presence/world.ts";
import { spaceSchema } from "../../shared/space/space.ts";
import { seeded } from "../support/seeded.ts";
import type { Table } from "./table.ts";

const PER_SQUARE_METRE = 0.45;
const WALKING = 0.7;
const STEP = 50;
const WARM_STEPS = 100;
const STEPS = 400;

/** Milliseconds a step, by how many people there are and what bubble is usual. */
export function benchStep(): Table {
  const rows = [measure(150, 1.2), measure(200, 1.2), measure(1000, 1.2), measure(200, 0.6), measure(1000, 0.6)];
  return {
    title: "The step: 0.45 people to the square metre, 70 % of them walking",
    rows,
    notes: [
      "Straight walkers who turn now and then, with head and hands; plans of passes are part of the step. What rules look at in motion is looked for beside it: everybody four times a second, some in each step.",
    ],
  };
}

function measure(people: number, usual: number): Table["rows"][number] {
  const random = seeded(people);
  const side = Math.sqrt(people / PER_SQUARE_METRE);
  const half = side / 2;
  const space = spaceSchema.parse({
    id: "bench",
    name: "Bench",
    summary: "A full square",
    capacity: 1000,
    spawn: { position: [0, 0, 0], radius: half * 1.4 },
    ground: [
      {
        polygon: [
          [-half, -half],
          [half, -half],
          [half, half],
          [-half, half],
        ],
      },
    ],
    bubbles: { minimum: 0, usual },
  });
  const world = new World(space, { capacity: people, random });
  const slots: number[] = [];
  for (let n = 0; n < people; n++) {
    const slot = world.enter({ person: `person ${n}`, radius: null, for: "strangers" }, 0);
    if (slot !== undefined) slots.push(slot);
  }
  const walking = slots.filter(() => random() < WALKING);
  const headings = walking.map(() => random() * 2 * Math.PI);
  const times: number[] = [];
  const watch = new MotionWatch(people);
  const looks: number[] = [];
  const { x, y, z } = world.bodies;
  for (let n = 0; n < WARM_STEPS + STEPS; n++) {
    const now = n * STEP;
    walking.forEach((slot, index) => {
      if (random() < 0.01) headings[index] = random() * 2 * Math.PI;
      const heading = headings[index]!;
      world.wish(
        slot,
        {
          position: [
            x[slot]! / 1000 + Math.cos(heading) * 0.07,
            y[slot]! / 1000,
            z[slot]! / 1000 + Math.sin(heading) * 0.07,
          ],
          yaw: heading,
          head: { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] },
          leftHand: { position: [-0.3, 1.1, -0.3], rotation: [0, 0, 0, 1] },
          rightHand: { position: [0.3, 1.1, -0.3], rotation: [0, 0, 0, 1] },
        },
        now,
      );
    });
    const began = performance.now();
    const corrected = step(world, now);
    const stepped = performance.now();
    watch.step(
      world,
      corrected,
      now,
      () => false,
      () => {},
    );
    if (n < WARM_STEPS) continue;
    times.push(stepped - began);
    looks.push(performance.now() - stepped);
  }
  times.sort((one, other) => one - other);
  const share = (part: number) => times[Math.floor(times.length * part)]!.toFixed(2);
  return {
    people: slots.length,
    "usual bubble, m": usual,
    "step p50, ms": share(0.5),
    "p99, ms": share(0.99),
    "look for rules, mean ms a step": (looks.reduce((sum, ms) => sum + ms, 0) / looks.length).toFixed(2),
  };
}
