import { expect, test } from "vitest";
import type { Hands } from "../../../server/conduct/consequences/consequence.ts";
import { lengthOf } from "../../../server/conduct/consequences/how-long.ts";
import { carryOut } from "../../../server/conduct/measure.ts";
import type { Sanction } from "../../../server/store/store.ts";

const sanction: Sanction = {
  id: "s1",
  person: "troll",
  act: "mute",
  space: "plaza",
  rule: "spam",
  note: null,
  by: "mo",
  byRole: "moderator",
  at: 0,
  until: 600_000,
  of: null,
  second: null,
  version: null,
  facts: null,
  case: null,
};

function heard() {
  const calls: string[] = [];
  const hands: Hands = {
    hold: (person, { act, until }) => calls.push(`${act} ${person} ${until}`),
    written: (person, { act }) => calls.push(`${act} of ${person} written`),
    standing: () => null,
    remove: (person, space = "everywhere") => calls.push(`remove ${person} from ${space}`),
    close: (person, code, reason, space = "everywhere") =>
      calls.push(`close ${person} in ${space}, ${code}: ${reason}`),
    notify: (person, notice) => calls.push(`notify ${person} ${notice.kind}: ${notice.text}`),
    languageOf: () => "en",
    titleOf: (_space, rule) => ({ spam: "Leave room for others to speak" })[rule] ?? rule,
    tellOthers: () => {},
    warnStaff: (space) => calls.push(`warn staff of ${space}`),
  };
  return { calls, hands };
}

test("[CON3] the effect comes first, then the record, then the telling", async () => {
  const { calls, hands } = heard();
  const conduct = { record: async () => void calls.push("record") };
  await carryOut(sanction, hands, { conduct }, async () => {});
  expect(calls).toEqual([
    "mute troll 600000",
    "record",
    "mute of troll written",
    "notify troll muted: A moderator has muted you for 10 minutes. House rule: Leave room for others to speak. You still hear and read everybody near you.",
  ]);
});

test("[CON3] whoever is muted is told why, in the words of whoever did it", async () => {
  const { hands } = heard();
  const told: unknown[] = [];
  const note = "You wrote the same line nine times.";
  const conduct = { record: async () => {} };
  await carryOut(
    { ...sanction, note },
    { ...hands, notify: (_person, notice) => told.push(notice) },
    { conduct },
    async () => {},
  );
  expect(told).toMatchObject([{ kind: "muted", note, rule: "spam", until: 600_000 }]);
});

test("[CON6] a length is told as people say it", () => {
  const minutes = [0.2, 1, 10, 59, 60, 90, 120, 1440, 4320];
  expect(minutes.map((each) => lengthOf(each * 60_000, "en"))).toEqual([
    "1 minute",
    "1 minute",
    "10 minutes",
    "59 minutes",
    "1 hour",
    "90 minutes",
    "2 hours",
    "24 hours",
    "3 days",
  ]);
});

test("[CON4] when the write fails the effect stays, staff are told once, and it is tried again", async () => {
  const { calls, hands } = heard();
  let failures = 3;
  const conduct = {
    async record() {
      calls.push("record");
      failures -= 1;
      if (failures > 0) throw new Error("the disk is full");
    },
  };
  await carryOut({ ...sanction, act: "kick", until: null }, hands, { conduct }, async () => {});
  expect(calls).toEqual([
    "kick troll null",
    "remove troll from plaza",
    "record",
    "warn staff of plaza",
    "record",
    "record",
    "kick of troll written",
    "close troll in plaza, kicked: You may come back at once. House rule: Leave room for others to speak.",
  ]);
});

test("[CON15] a ban of staff removes nobody before a second moderator agrees, and staff are asked", async () => {
  const { calls, hands } = heard();
  const conduct = { record: async () => {} };
  const asked: Sanction = { ...sanction, act: "ban", at: 5, until: 5, second: { until: null } };
  await carryOut(asked, hands, { conduct }, async () => {});
  expect(calls).toEqual(["ban troll 5", "ban of troll written", "warn staff of plaza"]);
  calls.length = 0;
  await carryOut({ ...asked, until: null, of: "s1", second: null }, hands, { conduct }, async () => {});
  expect(calls).toEqual([
    "ban troll null",
    "remove troll from everywhere",
    "ban of troll written",
    "close troll in everywhere, banned: You may not come back. House rule: Leave room for others to speak.",
  ]);
});
