/** Event cues: an evening as the event log sees it, from the events of its run. */
import { expect, test } from "vitest";
import { EventLog } from "../../../server/events/event-log.ts";
import { createRunNotes } from "../../../server/rooms/event-cues.ts";
import type { House } from "../../../server/rooms/house.ts";
import type { LogRow } from "../../../shared/events/log-fact.ts";
import { programmeSchema } from "../../../shared/programme/programme.ts";
import { type RunDeed, type RunEvent, runOf } from "../../../shared/programme/run.ts";
import { BEGIN } from "../../support/event-logs.ts";

const cue = (id: string, what: Record<string, unknown>) => ({ id, title: id, do: what });
const programme = programmeSchema.parse({
  id: "opening",
  title: "Opening",
  zone: "Europe/Berlin",
  starts: "2026-12-04T19:00",
  cues: [
    cue("doors", { kind: "doors" }),
    cue("hello", { kind: "announcement", text: "Good evening" }),
    cue("talk", { kind: "talk" }),
    cue("end", { kind: "close" }),
  ],
});
const DEEDS: RunDeed[] = [
  { kind: "set", programme },
  { kind: "began", cue: "doors" },
  { kind: "began", cue: "hello" },
  { kind: "began", cue: "talk" },
  { kind: "began", cue: "end" },
];
const EVENTS = DEEDS.map((deed, n): RunEvent => ({ n, at: BEGIN + n * 60_000, by: null, ...deed }));
/** What it is called that began so many minutes after it was set. */
const runAt = (minutes: number) => `opening@${new Date(BEGIN + minutes * 60_000).toISOString().slice(0, 19)}Z`;
const FIRST = runAt(1);

/** A process that tells the log of events `from` and after; those before it read when it opened. */
async function processOf(rows: Map<string, LogRow>, from: number, told: readonly RunEvent[] = EVENTS) {
  const add = async (added: LogRow[]) => {
    for (const row of added) if (!rows.has(row.id)) rows.set(row.id, row);
  };
  let now = BEGIN;
  const events = new EventLog({
    store: { eventLog: { add, keyOf: async () => null } },
    now: () => now,
    after: () => () => {},
    newId: () => String(rows.size),
    failed: (error) => expect.fail(String(error)),
  });
  const note = createRunNotes({ events, rooms: new Set(), now: () => now } as unknown as House);
  if (from > 0) note("plaza", runOf(told.slice(0, from)));
  const evenings: (string | null)[] = [events.eveningIn("plaza")];
  for (const event of told.slice(from)) {
    now = event.at;
    note("plaza", runOf(told.slice(0, event.n + 1)), event);
    evenings.push(events.eveningIn("plaza"));
  }
  await events.flush();
  return evenings;
}

const told = (rows: Map<string, LogRow>) =>
  [...rows.values()].map(({ occasion, fact }) => [occasion, fact.kind, "cue" in fact && fact.cue]);
const WHOLE = [
  [FIRST, "cue-began", "doors"],
  [FIRST, "cue-began", "hello"],
  [FIRST, "cue-ended", "hello"],
  [FIRST, "cue-ended", "doors"],
  [FIRST, "cue-began", "talk"],
  [FIRST, "cue-ended", "talk"],
  [FIRST, "cue-began", "end"],
];

test("[EVT10] An evening is on from its first cue to its close, and each cue begins and ends in its log.", async () => {
  const rows = new Map<string, LogRow>();
  expect(await processOf(rows, 0)).toEqual([null, null, FIRST, FIRST, FIRST, null]);
  expect(told(rows).slice(0, WHOLE.length)).toEqual(WHOLE);
});

test("[EVT10] Two processes note a cue once, and one that opens in mid-event goes on where the evening is.", async () => {
  const rows = new Map<string, LogRow>();
  await processOf(rows, 0);
  const once = told(rows);
  expect(await processOf(rows, 3)).toEqual([FIRST, FIRST, null]);
  expect(told(rows)).toEqual(once);
});

test("[EVT12] An evening that was begun in vain, taken back and begun anew is two runs in its log, also for a process that opens between them.", async () => {
  const deeds: (RunDeed & { by?: string })[] = [
    { kind: "set", programme },
    { kind: "began", cue: "doors", by: "hana" },
    { kind: "undone", event: 1, by: "hana" },
    { kind: "began", cue: "doors", by: "hana" },
    { kind: "began", cue: "end" },
  ];
  const events = deeds.map((deed, n): RunEvent => ({ n, at: BEGIN + n * 60_000, by: null, ...deed }));
  const rows = new Map<string, LogRow>();
  expect(await processOf(rows, 0, events)).toEqual([null, null, FIRST, null, runAt(3), null]);
  const once = told(rows);
  expect(once).toContainEqual([FIRST, "cue-began", "doors"]);
  expect(once).toContainEqual([runAt(3), "cue-began", "doors"]);
  for (const from of [2, 3, 4]) await processOf(rows, from, events);
  expect(told(rows)).toEqual(once);
});

test("[EVT10] An evening stays on where the cue that began it is taken out of its programme.", async () => {
  const changed = { ...programme, cues: programme.cues.slice(2) };
  const deeds: RunDeed[] = [DEEDS[0]!, DEEDS[1]!, { kind: "set", programme: changed }, DEEDS[4]!];
  const events = deeds.map((deed, n): RunEvent => ({ n, at: BEGIN + n * 60_000, by: null, ...deed }));
  const rows = new Map<string, LogRow>();
  expect(await processOf(rows, 0, events)).toEqual([null, null, FIRST, FIRST, null]);
  expect(await processOf(rows, 3, events)).toEqual([FIRST, null]);
});
