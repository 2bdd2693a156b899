/** Entries in words: those that are known, and whatever else may come. */
import "../../../../client/ui/pages-words.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { byDay, dayWords, shownTime } from "../../../../client/ui/ledger/days.ts";
import { kindName, kindsInOrder, tell } from "../../../../client/ui/ledger/kinds.ts";
import { aboutOf, type ReadRow, readRow } from "../../../../client/ui/ledger/read-entry.ts";
import { text } from "../../../../shared/text/text.ts";

const MINUTE = 60_000;
const read = (entry: Record<string, unknown>): ReadRow => readRow({ seq: 1, previous: "0", hash: "1", entry });
const words = (entry: Record<string, unknown>) => {
  const { of, values } = tell(read(entry).entry);
  return text(of, values).replaceAll(/<\/?b>/g, "");
};

test("[LED12] Measures are told with how long they hold, roles with what somebody became.", () => {
  const at = 1000;
  const act = (what: string, until: number | null = null) => words({ kind: "sanction", do: what, at, until });
  expect(act("mute", at + 10 * MINUTE)).toBe("Somebody was muted for 10 minutes.");
  expect(act("mute")).toBe("Somebody was muted until it is lifted.");
  expect(act("unmute")).toBe("Somebody’s mute was lifted.");
  expect(act("kick")).toBe("Somebody was removed, and may come back.");
  expect(act("kick", at + 3 * 24 * 60 * MINUTE)).toBe("Somebody was removed for 3 days.");
  expect(act("ban")).toBe("Somebody was shut out for good.");
  expect(act("juggle")).toBe("A measure was taken: juggle.");
  expect(words({ kind: "role", role: "moderator" })).toBe("Somebody became a moderator.");
  expect(words({ kind: "role", role: "gardener" })).toBe("Somebody was given a role: gardener.");
  expect(words({ kind: "shield", on: false })).toBe("The shield was lowered.");
  expect(words({ kind: "rules", version: "3" })).toBe("The house rules were changed to version 3.");
  expect(words({ kind: "capsule", at: 0, until: 1 })).toBe(
    "The last two minutes around a report were sealed as evidence.",
  );
});

test("[LED12] A kind that is not known is shown by its own name, whatever it is called.", () => {
  for (const kind of ["lantern", "toString", "__proto__", "constructor"]) {
    expect(words({ kind })).toBe(`An entry of the kind ${kind}.`);
    expect(kindName(kind)).toBe(kind);
  }
  expect(words({ kind: "sanction", do: "constructor" })).toBe("A measure was taken: constructor.");
  expect(kindsInOrder(["zebra", "role", "apple", "sanction"])).toEqual(["sanction", "role", "apple", "zebra"]);
});

test("[LED12] Whatever an entry holds, it is read and told.", () => {
  const keys = fc.constantFrom("kind", "at", "until", "do", "role", "rule", "space", "byRole", "on", "version", "x");
  const values = fc.oneof(fc.jsonValue(), fc.constantFrom("sanction", "role", "shield", "mute", "appeal"));
  fc.assert(
    fc.property(fc.array(fc.dictionary(keys, values), { maxLength: 8 }), (entries) => {
      const rows = entries.map(read);
      for (const { entry } of rows) expect(text(tell(entry).of, tell(entry).values)).not.toBe("");
      expect(byDay(rows, 1000).flatMap((day) => day.rows)).toEqual(rows);
    }),
    { seed: 6 },
  );
});

test("[LED12] Days are named from where the reader is: today, yesterday, and the year where it is another.", () => {
  const now = new Date(2026, 10, 22, 9, 0).getTime();
  expect(dayWords(new Date(2026, 10, 22, 0, 1).getTime(), now, "en-GB")).toBe("Today, 22 November");
  expect(dayWords(new Date(2026, 10, 21, 23, 59).getTime(), now, "en-GB")).toBe("Yesterday, 21 November");
  expect(dayWords(new Date(2026, 10, 20, 12, 0).getTime(), now, "en-GB")).toBe("20 November");
  expect(dayWords(new Date(2025, 10, 20, 12, 0).getTime(), now, "en-GB")).toBe("20 November 2025");
  expect(shownTime(1e300)).toBeNull();
  expect(dayWords(null, now)).toBe("Without a date");
});

test("[LED12] What became of a measure is known by its id: its undoing, a second moderator's word, an appeal.", () => {
  const about = (entry: Record<string, unknown>) => aboutOf(read(entry).entry);
  expect(about({ kind: "sanction", sanction: "a" })).toBeUndefined();
  expect(about({ kind: "sanction", sanction: "b", of: "a" })).toBe("a");
  expect(about({ kind: "undo", sanction: "c", of: "a" })).toBe("a");
  expect(about({ kind: "appeal", sanction: "a" })).toBe("a");
  expect(read({ second: { until: null } }).entry.second).toBeDefined();
  expect(read({ second: null }).entry.second).toBeUndefined();
});
