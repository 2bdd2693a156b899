/** Rehearsals: an evening played through by its own code, with made-up visitors. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Rehearsals } from "../../../server/programme/rehearse/rehearsals.ts";
import { type RehearsalParts, rehearse } from "../../../server/programme/rehearse/rehearse.ts";
import { machineTimeAndChance } from "../../../server/time-and-chance.ts";
import { clockIn } from "../../../shared/programme/moments.ts";
import { type ProgrammeFile, programmeSchema } from "../../../shared/programme/programme.ts";
import { type Space, spaceSchema } from "../../../shared/space/space.ts";
import { SQUARE } from "../http/opened.ts";

type CueFile = ProgrammeFile["cues"][number];
const programmeOf = (...cues: CueFile[]) =>
  programmeSchema.parse({ id: "evening", title: "Evening", zone: "Europe/Berlin", starts: "2026-12-04T19:00", cues });
const word = (id: string, at: string, to?: Extract<CueFile["do"], { kind: "announcement" }>["to"]): CueFile => ({
  id,
  title: id,
  at,
  do: { kind: "announcement", text: id, ...(to && { to }) },
});
const EVENING = programmeOf(
  { id: "doors", title: "Doors", at: "19:00", do: { kind: "doors" } },
  { id: "welcome", title: "Welcome", at: "19:05", lasts: 5, do: { kind: "welcome", text: "Good evening." } },
  { id: "talk", title: "Talk", after: { cue: "welcome" }, lasts: 40, do: { kind: "talk", speakers: ["Ada"] } },
  word("clay", "19:30", { interests: ["clay"] }),
  word("nowhere", "19:31", { zone: "attic" }),
  { id: "poll", title: "Poll", at: "19:55", lasts: 3, do: { kind: "poll", question: "?", options: ["a", "b"] } },
  { id: "ask", title: "Ask", at: "20:00", lasts: 15, do: { kind: "questions" } },
  { id: "empty", title: "Empty", at: "20:20", lasts: 90, do: { kind: "talk" } },
  { id: "cut", title: "Cut", at: "21:00", lasts: 10, do: { kind: "break" } },
  { id: "thanks", title: "Thanks", do: { kind: "announcement", text: "Thank you." } },
  { id: "close", title: "Close", at: "22:00", do: { kind: "close", text: "Good night." } },
);
const play = (more: Partial<RehearsalParts> = {}) =>
  rehearse({ programme: EVENING, space: null, people: 30, seed: 1, ...more });
const clock = (at: number | null) => (at === null ? "" : clockIn("Europe/Berlin", at));

test("[PRG9] An evening of three hours is rehearsed in seconds: every cue at its time, those by hand too, and what went wrong is told.", async () => {
  const began = performance.now();
  const told: string[] = [];
  const rehearsal = await play({ told: ({ at, what }) => told.push(`${clock(at)} ${what}`) });
  expect(performance.now() - began).toBeLessThan(5000);
  expect(told).toEqual(rehearsal.timeline.map(({ at, what }) => `${clock(at)} ${what}`));
  expect(told.map((line) => line.replace(/\d+( of \d+)?( answered)?$/, "n"))).toEqual([
    "19:00 Doors",
    "19:05 Welcome: said to n",
    "19:10 Welcome: over",
    "19:10 Talk: Ada",
    "19:30 clay: said to n",
    "19:31 nowhere: said to n",
    "19:50 Talk: over",
    "19:55 Poll: “?”",
    "19:58 Poll: over",
    "19:58 Poll: n",
    "20:00 Ask: the house may be asked",
    "20:15 Ask: over",
    "20:20 Empty: nobody is on the stage",
    "21:00 Cut",
    "21:10 Cut: over",
    "21:10 Thanks: said to n",
    "22:00 Close: said to n",
  ]);
  const wrong = rehearsal.wrong.map(({ at, text }) => `${clock(at)} ${text}`);
  expect(wrong).toContain("20:20 the stage has nobody when “Empty” begins");
  expect(wrong).toContain("21:00 “Empty” is cut short by 50 minutes");
  expect(wrong.some((one) => one.startsWith("19:31 “nowhere” reaches nobody of"))).toBe(true);
  expect(rehearsal.polls.poll!.answers).toBeGreaterThan(0);
  expect(rehearsal.visitors.came).toBe(30);
  const cues = rehearsal.cues.map(({ id, began, ended }) => `${id} ${clock(began)}–${clock(ended)}`);
  expect(cues).toEqual(expect.arrayContaining(["welcome 19:05–19:10", "poll 19:55–19:58", "empty 20:20–21:00"]));
  expect(rehearsal.cues.find(({ id }) => id === "nowhere")?.said).toEqual({ reached: 0, held: 0 });
  expect(rehearsal.cues.find(({ id }) => id === "talk")?.said).toBeUndefined();
});

test("[PRG11] A rehearsal beside the house says how far it is, and is what it is anywhere else; a space has one at a time, and what fails or is shut leaves room for the next.", async () => {
  const rehearsals = new Rehearsals(machineTimeAndChance.after);
  const wanted = { programme: EVENING, space: null, people: 30, seed: 1 };
  const passed: number[] = [];
  const first = rehearsals.begin("plaza", wanted, (hundredths) => passed.push(hundredths));
  expect(() => rehearsals.begin("plaza", wanted, () => {})).toThrow(expect.objectContaining({ code: "full" }));
  expect(await first).toEqual(await play());
  expect(passed.length).toBeGreaterThan(5);
  expect(passed).toEqual(passed.toSorted((a, b) => a - b));
  expect(passed.every((hundredths) => hundredths > 0 && hundredths < 100)).toBe(true);
  const again = rehearsals.begin("plaza", wanted, () => {});
  const broken = expect(again).rejects.toMatchObject({ code: "invalid" });
  await rehearsals.close();
  await broken;
  const long = new Rehearsals((_, act) => {
    act();
    return () => {};
  });
  await expect(long.begin("plaza", wanted, () => {})).rejects.toMatchObject({ code: "too-long" });
});

test("[PRG9] The same seed is the same rehearsal, another is another, and whoever they are what must hold holds.", async () => {
  expect(await play({ seed: 7 })).toEqual(await play({ seed: 7 }));
  expect((await play({ seed: 8 })).timeline).not.toEqual((await play({ seed: 7 })).timeline);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 60 }), async (seed, people) => {
      const { visitors, addressed, questions, hands, polls, timeline } = await play({ seed, people });
      expect(visitors.came).toBeLessThanOrEqual(people);
      expect(visitors.most).toBeLessThanOrEqual(visitors.came);
      expect(Object.values(addressed.times).reduce((sum, count) => sum + count, 0)).toBe(visitors.came);
      expect(questions.answered + questions.left).toBe(questions.asked);
      expect(hands.up + hands.left).toBe(hands.raised);
      expect(polls.poll!.answers).toBeLessThanOrEqual(polls.poll!.of);
      for (const [n, { at, here }] of timeline.entries()) {
        expect(at).toBeGreaterThanOrEqual(timeline[n - 1]?.at ?? 0);
        expect(here).toBeLessThanOrEqual(people);
      }
    }),
    { numRuns: 15 },
  );
});

test("[PRG9] [MSG2] Words too many are held back, doors that stay shut and copies that are full are told, and an evening without an end ends.", async () => {
  const many = Array.from({ length: 9 }, (_, n) => word(`word-${n}`, `19:2${n}`));
  const space: Space = spaceSchema.parse({ ...SQUARE, capacity: 10, copies: 2, messages: { most: 3 } });
  const crowded = await play({ programme: programmeOf(...many), space, people: 60 });
  expect(crowded.addressed.most).toBe(3);
  expect(crowded.addressed.held).toBeGreaterThan(20);
  expect(crowded.visitors).toMatchObject({ most: 20 });
  const wrong = crowded.wrong.map(({ text }) => text);
  expect(wrong).toContain("nothing closes the evening");
  expect(wrong.some((text) => /visitors found no place: every copy was full$/.test(text))).toBe(true);
  expect(wrong.some((text) => /^“word-5” is held back for \d+ of \d+, who were addressed enough$/.test(text))).toBe(
    true,
  );
  const shut = await play({
    programme: programmeOf(
      { id: "talk", title: "Talk", at: "19:10", lasts: 5, do: { kind: "talk", speakers: ["Ada"] } },
      { id: "doors", title: "Doors", after: { cue: "never" }, do: { kind: "doors" } },
      { id: "never", title: "Never", after: { cue: "talk", minutes: 200 }, do: { kind: "break" } },
      { id: "close", title: "Close", at: "19:30", do: { kind: "close" } },
    ),
  });
  expect(shut.visitors.came).toBe(0);
  expect(shut.wrong.map(({ text }) => text)).toEqual(
    expect.arrayContaining(["nobody is there to hear “Talk”", "“Doors” never happens", "“Never” never happens"]),
  );
});
