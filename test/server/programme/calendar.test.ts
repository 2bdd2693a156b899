/** The calendar, read back by somebody else's reader. */
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarOf } from "../../../server/programme/calendar.ts";
import { type ProgrammeFile, programmeSchema } from "../../../shared/programme/programme.ts";
import { type Run, type RunDeed, runAfter, UNSET } from "../../../shared/programme/run.ts";

const PLAZA = { id: "plaza", name: "The plaza" };
const PAGE = "http://localhost:2567/s/plaza";
/** The night in which Berlin's clocks go from 3:00 back to 2:00. */
const FILE: ProgrammeFile = {
  id: "long-night",
  title: "Long night, with; signs\\",
  summary: "Two hours\nof talks.",
  zone: "Europe/Berlin",
  starts: "2026-10-25T01:00",
  cues: [
    { id: "doors", title: "Doors", at: "01:00", do: { kind: "doors" } },
    { id: "talk", title: "Talk", at: "01:30", lasts: 60, do: { kind: "talk", stage: "stage", speakers: ["Zoë"] } },
    { id: "secret", title: "Secret", at: "01:40", do: { kind: "announcement", text: "Nobody knows." } },
    { id: "by-hand", title: "By hand", do: { kind: "break" } },
    { id: "close", title: "Close", at: "04:00", do: { kind: "close" } },
  ],
};
const add = (run: Run, at: number, deed: RunDeed): Run => runAfter(run, { n: run.events, at, by: null, ...deed });
const programme = programmeSchema.parse(FILE);
const SET_AT = Date.UTC(2026, 9, 1);

function read(run: Run) {
  const text = calendarOf(run, PLAZA, PAGE)!;
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [only, ...more] = calendar.getAllSubcomponents("vevent");
  expect(more).toEqual([]);
  const event = new ICAL.Event(only!);
  return { text, event, sequence: Number(only!.getFirstPropertyValue("sequence")) };
}

test("[EVE9] Another reader finds the evening with right times over a change of the clocks, its words whole, and nothing hidden.", () => {
  const run = add(UNSET, SET_AT, { kind: "set", programme });
  const { event, text } = read(run);
  expect(event.startDate.toJSDate().toISOString()).toBe("2026-10-24T23:00:00.000Z");
  // From one to four by the clock that night are four hours.
  expect(event.endDate.toJSDate().toISOString()).toBe("2026-10-25T03:00:00.000Z");
  expect(event.duration.toSeconds()).toBe(4 * 3600);
  expect(event.summary).toBe(FILE.title);
  expect(event.description).toBe("Two hours\nof talks.\n01:00 Doors\n01:30 Talk: Zoë\n04:00 Close\n(Europe/Berlin)");
  expect(event.location).toBe("The plaza");
  expect(text).toContain(PAGE);
  expect(text).not.toContain("Secret");
  expect(text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  expect(calendarOf(UNSET, PLAZA, PAGE)).toBe(null);
});

test("[EVE9] The name of an evening stays and its number grows with every change, so calendars take what moved.", () => {
  let run = add(UNSET, SET_AT, { kind: "set", programme });
  const first = read(run);
  expect(read(run).text).toBe(first.text);
  run = add(run, SET_AT + 1000, {
    kind: "set",
    programme: {
      ...programme,
      cues: programme.cues.map((cue) => (cue.id === "close" ? { ...cue, at: "05:00" } : cue)),
    },
  });
  const moved = read(run);
  expect(moved.event.uid).toBe(first.event.uid);
  expect(moved.sequence).toBeGreaterThan(first.sequence);
  expect(moved.event.endDate.toJSDate().toISOString()).toBe("2026-10-25T04:00:00.000Z");
  run = add(run, Date.UTC(2026, 9, 24, 23), { kind: "held" });
  const held = read(run);
  run = add(run, Date.UTC(2026, 9, 24, 23, 10), { kind: "resumed" });
  const later = read(run);
  expect(later.sequence).toBeGreaterThan(held.sequence);
  expect(later.event.endDate.toJSDate().toISOString()).toBe("2026-10-25T04:10:00.000Z");
});
