/** Several evenings in one history, whom words are for, and what people are told. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Audience, isFor, NEW_MS, type Somebody } from "../../../shared/programme/audience.ts";
import { checkProgramme, isOver, pastProblems } from "../../../shared/programme/check-programme.ts";
import { lint } from "../../../shared/programme/lint.ts";
import { momentIn } from "../../../shared/programme/moments.ts";
import { type Programme, type ProgrammeFile, programmeSchema } from "../../../shared/programme/programme.ts";
import { nextDue, type Run, type RunDeed, runAfter, runOf, runRefusal, UNSET } from "../../../shared/programme/run.ts";
import { eveningView } from "../../../shared/protocol/from-server/evening.ts";

const FILE: ProgrammeFile = {
  id: "one",
  title: "One",
  zone: "Europe/Berlin",
  starts: "2026-12-04T19:00",
  cues: [
    { id: "doors", title: "Doors", at: "19:00", do: { kind: "doors" } },
    { id: "dark", title: "Dark", at: "19:01", do: { kind: "light", light: "dark" } },
    { id: "talk", title: "Talk", at: "19:05", lasts: 20, do: { kind: "talk", speakers: ["Ada"], about: "Glazes." } },
    {
      id: "offer",
      title: "Offer",
      after: { cue: "talk" },
      do: { kind: "announcement", text: "Hosts meet now.", to: { roles: ["host"] } },
    },
    { id: "close", title: "Close", at: "20:00", do: { kind: "close", text: "Good night." } },
  ],
};
const START = momentIn("Europe/Berlin", "2026-12-04T19:00")!;
const MINUTE = 60_000;
const named = (id: string): Programme => programmeSchema.parse({ ...FILE, id });

const add = (run: Run, at: number, deed: RunDeed, by: string | null = null): Run =>
  runAfter(run, { n: run.events, at, by, ...deed });
const set = (run: Run, id: string, at = START - MINUTE, by: string | null = null): Run =>
  add(run, at, { kind: "set", programme: named(id) }, by);
function until(run: Run, now: number): Run {
  const due = nextDue(run, now);
  return due === null ? run : until(add(run, due.at, due.deed), now);
}
const refused = (run: Run, id: string) => runRefusal(run, { kind: "set", programme: named(id) });

test("[PRG8] The next evening is set when the one before is closed or nothing of it has begun, and no id is used again.", () => {
  let run = set(UNSET, "one");
  expect(refused(run, "two")).toBe(null);
  run = set(run, "two");
  expect([run.programme?.id, [...run.past]]).toEqual(["two", []]);
  // Nothing of it had begun, so it may still be.
  expect(refused(run, "one")).toBe(null);
  run = until(run, START);
  expect([refused(run, "one"), refused(run, "two")]).toEqual(["running", null]);
  run = until(run, START + 61 * MINUTE);
  expect([refused(run, "two"), refused(run, "three")]).toEqual(["past", null]);
  run = set(run, "three", START + 62 * MINUTE, "hana");
  expect(run).toMatchObject({ closedAt: null, heldSince: null, news: null, setBy: "hana" });
  expect([...run.cues.values()].every(({ status }) => status === "waiting")).toBe(true);
  expect(refused(run, "two")).toBe("past");
});

test("[PRG8] An evening of which something began has begun, also where that is taken out of its programme.", () => {
  const changed: Programme = { ...named("one"), cues: named("one").cues.slice(-1) };
  const run = add(until(set(UNSET, "one"), START), START + MINUTE, { kind: "set", programme: changed });
  expect(refused(run, "two")).toBe("running");
  const next = set(add(run, START + 2 * MINUTE, { kind: "closed" }), "two");
  expect(refused(next, "one")).toBe("past");
});

test("[PRG8] An evening whose author is forgotten is no more; what it was before they changed it goes on.", () => {
  const lost = add(UNSET, START, { kind: "lost", id: "one" }, "hana");
  expect(lost.programme).toBe(null);
  expect([refused(lost, "one"), refused(lost, "two")]).toEqual(["past", null]);
  expect(until(add(lost, START, { kind: "began", cue: "doors" }), START + MINUTE).programme).toBe(null);
  const run = until(set(UNSET, "one"), START + 6 * MINUTE);
  expect(add(run, START + 7 * MINUTE, { kind: "lost", id: "one" }, "hana")).toMatchObject({
    programme: { id: "one" },
    cues: run.cues,
  });
});

test("[PRG6] [PRG8] However evenings are set, held and closed, every id is one evening, and the same events fold to the same.", () => {
  const step = fc.tuple(
    fc.integer({ min: 1, max: 30 * MINUTE }),
    fc.oneof(
      fc.constantFrom("a", "b", "c", "d").map((id): RunDeed => ({ kind: "set", programme: named(id) })),
      fc.constantFrom<RunDeed>(
        { kind: "held" },
        { kind: "resumed" },
        { kind: "closed" },
        { kind: "began", cue: "talk" },
      ),
    ),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const events: Parameters<typeof runOf>[0][number][] = [];
      let run = UNSET;
      let now = START - 5 * MINUTE;
      const put = (at: number, deed: RunDeed) => {
        events.push({ n: run.events, at, by: null, ...deed });
        run = runAfter(run, events.at(-1)!);
      };
      for (const [wait, deed] of steps) {
        now += wait;
        for (let due = nextDue(run, now); due !== null; due = nextDue(run, now)) put(due.at, due.deed);
        if (runRefusal(run, deed) === null) put(now, deed);
      }
      expect(runOf(events)).toEqual(run);
      const begun = events.flatMap((event, n) => {
        const id = runOf(events.slice(0, n + 1)).programme?.id;
        return event.kind === "began" ? [`${id} ${event.cue}`] : [];
      });
      expect(new Set(begun).size).toBe(begun.length);
    }),
    { numRuns: 100 },
  );
});

const ADA: Somebody = {
  zone: "stage",
  language: "pt-BR",
  since: 0,
  now: 2 * NEW_MS,
  role: "visitor",
  device: "headset",
  interests: [],
};

test("[EVE4] A word is for whoever is all that its audience is, and for nobody else.", () => {
  const cases: [Audience | undefined, Partial<Somebody>, boolean][] = [
    [undefined, {}, true],
    [{}, {}, true],
    [{ zone: "stage" }, {}, true],
    [{ zone: "stage" }, { zone: null }, false],
    [{ languages: ["pt"] }, {}, true],
    [{ languages: ["pt-PT", "en"] }, {}, false],
    [{ languages: ["p"] as string[] }, {}, false],
    [{ newcomers: true }, {}, false],
    [{ newcomers: false }, {}, true],
    [{ newcomers: true }, { since: NEW_MS + 1 }, true],
    [{ roles: ["host", "owner"] }, {}, false],
    [{ devices: ["headset"], roles: ["visitor"] }, {}, true],
    [{ devices: ["headset", "desktop", "phone"] }, { device: "bot" }, false],
    [{ interests: ["clay"] }, {}, false],
    [{ interests: ["Glass", "CLAY"] }, { interests: ["wood", " clay"] }, true],
  ];
  for (const [to, one, expected] of cases)
    expect(isFor(to, { ...ADA, ...one }), JSON.stringify([to, one])).toBe(expected);
});

test("[EVE4] Whoever is asked more of is never somebody whom less is not for.", () => {
  const audience: fc.Arbitrary<Audience> = fc.record(
    {
      zone: fc.constantFrom("stage", "yard"),
      languages: fc.subarray(["pt", "en", "pt-BR"], { minLength: 1 }),
      newcomers: fc.boolean(),
      roles: fc.subarray(["visitor" as const, "host" as const], { minLength: 1 }),
      devices: fc.subarray(["headset" as const, "phone" as const], { minLength: 1 }),
    },
    { requiredKeys: [] },
  );
  const somebody = fc.record({
    zone: fc.constantFrom("stage", "yard", null),
    language: fc.constantFrom("pt", "pt-BR", "en", "de"),
    since: fc.integer({ min: 0, max: 2 * NEW_MS }),
    role: fc.constantFrom("visitor" as const, "host" as const, "owner" as const),
    device: fc.constantFrom("headset" as const, "bot" as const),
  });
  fc.assert(
    fc.property(audience, somebody, (to, who) => {
      const one = { ...ADA, ...who };
      const parts = Object.entries(to).map(([name, value]) => isFor({ [name]: value }, one));
      expect(isFor(to, one)).toBe(parts.every(Boolean));
    }),
  );
});

test("[EVE6] Visitors are told the parts and what is in force, and nothing of announcements, of what is behind the scenes, of who.", () => {
  const run = until(set(UNSET, "one", START - MINUTE, "hana-the-host"), START + 6 * MINUTE);
  const view = eveningView(run, START + 6 * MINUTE, false)!;
  expect(view.cues.map(({ id, status }) => `${id} ${status}`)).toEqual(["doors over", "talk on", "close waiting"]);
  expect(view.cues[1]).toEqual({
    id: "talk",
    title: "Talk",
    kind: "talk",
    status: "on",
    how: "at",
    begins: START + 5 * MINUTE,
    ends: START + 25 * MINUTE,
    lasts: 20,
    text: "Glazes.",
    speakers: ["Ada"],
  });
  expect(view.cues[2]).toMatchObject({ begins: START + 60 * MINUTE });
  expect(view.inForce).toMatchObject({ doors: "open", part: "talk", light: "dark", audience: "free", news: null });
  for (const hidden of ["Good night", "Hosts meet", "hana-the-host"])
    expect(JSON.stringify(view)).not.toContain(hidden);
  const full = eveningView(run, START, true)!;
  expect(full.cues.map(({ id }) => id)).toEqual(FILE.cues.map(({ id }) => id));
  expect(full.cues[3]?.do).toMatchObject({ text: "Hosts meet now." });
  expect(eveningView(UNSET, 0, true)).toBe(null);
});

test("[EVE8] What would begin in the past is told with its place; what has begun already is none of it.", () => {
  expect(pastProblems(UNSET, named("one"), START - MINUTE)).toEqual([]);
  expect(pastProblems(UNSET, named("one"), START + 2 * MINUTE)).toEqual([
    { path: "cues[0].at", text: "19:00 has passed" },
    { path: "cues[1].at", text: "19:01 has passed" },
  ]);
  const run = until(set(UNSET, "one"), START + 6 * MINUTE);
  expect(pastProblems(run, named("one"), START + 6 * MINUTE)).toEqual([]);
  expect(pastProblems(run, named("two"), START + 6 * MINUTE)).toHaveLength(3);
  expect([isOver(named("one"), START), isOver(named("one"), START + 61 * MINUTE)]).toEqual([false, true]);
});

test("[PRG7] A time of day before the start is of the next day, and that is said.", () => {
  const cues = FILE.cues.map((cue) => (cue.id === "doors" ? { ...cue, at: "18:50" } : cue));
  expect(lint(programmeSchema.parse({ ...FILE, cues }))).toContainEqual({
    path: "cues[0].at",
    text: "“Doors” is at 18:50, before the start at 19:00: that is on the next day",
  });
});

test("[PRG2] What is wrong is told with its place, the space's own things too, and so much of it at most.", () => {
  const space = { zones: [], screens: [] };
  expect(checkProgramme(FILE, space)).toEqual({
    ok: false,
    problems: [{ path: "cues[2].do.stage", text: "this space has no stage to speak from" }],
  });
  expect(checkProgramme(FILE, null)).toMatchObject({ ok: true, programme: { id: "one" } });
  expect(checkProgramme({ ...FILE, cues: [{ ...FILE.cues[0], at: "25:00" }] }, null)).toMatchObject({
    problems: [{ path: "cues[0].at", text: "a time of day is 19:05, or 19:05:30" }],
  });
  const many = checkProgramme({ ...FILE, cues: FILE.cues.flatMap((cue) => Array(30).fill(cue)) }, null);
  expect(!many.ok && many.problems.length).toBe(20);
});
