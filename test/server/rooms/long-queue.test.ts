/** Long queues: what is told of thousands of cases, and of a case with thousands of lines, without a house. */
import { expect, test } from "vitest";
import type { CaseView } from "../../../client/net/index.ts";
import { fileOf } from "../../../server/rooms/cases.ts";
import type { House } from "../../../server/rooms/house.ts";
import type { SpaceRoom } from "../../../server/rooms/space-room.ts";
import { cases } from "../../../server/rooms/verbs/cases.ts";
import type { Visitor } from "../../../server/rooms/visitor.ts";
import { type CaseEvent, caseOf } from "../../../shared/conduct/case.ts";

test("[CAS14] Of a queue of thousands the most urgent are told, and one's own; of a long case its beginning and its newest.", async () => {
  const at = Date.now();
  const long = (n: number): CaseEvent[] => [
    { n: 0, at, by: `p${n}`, kind: "reported", reason: n === 4999 ? "violence" : "spam", weight: 1 },
    ...(n === 4998 ? [{ n: 1, at, by: "mo", kind: "claimed" } as const] : []),
    ...(n === 4998 ? Array.from({ length: 9998 }, (_, k) => ({ n: k + 2, at, by: "mo", kind: "noted" }) as const) : []),
  ];
  const open = Array.from({ length: 5000 }, (_, n) => {
    const events = long(n);
    return {
      id: `c${n}`,
      space: "s",
      about: null,
      of: null,
      at,
      events,
      texts: events.map(() => "x"),
      state: caseOf(events),
    };
  });
  const store = { messages: { words: async () => [] }, people: { name: async () => null } };
  const queue = { in: () => open };
  const small = { now: () => at, spaces: new Map(), rooms: new Set(), cases: queue, store } as unknown as House;
  const asks = { role: "moderator", person: "mo" } as Visitor;
  const began = performance.now();
  const told = cases({ house: small, space: { id: "s" } } as SpaceRoom, asks, {}) as CaseView[];
  expect(told.length).toBe(500);
  expect(told.slice(0, 2).map(({ id }) => id)).toEqual(["c4998", "c4999"]);
  const { lines } = await fileOf(small, open[4998]!, "mo");
  expect(performance.now() - began).toBeLessThan(1000);
  expect(lines.length).toBeLessThanOrEqual(401);
  expect(lines[0]!.kind).toBe("reported");
});
