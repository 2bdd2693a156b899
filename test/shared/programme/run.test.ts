/** An evening as it goes: the fold, the clock, and what hosts do to it, for every sequence of them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { inForce } from "../../../shared/programme/in-force.ts";
import { clockIn, momentIn, nextAt } from "../../../shared/programme/moments.ts";
import { type ProgrammeFile, programmeSchema } from "../../../shared/programme/programme.ts";
import {
  beginOf,
  cueOf,
  endOf,
  nextDue,
  planOf,
  type Run,
  type RunDeed,
  type RunEvent,
  runAfter,
  runOf,
  runRefusal,
  UNSET,
} from "../../../shared/programme/run.ts";

const EVENING: ProgrammeFile = {
  id: "launch-night",
  title: "Launch night",
  zone: "Europe/Berlin",
  starts: "2026-12-04T19:00",
  cues: [
    { id: "doors", title: "Doors", at: "19:00", do: { kind: "doors" } },
    { id: "dusk", title: "Dusk", at: "19:00", do: { kind: "light", light: "dusk" } },
    { id: "welcome", title: "Welcome", at: "19:05", lasts: 5, do: { kind: "welcome", text: "Good evening." } },
    { id: "talk", title: "Talk", after: { cue: "welcome" }, lasts: 20, do: { kind: "talk", speakers: ["Ada"] } },
    { id: "dark", title: "Dark", after: { cue: "welcome" }, lasts: 2, do: { kind: "light", light: "dark" } },
    { id: "hush", title: "Hush", after: { cue: "welcome" }, lasts: 20, do: { kind: "rules", audience: "soft" } },
    {
      id: "poll",
      title: "Which one?",
      after: { cue: "talk", minutes: 1 },
      lasts: 3,
      do: { kind: "poll", question: "Which one?", options: ["this", "that"] },
    },
    { id: "thanks", title: "Thanks", do: { kind: "announcement", text: "Thank you all." } },
    { id: "close", title: "Close", at: "20:00", do: { kind: "close" } },
  ],
};
const START = momentIn("Europe/Berlin", "2026-12-04T19:00")!;
const MINUTE = 60_000;
const programme = programmeSchema.parse(EVENING);

/** Adds a deed as the house does. */
function add(events: RunEvent[], run: Run, at: number, deed: RunDeed, by: string | null = "host"): Run {
  const event: RunEvent = { n: run.events, at, by, ...deed };
  events.push(event);
  return runAfter(run, event);
}

/** Does what is due until `now`, as a process that looks then. */
function catchUp(events: RunEvent[], run: Run, now: number): Run {
  let next = run;
  for (let n = 0; n < 1000; n++) {
    const due = nextDue(next, now);
    if (due === null) return next;
    next = add(events, next, due.at, due.deed, null);
  }
  throw new Error("the clock never rests");
}

const set = (events: RunEvent[]) => add(events, UNSET, START - MINUTE, { kind: "set", programme });
const statusOf = (run: Run, id: string) => run.cues.get(id)?.status;

test("[PRG3] Each cue begins at its time, or after another, ends by its length, and the close ends the evening.", () => {
  const events: RunEvent[] = [];
  const run = catchUp(events, set(events), START + 90 * MINUTE);
  const told = events
    .slice(1)
    .map((event) => `${clockIn("Europe/Berlin", event.at)} ${event.kind} ${"cue" in event ? event.cue : ""}`);
  expect(told).toEqual([
    "19:00 began doors",
    "19:00 began dusk",
    "19:05 began welcome",
    "19:10 ended welcome",
    "19:10 began talk",
    "19:10 began dark",
    "19:10 began hush",
    "19:12 ended dark",
    "19:30 ended talk",
    "19:30 ended hush",
    "19:31 began poll",
    "19:34 ended poll",
    "20:00 began close",
  ]);
  expect(run.closedAt).toBe(START + 60 * MINUTE);
  expect(statusOf(run, "thanks")).toBe("waiting");
});

