/** Field: a thousand people on 100 × 100 m. */
import { type BenchOptions, COLUMN_NOTES, columns, measure } from "./measure.ts";
import { STOA } from "./stoa-system.ts";
import type { Table } from "./table.ts";

const PEOPLE = 1000;

export async function benchField(options: BenchOptions): Promise<Table> {
  const taken = await measure({ system: STOA, people: PEOPLE, space: "field" }, options);
  return {
    title: `${PEOPLE} people stroll on a field of 100 × 100 m, head and two hands at 20 Hz, ${options.seconds} s`,
    rows: [
      {
        people: taken.people,
        ...columns(taken),
        "oldest of the nearest 48, s": taken.seen.oldestAround.toFixed(2),
        "oldest of all, s": taken.seen.oldest.toFixed(2),
        "step p50, ms": (taken.steps?.percentile(0.5) ?? Number.NaN).toFixed(1),
        "step p99, ms": (taken.steps?.percentile(0.99) ?? Number.NaN).toFixed(1),
      },
    ],
    notes: [
      ...COLUMN_NOTES,
      "oldest: the longest that one of those 8 clients went without news of one of its nearest 48, and of anybody, looked at four times a second.",
      "step: one beat of the room, walking, bubbles, frames and sending, from /metrics and spread evenly within its buckets.",
      `The clients took ${taken.clients.toFixed(2)} cores.`,
    ],
  };
}
