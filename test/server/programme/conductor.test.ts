/** Conductors, with a clock by hand: one that was away, and two on one history. */
import { expect, test } from "vitest";
import { Conductor } from "../../../server/programme/conductor.ts";
import { Evenings } from "../../../server/programme/evenings.ts";
import type { HistoryEvent } from "../../../server/store/store.ts";
import { momentIn } from "../../../shared/programme/moments.ts";
import { type ProgrammeFile, programmeSchema } from "../../../shared/programme/programme.ts";
import type { RunEvent } from "../../../shared/programme/run.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { memoryHistories } from "../../support/memory-histories.ts";

const FILE: ProgrammeFile = {
  id: "evening",
  title: "Evening",
  zone: "Europe/Berlin",
  starts: "2026-12-04T19:00",
  cues: [
    { id: "doors", title: "Doors", at: "19:00", do: { kind: "doors" } },
    { id: "talk", title: "Talk", at: "19:05", lasts: 10, do: { kind: "talk", stage: "stage" } },
    { id: "dark", title: "Dark", after: { cue: "talk" }, lasts: 5, do: { kind: "light", light: "dark" } },
    { id: "close", title: "Close", at: "20:00", do: { kind: "close" } },
  ],
};
const programme = programmeSchema.parse(FILE);
const START = momentIn("Europe/Berlin", "2026-12-04T19:00")!;
const MINUTE = 60_000;

function parts(store = memoryHistories()) {
  const clock = new HandClock();
  const failed: unknown[] = [];
  const now = () => START - MINUTE + clock.now();
  /** Lets time pass in small steps, with what is written in between. */
  const pass = async (ms: number) => {
    for (let gone = 0; gone < ms; gone += 1000) {
      clock.pass(Math.min(1000, ms - gone));
      for (let n = 0; n < 6; n++) await new Promise(setImmediate);
    }
  };
  return {
    store,
    clock,
    now,
    after: clock.after.bind(clock),
    failed: (error: unknown) => failed.push(error),
    pass,
    errors: failed,
  };
}
const heard = (conductor: Conductor): string[] => {
  const events: string[] = [];
  conductor.onEvent((_, event: RunEvent) =>
    events.push(`${Math.floor((event.at - START) / MINUTE)} ${event.kind} ${"cue" in event ? event.cue : ""}`.trim()),
  );
  return events;
};

test("[EVE1] [PRG4] What is due is done within a second, at its time, by whoever looks; nobody looks when nothing is to come.", async () => {
  const given = parts();
  const conductor = await Conductor.load("plaza", given);
  conductor.start();
  expect(given.clock.waiting).toBe(0);
  const events = heard(conductor);
  await conductor.do("hana", { kind: "set", programme });
  await given.pass(MINUTE + 1000);
  expect(events).toEqual(["-1 set", "0 began doors"]);
  await given.pass(10 * MINUTE);
  await conductor.do("hana", { kind: "extended", cue: "talk", minutes: 2 });
  await given.pass(50 * MINUTE);
  expect(events.slice(2)).toEqual([
    "5 began talk",
    "10 extended talk",
    "17 ended talk",
    "17 began dark",
    "22 ended dark",
    "60 began close",
  ]);
  expect(given.clock.waiting).toBe(0);
  expect(given.errors).toEqual([]);
  await conductor.stop();
});

test("[EVE3] [PRG6] Of two on one history each thing is done once, and what a host does with the one holds for the other.", async () => {
  const given = parts();
  const [here, there] = [await Conductor.load("plaza", given), await Conductor.load("plaza", given)];
  await here.do(null, { kind: "set", programme });
  await there.refresh();
  await given.pass(6 * MINUTE);
  await there.do("hana", { kind: "held" });
  await here.refresh();
  await expect(here.do("hans", { kind: "held" })).rejects.toMatchObject({ code: "invalid", message: /held already/ });
  await given.pass(10 * MINUTE);
  await here.do("hans", { kind: "resumed" });
  await there.refresh();
  await given.pass(80 * MINUTE);
  const kept = await given.store.read("evening:plaza", 0);
  expect(kept.map(({ kind, what }) => `${kind} ${what.cue ?? ""}`.trim())).toEqual([
    "set",
    "began doors",
    "began talk",
    "held",
    "resumed",
    "ended talk",
    "began dark",
    "ended dark",
    "began close",
  ]);
  expect(kept.map(({ n }) => n)).toEqual(kept.map((_, n) => n));
  expect(here.run).toEqual(there.run);
  expect(kept.find(({ kind }) => kind === "ended")?.at).toBe(START + 25 * MINUTE);
});

