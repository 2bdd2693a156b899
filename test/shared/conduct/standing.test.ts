/** How somebody stands, as the fold of what was decided about them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Decision, nextEnd, type Standing, standingOf } from "../../../shared/conduct/standing.ts";

const NOW = 10_000;
const given = (one: Partial<Decision> & Pick<Decision, "id" | "act">): Decision => ({
  space: "plaza",
  rule: "spam",
  at: 0,
  until: null,
  of: null,
  ...one,
});

/** Histories as they come about: each decision later than the one before, undoing and lengthening those there are. */
const history = fc
  .array(
    fc.record({
      act: fc.constantFrom(
        "warn",
        "mute",
        "unmute",
        "isolate",
        "release",
        "kick",
        "ban",
        "unban",
        "undo",
        "second",
      ) as fc.Arbitrary<Decision["act"] | "second">,
      until: fc.option(fc.integer({ min: 0, max: 2 * NOW }), { nil: null }),
      space: fc.constantFrom("plaza", "lounge"),
      of: fc.nat(),
    }),
    { maxLength: 14 },
  )
  .map((acts) => {
    const decisions: Decision[] = [];
    for (const [n, { act, until, space, of }] of acts.entries()) {
      const id = `d${n}`;
      const earlier = decisions.filter(({ act }) => act !== "undo");
      const target = earlier[of % Math.max(1, earlier.length)];
      const undone = decisions.some((one) => one.act === "undo" && one.of === target?.id);
      if (act === "undo") {
        if (target && !undone) decisions.push(given({ id, act, of: target.id, at: n }));
      } else if (act === "second") {
        if (target?.act === "ban") decisions.push(given({ id, act: "ban", of: target.id, until, at: n }));
      } else decisions.push(given({ id, act, until, space, at: n }));
    }
    return decisions;
  });

/** The same, said another way: each kind apart, from the last lifting on, the longest of what holds. */
function byHand(decisions: readonly Decision[], now: number): Record<"muted" | "isolated" | "banned", string | null> {
  const counts = decisions.filter(
    ({ id, of }) => !decisions.some((one) => one.act === "undo" && (one.of === id || one.of === of)),
  );
  const longest = (gives: string, lifts: string) => {
    const since = counts.findLastIndex(({ act }) => act === lifts);
    const held = counts.slice(since + 1).filter(({ act, until }) => act === gives && (until === null || until > now));
    const end = ({ until }: Decision) => until ?? Number.POSITIVE_INFINITY;
    return held.toSorted((a, b) => end(b) - end(a))[0]?.id ?? null;
  };
  return {
    muted: longest("mute", "unmute"),
    isolated: longest("isolate", "release"),
    banned: longest("ban", "unban"),
  };
}

const ids = ({ muted, isolated, banned }: Standing) => ({
  muted: muted?.sanction ?? null,
  isolated: isolated?.sanction ?? null,
  banned: banned?.sanction ?? null,
});

test("[CON9] How somebody stands is the fold of all that was decided, by whatever history.", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 2 * NOW }), (decisions, now) => {
      expect(ids(standingOf(decisions, now))).toEqual(byHand(decisions, now));
    }),
    { numRuns: 100_000 },
  );
}, 60_000);

test("[CON11] Taking a decision back restores exactly how they would stand without it.", () => {
  fc.assert(
    fc.property(history, fc.nat(), fc.integer({ min: 0, max: 2 * NOW }), (decisions, nth, now) => {
      const standing = decisions.filter(({ act, of }) => act !== "undo" && of === null);
      const target = standing[nth % Math.max(1, standing.length)];
      if (target === undefined || decisions.some(({ of }) => of === target.id)) return;
      const undone = [...decisions, given({ id: "undo", act: "undo", of: target.id, at: 99 })];
      const never = decisions.filter((one) => one !== target);
      expect(standingOf(undone, now)).toEqual(standingOf(never, now));
    }),
    { numRuns: 20_000 },
  );
});

test("[CON9] Whatever has an end ends, and nothing else changes with time.", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 2 * NOW }), (decisions, now) => {
      let standing = standingOf(decisions, now);
      for (let turns = 0; turns < 50; turns++) {
        const end = nextEnd(standing);
        if (end === null) break;
        expect(ids(standingOf(decisions, end - 0.5))).toEqual(ids(standing));
        standing = standingOf(decisions, end);
      }
      expect(nextEnd(standing)).toBeNull();
      expect(ids(standingOf(decisions, 10 * NOW))).toEqual(ids(standing));
    }),
    { numRuns: 5000 },
  );
});

test("[CON15] Taking a ban back takes back what a second moderator made of it.", () => {
  const first = given({ id: "b1", act: "ban", until: NOW + 1 });
  const second = given({ id: "b2", act: "ban", of: "b1", at: 1 });
  expect(standingOf([first, second], NOW).banned?.sanction).toBe("b2");
  expect(standingOf([first, second, given({ id: "u", act: "undo", of: "b1", at: 2 })], NOW).banned).toBeNull();
  expect(standingOf([first, second, given({ id: "u", act: "undo", of: "b2", at: 2 })], NOW).banned?.sanction).toBe(
    "b1",
  );
});
