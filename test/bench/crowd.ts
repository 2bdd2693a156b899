/** Crowd: 100 and 200 people who stroll with head and hands, in Stoa and in two stock Colyseus rooms, in one run. */
import { type BenchOptions, COLUMN_NOTES, columns, type Measured, type Measuring, measure, pooled } from "./measure.ts";
import { STOA } from "./stoa-system.ts";
import { STOCK, VIEW } from "./stock-system.ts";
import type { Table } from "./table.ts";

/** Each system is measured so often in turn, so that a disturbance meets all of them. */
const ROUNDS = 2;

export async function benchCrowd(options: BenchOptions): Promise<Table> {
  const windows = { ...options, seconds: options.seconds / ROUNDS };
  const hundred = await inTurn(100, { neighbours: { near: 99 } }, windows);
  const twoHundred = await inTurn(200, {}, windows);
  return {
    title: `People who stroll at 1.4 m/s in 40 × 40 m, head and two hands at 20 Hz, ${options.seconds} s each`,
    rows: [...hundred, ...twoHundred].map(({ system, taken }) => ({
      system: system.name,
      people: taken.people,
      ...columns(taken),
    })),
    notes: [
      ...[hundred, twoHundred].flatMap(comparison),
      "Stoa's figures have walls, bubbles and checks in them; the stock rooms check nothing. In Stoa with 100 people everybody is everybody's near neighbour, with 200 the nearest 32 are.",
      ...COLUMN_NOTES,
      `Systems take turns, ${ROUNDS} windows each, a fresh server for every window.`,
    ],
  };
}

type Taken = { system: Measuring["system"]; taken: Measured };

async function inTurn(people: number, serve: object, options: BenchOptions): Promise<Taken[]> {
  const systems = [STOA, STOCK, VIEW];
  const windows: Measured[][] = systems.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, system] of systems.entries()) {
      windows[i]!.push(await measure({ system, people, options: system === STOA ? serve : {} }, options));
    }
  }
  return systems.map((system, i) => ({ system, taken: pooled(windows[i]!) }));
}

function comparison([stoa, stock, view]: readonly Taken[]): string[] {
  const [ours, theirs, viewed] = [stoa!.taken, stock!.taken, view!.taken];
  const ratio = (of: (taken: Measured) => number, than: Measured) => (of(ours) / of(than)).toFixed(2);
  const bytes = ({ bytes: all }: Measured) => all;
  const cpu = ({ server }: Measured) => server;
  const perUpdate = ours.bytes / ours.people / ours.seen.updates;
  const [bodies, ages] = [ours.seen.entropy.bytesPerUpdate(), ours.seen.entropy.bytesPerAge()];
  const least = bodies + ages;
  return [
    `${ours.people} people: Stoa takes ${ratio(bytes, theirs)} of the schema room's bytes and ${ratio(cpu, theirs)} of its CPU, ${ratio(bytes, viewed)} and ${ratio(cpu, viewed)} of the StateView room's.`,
    `${ours.people} people: what a client decoded at every step has an entropy of ${least.toFixed(2)} B an update: ${bodies.toFixed(2)} B for the motion (18 channels, 1 mm and 0.2°, linear prediction, no context) and ${ages.toFixed(2)} B for when it was sampled; ${perUpdate.toFixed(2)} B are ${(perUpdate / least).toFixed(2)} times that.`,
  ];
}
