import { expect, test } from "vitest";
import type { Hands } from "../../../server/conduct/consequences/consequence.ts";
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
};

function heard() {
  const calls: string[] = [];
  const hands: Hands = {
    mute: (person, mute) => calls.push(`mute ${person} ${mute?.until ?? "off"}`),
    remove: (person, space) => calls.push(`remove ${person} from ${space}`),
    close: (person, _space, code, reason) => calls.push(`close ${person} ${code}: ${reason}`),
    notify: (person, notice) => calls.push(`notify ${person} ${notice.kind}: ${notice.text}`),
    titleOf: (_space, rule) => ({ spam: "Leave room for others to speak" })[rule] ?? rule,
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
    "notify troll muted: A moderator has muted you for 10 minutes. House rule: Leave room for others to speak. You still hear and read everybody near you.",
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
    "remove troll from plaza",
    "record",
    "warn staff of plaza",
    "record",
    "record",
    "close troll kicked: You may come back at once. House rule: Leave room for others to speak.",
  ]);
});