test("[PRG3] What lasts a while covers what was there, which is back afterwards; a part takes the other's place.", () => {
  const events: RunEvent[] = [];
  let run = catchUp(events, set(events), START + 11 * MINUTE);
  expect(inForce(run)).toMatchObject({ light: "dark", doors: "open", audience: "soft", part: { id: "talk" } });
  run = catchUp(events, run, START + 13 * MINUTE);
  expect(inForce(run)).toMatchObject({ light: "dusk", polls: [] });
  run = catchUp(events, run, START + 32 * MINUTE);
  expect(inForce(run)).toMatchObject({ audience: "free", part: null, polls: [{ id: "poll" }] });
  run = catchUp(events, run, START + 61 * MINUTE);
  expect(inForce(run)).toMatchObject({ light: null, polls: [], doors: "open" });
});

test("[PRG5] While it is held nothing begins or ends, and everything that follows comes so much later, once.", () => {
  const events: RunEvent[] = [];
  let run = catchUp(events, set(events), START + 12.5 * MINUTE);
  run = add(events, run, START + 12.5 * MINUTE, { kind: "preempted", title: "News", text: "Bigger news." });
  expect(catchUp(events, run, START + 40 * MINUTE)).toBe(run);
  expect(inForce(run).news).toEqual({ title: "News", text: "Bigger news." });
  const before = planOf(run, START + 22.5 * MINUTE).map(({ begins, ends }) => [begins, ends]);
  run = add(events, run, START + 22.5 * MINUTE, { kind: "resumed" });
  expect(planOf(run, START + 22.5 * MINUTE).map(({ begins, ends }) => [begins, ends])).toEqual(before);
  const ended = (id: string) => events.find((event) => event.kind === "ended" && event.cue === id)?.at;
  run = catchUp(events, run, START + 120 * MINUTE);
  expect(ended("talk")).toBe(START + 40 * MINUTE);
  expect(run.cues.get("poll")?.began?.at).toBe(START + 41 * MINUTE);
  expect(run.closedAt).toBe(START + 70 * MINUTE);
});

test("[PRG5] A cue that is extended, cut short or skipped moves what waits for it and nothing else.", () => {
  const events: RunEvent[] = [];
  let run = catchUp(events, set(events), START + 15 * MINUTE);
  run = add(events, run, START + 15 * MINUTE, { kind: "extended", cue: "talk", minutes: 5 });
  expect(endOf(run, cueOf(run, "talk")!, START)).toBe(START + 35 * MINUTE);
  run = add(events, run, START + 20 * MINUTE, { kind: "ended", cue: "talk" });
  expect(beginOf(run, cueOf(run, "poll")!, START)).toBe(START + 21 * MINUTE);
  run = add(events, run, START + 20.5 * MINUTE, { kind: "skipped", cue: "poll" });
  run = catchUp(events, run, START + 59 * MINUTE);
  expect(statusOf(run, "poll")).toBe("skipped");
  expect(runRefusal(run, { kind: "extended", cue: "thanks", minutes: 1 })).toBe("no-length");
  expect(runRefusal(run, { kind: "began", cue: "nothing" })).toBe("unknown-cue");
  expect(runRefusal(run, { kind: "began", cue: "talk" })).toBe("not-waiting");
  expect(runRefusal(catchUp(events, run, START + 60 * MINUTE), { kind: "held" })).toBe("closed");
});

const id = fc.constantFrom(...programme.cues.map((cue) => cue.id));
const deed: fc.Arbitrary<RunDeed> = fc.oneof(
  fc.record({ kind: fc.constantFrom("began" as const, "ended" as const, "skipped" as const), cue: id }),
  fc.record({ kind: fc.constant("extended" as const), cue: id, minutes: fc.integer({ min: -10, max: 10 }) }),
  fc.constantFrom<RunDeed>({ kind: "held" }, { kind: "resumed" }, { kind: "preempted", title: "News", text: "News" }),
);
const commands = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 * MINUTE }), deed), { maxLength: 40 });

