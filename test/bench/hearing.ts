/** Hearing: how long it takes to choose anew who hears whom. */
import type { Speaker } from "../../shared/hearing/hearing.ts";
import { Slots } from "../../shared/hearing/slots.ts";
import type { ZoneSound } from "../../shared/hearing/zone-sound.ts";
import { seeded } from "../support/seeded.ts";
import { percentile } from "./percentile.ts";
import type { Table } from "./table.ts";

const HALL: ZoneSound = { id: null, text: 10, voice: 20, closed: false, quiet: false, stage: false };
const PASSES = 300;
const EVERY_MS = 100;
/** Somebody strolls so far between two passes, along each axis. Metres. */
const STROLL = 0.15;

/** A crowd of `people` on a square of `side` metres, of whom `talkers` talk at once. */
const CROWDS = [
  { people: 500, talkers: 40, side: 33 },
  { people: 500, talkers: 500, side: 33 },
  { people: 500, talkers: 500, side: 100 },
  { people: 1000, talkers: 80, side: 100 },
] as const;

export function benchHearing(): Table {
  return {
    title: "Hearing: who of a crowd hears whom, chosen anew once",
    rows: CROWDS.map(({ people, talkers, side }) => {
      const times = passes(people, talkers, side);
      return {
        people,
        "talk at once": talkers,
        "metres a side": side,
        "p50, ms": percentile(times, 0.5).toFixed(2),
        "p99, ms": percentile(times, 0.99).toFixed(2),
      };
    }),
    notes: [`${PASSES} passes, ten a second, while everybody strolls; everybody listens.`],
  };
}

function passes(count: number, talking: number, side: number): number[] {
  const random = seeded(3);
  const people = Array.from({ length: count }, (): Speaker => {
    return { position: [random() * side, 0, random() * side], zone: HALL, circle: 0, voicing: "near" };
  });
  const talkers = Array.from({ length: talking }, (_, n) => n);
  const slots = new Slots(count, () => {});
  return Array.from({ length: PASSES }, (_, pass) => {
    for (const { position } of people) {
      position[0] += (random() - 0.5) * 2 * STROLL;
      position[2] += (random() - 0.5) * 2 * STROLL;
    }
    const began = performance.now();
    slots.pass(people, talkers, () => true, pass * EVERY_MS);
    return performance.now() - began;
  });
}
