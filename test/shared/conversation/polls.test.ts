/** Polls: what may be answered while they are open, one vote a person, and the totals, for every kind. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { CHART_STAYS_MS, pollChartsAt } from "../../../shared/conversation/poll-charts.ts";
import {
  type Answer,
  answerOf,
  choiceOf,
  NO_POLLS,
  POLLS_MOST,
  type PollDeed,
  type PollEvent,
  type Polls,
  pollRefusal,
  pollSpec,
  pollsAfter,
  pollsOf,
  resultOf,
} from "../../../shared/conversation/polls.ts";

const SINGLE = pollSpec.parse({ question: "Which?", options: ["this", "that", "neither"] });
const MANY = pollSpec.parse({ question: "Which?", answers: "many", options: ["a", "b", "c", "d"] });
const SCALE = pollSpec.parse({ question: "How?", answers: "scale", scale: { from: "badly", to: "well" } });

test("[TLK5] A poll is single, many or a scale; what does not fit its question is no answer, and no poll is half a poll.", () => {
  expect([0, 2, 3, -1, 0.5].map((answer) => choiceOf(SINGLE, answer))).toEqual([0, 2, null, null, null]);
  expect(choiceOf(SINGLE, [0])).toBe(null);
  expect([[0, 2], [3, 3], [], [4], [0.5]].map((answer) => choiceOf(MANY, answer))).toEqual([5, 8, null, null, null]);
  expect(choiceOf(MANY, 0)).toBe(null);
  expect([0, 1, 5, 6].map((answer) => choiceOf(SCALE, answer))).toEqual([null, 1, 5, null]);
  for (const spec of [
    { question: "?" },
    { question: "?", options: ["one"] },
    { question: "?", answers: "scale" },
    { question: "?", answers: "scale", options: ["a", "b"], scale: { from: "a", to: "b" } },
    { question: "", options: ["a", "b"] },
    { question: "?", options: Array.from({ length: 13 }, () => "x") },
  ])
    expect(pollSpec.safeParse(spec).success, JSON.stringify(spec)).toBe(false);
});

test("[TLK5] A poll opens and closes once at a time; opened again it goes on, and only so many are open at once.", () => {
  const events: PollEvent[] = [];
  let polls: Polls = NO_POLLS;
  const add = (deed: PollDeed, text: string | null = null) => {
    const refused = pollRefusal(polls, deed);
    if (refused !== null) return refused;
    const event: PollEvent = { n: events.length, at: events.length, by: "host", text, ...deed };
    events.push(event);
    polls = pollsAfter(polls, event);
    return null;
  };
  expect(add({ kind: "opened", poll: "one", spec: null }, JSON.stringify(MANY))).toBe(null);
  expect(polls.get("one")?.spec).toEqual(MANY);
  expect(add({ kind: "opened", poll: "one", spec: SINGLE })).toBe("open");
  expect(add({ kind: "closed", poll: "one" })).toBe(null);
  expect(add({ kind: "closed", poll: "one" })).toBe("over");
  expect(add({ kind: "closed", poll: "two" })).toBe("unknown");
  expect(add({ kind: "opened", poll: "one", spec: SINGLE })).toBe(null);
  expect(polls.get("one")).toMatchObject({ spec: MANY, closedAt: null });
  for (let n = 1; n < POLLS_MOST; n++) expect(add({ kind: "opened", poll: `p${n}`, spec: SINGLE })).toBe(null);
  expect(add({ kind: "opened", poll: "more", spec: SINGLE })).toBe("full");
  expect(pollsOf(events)).toEqual(polls);
  const forgotten = pollsOf(events.map((event) => ({ ...event, by: null, text: null })));
  expect(forgotten.get("one")?.spec).toBe(null);
});

test("[TLK6] However people answer and change their minds: each counts once, and the totals are those of their last answers.", () => {
  const specs = fc.constantFrom(SINGLE, MANY, SCALE);
  const answers = fc.array(
    fc.record({
      who: fc.nat(6),
      answer: fc.oneof(fc.integer({ min: -1, max: 6 }), fc.array(fc.nat(5), { maxLength: 5 })) as fc.Arbitrary<Answer>,
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(specs, answers, (spec, given) => {
      const kept = new Map<number, number>();
      for (const { who, answer } of given) {
        const choice = choiceOf(spec, answer);
        if (choice === null) continue;
        kept.set(who, choice);
        const again = answerOf(spec, choice);
        expect(typeof again === "number" ? again : new Set(again)).toEqual(
          typeof answer === "number" ? answer : new Set(answer),
        );
      }
      const tally = new Map<number, number>();
      for (const choice of kept.values()) tally.set(choice, (tally.get(choice) ?? 0) + 1);
      const { people, counts } = resultOf(
        spec,
        [...tally].map(([choice, count]) => ({ choice, count })),
      );
      expect(people).toBe(kept.size);
      for (const [place, count] of counts.entries()) {
        const wanted = spec.answers === "scale" ? place + 1 : place;
        const those = [...kept.values()].map((choice) => answerOf(spec, choice));
        expect(count).toBe(
          those.filter((one) => (typeof one === "number" ? one === wanted : one.includes(wanted))).length,
        );
      }
    }),
    { numRuns: 200 },
  );
});

test("[VEV11] What a host opens by hand keeps its screen when it is opened again; the newest that is open covers what a cue has there, and what closed stays a while.", () => {
  const event = (n: number, deed: PollDeed): PollEvent => ({ n, at: n * 1000, by: "hana", text: null, ...deed });
  const opened = (n: number, poll: string, screen?: string) =>
    event(n, { kind: "opened", poll, spec: SINGLE, ...(screen !== undefined && { screen }) });
  const charts = (now: number, ofCues: { screen: string; poll: string }[], ...events: PollEvent[]) => {
    const at = pollChartsAt(ofCues, [...pollsOf(events).values()], now);
    return { of: Object.fromEntries([...at.charts].map(([screen, { id }]) => [screen, id])), until: at.until };
  };
  const cue = [{ screen: "wall", poll: "spring/light" }];
  const first = [opened(1, "spring/light"), opened(2, "a", "wall"), opened(3, "b", "wall"), opened(4, "c")];
  expect(charts(4000, [], first[0]!, first[3]!)).toEqual({ of: {}, until: null });
  expect(charts(4000, cue, first[0]!)).toEqual({ of: { wall: "spring/light" }, until: null });
  expect(charts(4000, cue, ...first)).toEqual({ of: { wall: "b" }, until: null });
  const closed = [...first, event(5, { kind: "closed", poll: "b" })];
  expect(charts(5000, cue, ...closed)).toEqual({ of: { wall: "a" }, until: 5000 + CHART_STAYS_MS });
  const both = [...closed, event(6, { kind: "closed", poll: "a" })];
  expect(charts(6000, cue, ...both).of).toEqual({ wall: "spring/light" });
  expect(charts(6000, [], ...both)).toEqual({ of: { wall: "b" }, until: 5000 + CHART_STAYS_MS });
  expect(charts(6000 + CHART_STAYS_MS, [], ...both)).toEqual({ of: {}, until: null });
  expect(charts(7000, [], ...both, opened(7, "a")).of).toEqual({ wall: "a" });
});