test("[EVE3] Who was away does what was due at the times when it was, and before anything that a host does then.", async () => {
  const given = parts();
  const before = await Conductor.load("plaza", given);
  await before.do("hana", { kind: "set", programme });
  await given.pass(6.5 * MINUTE);
  await before.stop();
  given.clock.pass(20 * MINUTE);
  const after = await Conductor.load("plaza", given);
  const events = heard(after);
  expect(after.run.cues.get("talk")).toMatchObject({ status: "on" });
  await after.do("hana", { kind: "preempted", title: "News", text: "Bigger." });
  expect(events).toEqual(["15 ended talk", "15 began dark", "20 ended dark", "25 preempted"]);
});

test("[EVE3] What cannot be written is tried again with the next look, and nothing is skipped.", async () => {
  const store = memoryHistories();
  let broken = false;
  const given = parts({
    ...store,
    append: async (name, event) => {
      if (broken) throw new Error("no disk");
      return store.append(name, event);
    },
  });
  const conductor = await Conductor.load("plaza", given);
  await conductor.do(null, { kind: "set", programme });
  broken = true;
  await given.pass(2 * MINUTE);
  expect(given.errors.length).toBeGreaterThan(2);
  expect(conductor.run.cues.get("doors")?.status).toBe("waiting");
  broken = false;
  await given.pass(2000);
  expect(conductor.run.cues.get("doors")?.began?.at).toBe(START);
});

test("[EVE8] What a host asks of an evening that cannot be is refused with a clear word, and nothing is written.", async () => {
  const given = parts();
  const evenings = await Evenings.open(given, new Set(["plaza"]));
  const refused = (deed: Parameters<Evenings["do"]>[2]) =>
    evenings.do("plaza", "hana", deed).then(
      () => "done",
      ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
    );
  expect(await refused({ kind: "began", cue: "doors" })).toBe("not-found: No evening is set here.");
  await evenings.set("plaza", null, programme);
  evenings.start();
  await given.pass(7 * MINUTE);
  const { length } = await given.store.read("evening:plaza", 0);
  expect(await refused({ kind: "began", cue: "nothing" })).toBe("not-found: There is no such cue in the programme.");
  expect(await refused({ kind: "began", cue: "talk" })).toBe("invalid: That cue does not wait any more.");
  expect(await refused({ kind: "extended", cue: "close", minutes: 5 })).toMatch(/^invalid: That cue has no length/);
  expect(await refused({ kind: "resumed" })).toBe("invalid: The evening is not held.");
  expect(await refused({ kind: "set", programme: { ...programme, id: "other" } })).toBe(
    "invalid: Another evening is on. Close it first.",
  );
  expect(await given.store.read("evening:plaza", 0)).toHaveLength(length);
  await evenings.do("plaza", "hana", { kind: "closed" });
  expect(await refused({ kind: "held" })).toBe("invalid: The evening is closed.");
  expect(await refused({ kind: "set", programme })).toMatch(/^invalid: There was an evening of that id already/);
  await evenings.close();
});

test("[EVE12] What a host wrote is in an event's text, to be sealed under their own key, and nowhere else.", async () => {
  const given = parts();
  const conductor = await Conductor.load("plaza", given);
  await conductor.do("hana", { kind: "set", programme });
  await conductor.do("hana", { kind: "preempted", title: "News of Hana", text: "Hana says so." });
  const kept = await given.store.read("evening:plaza", 0);
  expect(kept.map(({ kind, by, what }) => ({ kind, by, what }))).toEqual([
    { kind: "set", by: "hana", what: { id: "evening" } },
    { kind: "preempted", by: "hana", what: {} },
  ]);
  // As the store answers once she is forgotten.
  const forgotten = kept.map((event): HistoryEvent => ({ ...event, by: null, text: null }));
  const again = await Conductor.load("plaza", { ...given, store: { ...given.store, read: async () => forgotten } });
  expect(again.run).toMatchObject({ programme: null, news: { title: "", text: "" } });
});
