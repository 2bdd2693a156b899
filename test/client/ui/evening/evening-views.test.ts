import fc from "fast-check";
import { expect, test } from "vitest";
import type { EveningCue, EveningView, Poll } from "../../../../client/net/index.ts";
import { nextOf, nowOf } from "../../../../client/ui/cues.ts";
import { feedbackDue, pollWaiting } from "../../../../client/ui/evening/cards.ts";
import { placeWords } from "../../../../client/ui/evening/place-words.ts";
import { cityOf, clockThere, isElsewhere } from "../../../../client/ui/evening/zone-times.ts";
import { answerFrom, choicesOf, meanOf, pollRows } from "../../../../shared/conversation/poll-rows.ts";
import { choiceOf, type PollSpec } from "../../../../shared/conversation/polls.ts";

const MINUTE = 60_000;
const NINE = Date.UTC(2026, 10, 22, 21, 0);

const cue = (id: string, more: Partial<EveningCue> = {}): EveningCue => ({
  id,
  title: id,
  kind: "talk",
  status: "waiting",
  how: "at",
  begins: null,
  ends: null,
  ...more,
});
const evening = (cues: EveningCue[], more: Partial<EveningView> = {}): EveningView => ({
  id: "spring",
  title: "Spring",
  zone: "Europe/Lisbon",
  starts: NINE,
  cues,
  heldSince: null,
  closedAt: null,
  inForce: {
    doors: "none",
    part: cues.find(({ status, kind }) => status === "on" && kind === "talk")?.id ?? null,
    polls: [],
    charts: [],
    questions: false,
    light: null,
    sound: null,
    audience: "free",
    quiet: [],
    news: null,
  },
  ...more,
});

test("[VEV1] What is on is the part, or the questions that are asked beside it; what is next comes by its time, the close last.", () => {
  const talk = cue("talk", { status: "on", begins: NINE });
  const close = cue("close", { kind: "close", begins: NINE + MINUTE });
  const late = cue("late", { begins: NINE + 9 * MINUTE });
  const soon = cue("soon", { begins: NINE + 5 * MINUTE });
  expect(nowOf(evening([talk, late]))?.id).toBe("talk");
  const questions = cue("questions", { kind: "questions", status: "on", begins: NINE });
  expect(nowOf(evening([talk, questions]))?.id).toBe("questions");
  expect(nowOf(evening([late]))).toBeNull();
  expect(nowOf(evening([talk], { closedAt: NINE }))).toBeNull();
  expect(nextOf([close, talk, late, soon])?.id).toBe("soon");
  expect(nextOf([close, talk])?.id).toBe("close");
  expect(nextOf([talk])).toBeNull();
});

test("[VEV1] Where clocks show something else there, that is told, with its day where it is another.", () => {
  expect(isElsewhere("Europe/Lisbon", NINE, "Europe/London")).toBe(false);
  expect(isElsewhere("Asia/Tokyo", NINE, "Europe/London")).toBe(true);
  expect(clockThere(NINE, "Europe/Berlin", "UTC", "en-GB")).toBe("22:00");
  expect(clockThere(NINE, "Asia/Tokyo", "UTC", "en-GB")).toMatch(/^Monday.*06:00$/);
  expect(cityOf("America/New_York")).toBe("New York");
});

const SPECS: PollSpec[] = [
  { question: "Which?", answers: "single", options: ["a", "b", "c"] },
  { question: "Which?", answers: "many", options: ["a", "b", "c"] },
  { question: "How?", answers: "scale", scale: { from: "bad", to: "good", steps: 5 } },
];

test("[VEV3] Of any poll every choice has a row, shares are of those who answered, and what was chosen is an answer to it.", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SPECS),
      fc.array(fc.nat(40), { maxLength: 5 }),
      fc.nat(40),
      (spec, counts, people) => {
        const rows = pollRows(spec, { people, counts });
        expect(rows.map(({ value }) => value)).toEqual(choicesOf(spec).map(({ value }) => value));
        for (const { share, percent, mine } of rows) {
          expect(share >= 0 && share <= 1 && percent === Math.round(share * 100)).toBe(true);
          expect(mine).toBe(false);
        }
        for (const { value } of rows) expect(choiceOf(spec, answerFrom(spec, [value])!)).not.toBeNull();
      },
    ),
    { numRuns: 60 },
  );
  const [single, many, scale] = SPECS as [PollSpec, PollSpec, PollSpec];
  expect(pollRows(many, { people: 4, counts: [4, 1, 0] }, [0, 2]).map(({ percent, mine }) => [percent, mine])).toEqual([
    [100, true],
    [25, false],
    [0, true],
  ]);
  expect(choicesOf(scale).map(({ words }) => words)).toEqual(["1 · bad", "2", "3", "4", "5 · good"]);
  expect(meanOf(scale, { people: 4, counts: [1, 0, 0, 0, 3] })).toBe(4);
  expect([meanOf(single, { people: 1, counts: [1, 0, 0] }), meanOf(scale, { people: 0, counts: [] })]).toEqual([
    null,
    null,
  ]);
  expect(answerFrom(many, [])).toBeNull();
});

test("[VEV3] The card is for the newest poll that is open, and neither answered nor put away.", () => {
  const poll = (id: string, more: Partial<Poll> = {}): Poll => ({
    id,
    spec: SPECS[0]!,
    screen: null,
    at: 0,
    closedAt: null,
    people: 0,
    counts: [],
    answer: null,
    ...more,
  });
  const polls = [poll("closed", { closedAt: 1 }), poll("answered", { answer: 0 }), poll("newer"), poll("older")];
  expect(pollWaiting(polls, new Set())?.id).toBe("newer");
  expect(pollWaiting(polls, new Set(["newer"]))?.id).toBe("older");
  expect(pollWaiting(polls, new Set(["newer", "older"]))).toBeNull();
  expect(pollWaiting([poll("unread", { spec: null })], new Set())).toBeNull();
});

test("[VEV6] A place in the queue is said as one says it.", () => {
  const said = [1, 2, 3, 4, 11, 22].map((place) => placeWords({ hand: 1, place, of: 30 }));
  expect(said).toEqual([
    "You are next.",
    "You are 2nd of 30.",
    "You are 3rd of 30.",
    "You are 4th of 30.",
    "You are 11th of 30.",
    "You are 22nd of 30.",
  ]);
});

test("[VEV9] A visitor is asked once how an evening was: when it is over, for a while, or on leaving once it has begun.", () => {
  const begun = evening([cue("talk", { status: "on", begins: NINE })]);
  const over = { ...begun, closedAt: NINE };
  const asked = {
    evening: begun,
    feedback: null,
    role: "visitor",
    asked: [],
    space: "plaza",
    now: NINE + MINUTE,
  } as const;
  const due = (more: Partial<Parameters<typeof feedbackDue>[0]>, closed: boolean) =>
    feedbackDue({ ...asked, ...more }, closed)?.id ?? null;
  expect([due({}, true), due({}, false)]).toEqual([null, "spring"]);
  expect([due({ evening: over }, true), due({ evening: over }, false)]).toEqual(["spring", "spring"]);
  for (const more of [
    { asked: ["plaza/spring"] },
    { feedback: { evening: "spring", answer: 4 } },
    { role: "host" as const },
    { evening: null },
    { evening: evening([cue("talk")]) },
    { evening: over, now: NINE + 11 * MINUTE },
  ])
    expect([due(more, true), due(more, false)]).toEqual([null, null]);
  expect(due({ asked: ["lounge/spring"], feedback: { evening: "winter", answer: 1 } }, false)).toBe("spring");
});