test("[PRG4] [PRG6] Whenever a process looks, and however long it was away, the same events follow, in order, each cue once.", () => {
  fc.assert(
    fc.property(commands, fc.integer({ min: 200, max: 9 * MINUTE }), (steps, every) => {
      const play = (look: number | null) => {
        const events: RunEvent[] = [];
        let run = set(events);
        let now = START - MINUTE;
        for (const [wait, one] of steps) {
          for (let at = now; look !== null && at < now + wait; at += look) run = catchUp(events, run, at);
          now += wait;
          run = catchUp(events, run, now);
          if (runRefusal(run, one) === null) run = add(events, run, now, one);
        }
        return { events, run: catchUp(events, run, now + 300 * MINUTE) };
      };
      const seldom = play(null);
      const often = play(every);
      expect(often.events).toEqual(seldom.events);
      const { events, run } = seldom;
      expect(runOf(events)).toEqual(run);
      for (let n = 1; n < events.length; n++) expect(events[n]!.at).toBeGreaterThanOrEqual(events[n - 1]!.at);
      for (const { id } of programme.cues)
        expect(events.filter((one) => one.kind === "began" && one.cue === id).length).toBeLessThan(2);
    }),
    { numRuns: 300 },
  );
});

test("[EVE15] What a host did is as if it had not been, with what followed by itself; not after somebody did more, nor a minute later, nor once something was said.", () => {
  const events: RunEvent[] = [];
  const at = START + 12 * MINUTE;
  const set = catchUp(events, add(events, UNSET, START - MINUTE, { kind: "set", programme }), at);
  const known = ({ last, events: many, lastAt, ...run }: Run) => run;
  const undo = (run: Run, event: number, when: number) => runRefusal(run, { kind: "undone", event }, when);
  for (const did of [
    { kind: "held" },
    { kind: "skipped", cue: "poll" },
    { kind: "extended", cue: "talk", minutes: 5 },
    // What waits for its end begins at once, and is taken back with it.
    { kind: "ended", cue: "talk" },
    { kind: "began", cue: "poll" },
  ] satisfies RunDeed[]) {
    const run = catchUp(events, add(events, set, at, did), at + 2 * MINUTE);
    const event = set.events;
    expect(known(run)).not.toEqual(known(set));
    expect(undo(run, event + 1, at + 1000)).toBe("late");
    expect(undo(run, event, at + 61_000)).toBe("late");
    expect(undo(run, event, at + 60_000)).toBe(null);
    const back = add(events, run, at + 3 * MINUTE, { kind: "undone", event });
    expect(known(back)).toEqual(known(set));
    expect(undo(back, event, at + 3 * MINUTE)).toBe("late");
    expect(undo(add(events, run, at + 1000, { kind: "preempted", title: "A", text: "B" }), event, at + 2000)).toBe(
      "late",
    );
  }
  for (const said of [
    { kind: "began", cue: "thanks" },
    { kind: "preempted", title: "A", text: "B" },
    { kind: "closed" },
  ] satisfies RunDeed[])
    expect(undo(add(events, set, at, said), set.events, at + 1000)).toBe("said");
  // Whatever nobody did by hand is nobody's to take back.
  expect(undo(set, set.events - 1, at)).toBe("late");
});

test("[PRG1] Times of day are in the programme's zone: over midnight, and when the clocks are changed.", () => {
  const eve = momentIn("Europe/Berlin", "2026-12-31T23:00")!;
  expect(new Date(nextAt("Europe/Berlin", eve, "00:30")).toISOString()).toBe("2026-12-31T23:30:00.000Z");
  const spring = momentIn("Europe/Berlin", "2027-03-27T22:00")!;
  expect(new Date(nextAt("Europe/Berlin", spring, "03:30")).toISOString()).toBe("2027-03-28T01:30:00.000Z");
  expect(momentIn("Europe/Berlin", "2026-02-30T19:00")).toBe(null);
  fc.assert(
    fc.property(
      fc.constantFrom("Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "UTC"),
      fc.integer({ min: 0, max: 1439 }),
      (zone, minute) => {
        const clock = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
        const at = nextAt(zone, START, clock);
        expect(clockIn(zone, at)).toBe(clock);
        expect(at - START).toBeGreaterThanOrEqual(0);
        expect(at - START).toBeLessThan(25 * 60 * MINUTE);
      },
    ),
  );
});
