/** What a programme may be, what its space must have for it, and what is said of it before it goes wrong. */
import { expect, test } from "vitest";
import { fitProblems, lint } from "../../../shared/programme/lint.ts";
import { momentIn } from "../../../shared/programme/moments.ts";
import { type Programme, type ProgrammeFile, programmeSchema } from "../../../shared/programme/programme.ts";
import { runAfter, UNSET } from "../../../shared/programme/run.ts";

const head = { id: "evening", title: "Evening", zone: "Europe/Paris", starts: "2026-12-04T19:00" };
type CueFile = ProgrammeFile["cues"][number];
const cue = (id: string, more: Omit<CueFile, "id" | "title">): CueFile => ({ id, title: id, ...more });
const file = (...cues: CueFile[]): ProgrammeFile => ({ ...head, cues });
const parse = (...cues: CueFile[]): Programme => programmeSchema.parse(file(...cues));
const close = cue("close", { at: "20:00", do: { kind: "close" } });

const wrong = (json: unknown): string[] => {
  const parsed = programmeSchema.safeParse(json);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

test.each<[string, unknown, string]>([
  [
    "two cues of one name",
    file(close, cue("close", { do: { kind: "light", light: "day" } })),
    "cues.1.id: another cue is called close too",
  ],
  [
    "a cue that waits for nobody",
    file(cue("talk", { after: { cue: "welcome" }, do: { kind: "talk" } })),
    "cues.0.after.cue: there is no cue welcome",
  ],
  [
    "cues that wait for one another",
    file(
      cue("a", { after: { cue: "b" }, do: { kind: "break" } }),
      cue("b", { after: { cue: "a" }, do: { kind: "break" } }),
    ),
    "cues.0.after.cue: it waits for itself, and would never begin",
  ],
  [
    "a cue with two beginnings",
    file(close, cue("a", { at: "19:00", after: { cue: "close" }, do: { kind: "break" } })),
    "cues.1.after: a cue begins at a time or after another, not both",
  ],
  ["no such zone", { ...file(close), zone: "Europe/Atlantis" }, "zone: a time zone is a name such as Europe/Berlin"],
  ["no such day", { ...file(close), starts: "2026-02-30T19:00" }, "starts: there is no such day or time"],
  [
    "a poll without options",
    file(cue("poll", { do: { kind: "poll", question: "Which?" } })),
    "cues.0.do.options: a poll has options to choose from",
  ],
  ["two closings", file(close, cue("end", { do: { kind: "close" } })), "cues: there is one close at most"],
])("[PRG2] What no evening can be is refused with where it stands: %s.", (_, json, expected) => {
  expect(wrong(json)).toContain(expected);
});

test("[PRG2] A programme is bounded: so many cues, so long a text, no paths out of its folder, nothing unknown.", () => {
  const many = Array.from({ length: 201 }, (_, n) => cue(`cue-${n}`, { do: { kind: "break" } }));
  expect(wrong(file(...many))).not.toEqual([]);
  const screen = (path: string) =>
    file(cue("s", { do: { kind: "screen", screen: "stage", show: "image", file: path, title: "t", alt: "a" } }));
  expect(wrong(screen("pictures/one.png"))).toEqual([]);
  for (const path of ["../other/space.json", "/etc/passwd", "a/../../b"]) expect(wrong(screen(path))).not.toEqual([]);
  expect(wrong({ ...file(close), script: "alert(1)" })).not.toEqual([]);
  expect(wrong(file(cue("a", { lasts: Number.POSITIVE_INFINITY, do: { kind: "break" } })))).not.toEqual([]);
});

const SPACE = {
  zones: [
    { id: "stage", name: "Stage", kind: "stage", polygon: [] },
    { id: "nook", name: "Nook", kind: "quiet", polygon: [] },
  ],
  screens: [{ id: "wall" }],
} as unknown as Parameters<typeof fitProblems>[1];

test("[PRG2] What its space does not have is told with where the programme names it.", () => {
  const programme = parse(
    cue("talk", { do: { kind: "talk", speakers: ["Ada"] } }),
    cue("poll", { do: { kind: "poll", question: "?", options: ["a", "b"], screen: "roof" } }),
    cue("rules", { do: { kind: "rules", quiet: ["nook", "attic"] } }),
  );
  expect(fitProblems(programme, SPACE)).toEqual([
    { path: "cues[1].do.screen", text: "there is no screen roof in this space" },
    { path: "cues[2].do.quiet[1]", text: "there is no zone attic in this space" },
  ]);
  expect(fitProblems(programme, { ...SPACE, zones: [] })[0]).toEqual({
    path: "cues[0].do.stage",
    text: "this space has no stage to speak from",
  });
});

const advice = (programme: Programme, now?: number) => lint(programme, now).map(({ path, text }) => `${path}: ${text}`);
const start = momentIn(head.zone, head.starts)!;

test.each<[CueFile[], string]>([
  [
    [cue("talk", { at: "19:05", lasts: 20, do: { kind: "talk" } }), close],
    "cues[0].do.speakers: the stage has no speaker at 19:05",
  ],
  [
    [cue("poll", { at: "20:10", lasts: 5, do: { kind: "poll", question: "?", options: ["a", "b"] } }), close],
    "cues[0]: “poll” begins at 20:10, after the close at 20:00: it will not happen",
  ],
  [
    [cue("talk", { at: "19:50", lasts: 20, do: { kind: "talk", speakers: ["Ada"] } }), close],
    "cues[0].lasts: “talk” would last until 20:10, and the evening closes at 20:00",
  ],
  [
    [
      cue("one", { at: "19:00", lasts: 30, do: { kind: "talk", speakers: ["Ada"] } }),
      cue("two", { at: "19:20", lasts: 30, do: { kind: "talk", speakers: ["Ben"] } }),
      close,
    ],
    "cues[1]: “two” cuts “one” short at 19:20",
  ],
  [
    [
      cue("doors", { at: "19:15", do: { kind: "doors" } }),
      cue("welcome", { at: "19:10", do: { kind: "welcome", text: "Hello" } }),
      close,
    ],
    "cues[1]: “welcome” begins at 19:10, before the doors open at 19:15",
  ],
  [
    [
      cue("hush", { at: "19:00", lasts: 50, do: { kind: "rules", audience: "hard" } }),
      cue("ask", { at: "19:30", lasts: 10, do: { kind: "questions" } }),
      close,
    ],
    "cues[1]: “ask” asks an audience that nobody hears: make the rules soft",
  ],
  [
    [
      cue("hello", { do: { kind: "welcome", text: "Hello" } }),
      cue("talk", { after: { cue: "hello" }, lasts: 10, do: { kind: "talk", speakers: ["Ada"] } }),
      close,
    ],
    "cues[1].after: “talk” waits for “hello”, which begins by hand",
  ],
  [[cue("hello", { at: "19:00", do: { kind: "welcome", text: "Hello" } })], "cues: nothing closes the evening"],
  [
    [cue("word", { at: "19:00", do: { kind: "announcement", text: "80 % prefer it." } }), close],
    "cues[0].do.source: “word” claims a figure and names no source",
  ],
])("[PRG7] It is said before it goes wrong: %#", (cues, expected) => {
  expect(advice(parse(...cues))).toEqual([expected]);
});

test("[PRG10] [MSG4] What is past gets no advice any more; what touches on a topic does.", () => {
  const programme = parse(
    cue("early", { at: "19:00", lasts: 20, do: { kind: "talk" } }),
    cue("sad", { at: "19:30", do: { kind: "announcement", text: "The founder has died." } }),
    cue("late", { at: "19:40", lasts: 5, do: { kind: "talk" } }),
    close,
  );
  const [early, sad, late] = [
    "cues[0].do.speakers: the stage has no speaker at 19:00",
    "cues[1].do: “sad” touches on death (“died”): have somebody else read it first",
    "cues[2].do.speakers: the stage has no speaker at 19:40",
  ];
  expect(advice(programme)).toEqual([early, sad, late]);
  expect(advice(programme, start + 21 * 60_000).slice(1)).toEqual([sad, late]);
  const set = runAfter(UNSET, { n: 0, at: start, by: null, kind: "set", programme });
  const run = runAfter(set, { n: 1, at: start, by: null, kind: "skipped", cue: "early" });
  expect(lint(programme, start + 1, run).map(({ text }) => text)).toHaveLength(2);
});

test("[PRG7] An evening that will go well gets no advice, and one in the past is told to be there.", () => {
  const good = parse(
    cue("doors", { at: "19:00", do: { kind: "doors" } }),
    cue("welcome", { at: "19:05", lasts: 5, do: { kind: "welcome", text: "Good evening." } }),
    cue("talk", { after: { cue: "welcome" }, lasts: 30, do: { kind: "talk", speakers: ["Ada"] } }),
    close,
  );
  expect(advice(good, start - 1)).toEqual([]);
  expect(advice(good, start + 1)).toEqual(["starts: it starts in the past: everything until now begins at once"]);
});

test("[MSG7] [PRG7] A call in a programme that leads nowhere, or touches on a topic, is told before it is said.", () => {
  const offer = (id: string, call: object) => cue(id, { do: { kind: "announcement", text: "Look.", call } as never });
  const programme = parse(
    offer("there", { label: "Come along", space: "lounge" }),
    offer("here", { label: "Come along", space: "plaza" }),
    offer("gone", { label: "To the funeral", space: "attic" }),
    offer("half", { label: "Save 50 %", address: "https://lamps.example" }),
    close,
  );
  const told = lint(programme, undefined, undefined, { space: "plaza", spaces: new Set(["plaza", "lounge"]) });
  expect(told.map(({ path, text }) => `${path}: ${text}`).sort()).toEqual([
    "cues[1].do.call.space: “here” leads to this space, where everybody is who reads it",
    "cues[2].do.call.space: “gone” leads to a space attic, which this house does not have",
    "cues[2].do: “gone” touches on death (“funeral”): have somebody else read it first",
    "cues[3].do.source: “half” claims a figure and names no source",
  ]);
  expect(lint(programme)).toHaveLength(2);
});
