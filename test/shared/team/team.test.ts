/** Team, reactions and the speaker timer, as pure folds and counts. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { may, mayGive, mayInvite, ROLES } from "../../../shared/conduct/roles.ts";
import { addCounts, COUNT_MOST, countOf, REACTIONS, Tally } from "../../../shared/team/reactions.ts";
import { nextTalk, speakerTime, talkOn } from "../../../shared/team/speaker-timer.ts";
import { awaitedSpeakers } from "../../../shared/team/speakers.ts";
import {
  missingOf,
  NO_TEAM,
  onNow,
  REMIND_MS,
  remindAt,
  type Team,
  type TeamDeed,
  type TeamEvent,
  teamAfter,
  teamRefusal,
  toRemind,
  WORDS_KEPT,
} from "../../../shared/team/team.ts";

const MIN = 60_000;
const fold = (deeds: readonly (TeamDeed & { at?: number; by?: string | null; text?: string | null })[]): Team =>
  deeds
    .map((deed, n) => ({ n, at: 1000 + n, by: "ada", text: "words", ...deed }) as TeamEvent)
    .reduce(teamAfter, NO_TEAM);
const wrote = { kind: "wrote", evening: "e", role: "host" } as const;

test("[STF1] What staff wrote is bounded and of one evening: another begins with none, and nobody's words outlive their author.", () => {
  expect(fold(Array.from({ length: 300 }, () => wrote)).words).toHaveLength(WORDS_KEPT);
  expect(fold([wrote, { ...wrote, evening: "f" }]).words).toHaveLength(1);
  expect(fold([wrote, { ...wrote, text: null, by: null }]).words).toHaveLength(1);
});

test("[STF2] A shift ends after it begins, is neither past nor far off, and says who is on, who is next and when to remind them.", () => {
  const now = 10 * MIN;
  const shift = (from: number, until: number): TeamDeed & { kind: "shift-set" } => ({
    kind: "shift-set",
    evening: null,
    task: "door",
    from,
    until,
  });
  expect(teamRefusal(NO_TEAM, shift(now, now), "ada", now)).toBe("long");
  expect(teamRefusal(NO_TEAM, shift(0, now), "ada", now)).toBe("over");
  expect(teamRefusal(NO_TEAM, shift(now + 1e10, now + 1e10 + MIN), "ada", now)).toBe("far");
  expect(teamRefusal(NO_TEAM, { kind: "shift-removed", evening: null, shift: 3 }, "ada", now)).toBe("unknown");
  const { shifts } = fold([
    shift(20 * MIN, 40 * MIN),
    shift(0, 20 * MIN),
    { ...shift(1, 2), task: "host", text: null },
  ]);
  expect(shifts.map(({ id }) => id)).toEqual([1, 0]);
  expect(onNow(shifts, now)).toMatchObject({ on: [{ id: 1 }], next: [{ id: 0 }] });
  expect(onNow(shifts, 20 * MIN)).toMatchObject({ on: [{ id: 0 }], next: [] });
  expect(remindAt(shifts, now)).toBe(20 * MIN - REMIND_MS);
  expect(toRemind(shifts, 15 * MIN - 1)).toEqual([]);
  expect(toRemind(shifts, 15 * MIN)).toMatchObject([{ id: 0 }]);
  expect(fold([shift(20 * MIN, 40 * MIN), { kind: "shift-removed", evening: null, shift: 0 }]).shifts).toEqual([]);
});

test("[STG1] Who is ready is known by name, and of the next talk's speakers who is missing.", () => {
  const on = { kind: "ready", evening: "e", on: true } as const;
  const team = fold([on, { ...on, by: "ben" }, { ...on, on: false }]);
  expect([...team.ready.keys()]).toEqual(["ben"]);
  expect(teamRefusal(team, on, "ben", 0)).toBe("same");
  expect(fold([on, { ...wrote, evening: "f" }]).ready.size).toBe(0);
  expect(missingOf(["Ana Ferreira", "Tomás"], ["ana  ferreira"])).toEqual(["Tomás"]);
});

test("[STG6] Speakers who are awaited are those of talks within ten minutes; whoever is ready is only awaited where they are known to be away.", () => {
  const talk = { title: "Talk", kind: "talk", status: "waiting", begins: 600_000, speakers: ["Ada", "Ben"] };
  const of = (more: Partial<typeof talk>, ready: string[], here: string[] | null) =>
    awaitedSpeakers([{ ...talk, ...more }], { ready, here }, 0);
  expect(of({}, [], null)).toEqual([
    { title: "Talk", begins: 600_000, silent: ["Ada", "Ben"], nobody: true, away: [] },
  ]);
  expect(of({}, [" ADA "], [])).toMatchObject([{ silent: ["Ben"], nobody: false, away: ["Ada"] }]);
  expect(of({}, ["Ada", "Ben"], null)).toEqual([]);
  for (const none of [{ begins: 600_001 }, { status: "on" }, { kind: "poll" }, { speakers: [] }])
    expect(of(none, [], [])).toEqual([]);
  const later = { ...talk, title: "Later" };
  const sooner = { ...talk, title: "Sooner", begins: -1000 };
  const both = awaitedSpeakers([later, sooner], { ready: [], here: null }, 0);
  expect(both.map(({ title }) => title)).toEqual(["Sooner", "Later"]);
});

test("[STG2] The speaker's time is plain, says two minutes before the end that it ends, and then that it is over.", () => {
  const tones = [5 * MIN, 2 * MIN, 1, 0, -MIN].map((left) => speakerTime(1e9, 1e9 - left).tone);
  expect(tones).toEqual(["plain", "soon", "soon", "over", "over"]);
  const cues = [
    { id: "a", kind: "talk", status: "on", ends: 5 },
    { id: "b", kind: "talk", status: "waiting", ends: null },
  ];
  expect([talkOn(cues)?.id, nextTalk(cues)?.id]).toEqual(["a", "b"]);
  expect(talkOn([{ ...cues[0]!, ends: null }])).toBeNull();
});

test("[RCT1] However often somebody presses, they count once a second for each kind; the sum is of different people.", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ who: fc.integer({ min: 0, max: 4 }), kind: fc.constantFrom(...REACTIONS), wait: fc.nat(900) }),
        {
          maxLength: 80,
        },
      ),
      (presses) => {
        const tally = new Tally();
        const last = new Map<string, number>();
        let [now, counted] = [0, 0];
        for (const { who, kind, wait } of presses) {
          now += wait;
          const name = `${who} ${kind}`;
          const should = now - (last.get(name) ?? Number.NEGATIVE_INFINITY) >= 1000;
          if (should) last.set(name, now);
          counted += Number(should);
          expect(tally.add(`p${who}`, kind, now)).toBe(should);
        }
        expect(countOf(tally.take(now) ?? {})).toBe(counted);
        expect(tally.take(now)).toBeNull();
      },
    ),
    { numRuns: 40 },
  );
  expect(addCounts({ clap: COUNT_MOST }, { clap: 5, heart: -3, wow: Number.NaN })).toEqual({ clap: COUNT_MOST });
});

test("[STF4] [STF5] Nobody invites or makes anybody what they may not: hosts ask guests in and lend a visitor their own role for an evening.", () => {
  for (const actor of ROLES) {
    expect(mayInvite(actor, "visitor")).toBe(may(actor, "host"));
    for (const role of ["host", "moderator", "bot"] as const) expect(mayInvite(actor, role)).toBe(actor === "owner");
    expect(mayInvite(actor, "owner")).toBe(false);
    for (const before of ROLES)
      for (const role of ["visitor", "host", "moderator"] as const)
        for (const forEvening of [true, false]) {
          const lends =
            actor === "host" &&
            forEvening &&
            (`${before} ${role}` === "visitor host" || `${before} ${role}` === "host visitor");
          const owns = actor === "owner" && before !== "owner" && before !== "bot";
          expect(mayGive(actor, before, role, forEvening)).toBe(lends || owns);
        }
  }
});
