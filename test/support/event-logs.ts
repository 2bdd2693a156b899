/** Event logs: rows of an evening as tests write them, and random ones, also such as no evening could leave. */
import fc from "fast-check";
import type { LogFact, LogRow } from "../../shared/events/log-fact.ts";

/** The moment at which the evenings of these tests begin. */
export const BEGIN = Date.UTC(2026, 11, 4, 18);

export const rowOf = (n: number, given: Pick<LogRow, "at" | "who" | "fact"> & Partial<LogRow>): LogRow => ({
  id: `row-${n}`,
  space: "plaza",
  occasion: "opening",
  role: given.who === null ? null : "visitor",
  ...given,
});

const stayed = fc.oneof(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 0, max: 3_600_000 }));
const zone = fc.constantFrom("stage", "garden");
const one = <Fact extends LogFact>(shape: { [Key in keyof Fact]: fc.Arbitrary<Fact[Key]> }) => fc.record(shape);
const kind = <Kind extends string>(name: Kind) => fc.constant(name);

const facts: fc.Arbitrary<LogFact> = fc.oneof(
  { weight: 4, arbitrary: one({ kind: kind("arrived"), days: fc.constantFrom(0, 0, 1, 31) }) },
  { weight: 4, arbitrary: one({ kind: kind("left"), stayed }) },
  one({ kind: kind("zone-entered"), zone }),
  { weight: 4, arbitrary: one({ kind: kind("zone-left"), zone, stayed }) },
  { weight: 4, arbitrary: one({ kind: kind("reacted"), with: fc.constantFrom("clap", "clap", "heart", "hand") }) },
  { weight: 2, arbitrary: one({ kind: kind("asked"), question: fc.stringMatching(/^q[0-9]$/) }) },
  one({ kind: kind("answered"), question: fc.stringMatching(/^q[0-9]$/), how: fc.constantFrom("text", "stage") }),
  {
    weight: 3,
    arbitrary: one({
      kind: kind("voted"),
      poll: fc.constantFrom("colour", "size"),
      choices: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: one({ kind: kind("call-shown"), call: fc.constantFrom("shop", "message-7") }) },
  { weight: 2, arbitrary: one({ kind: kind("call-clicked"), call: fc.constantFrom("shop", "message-7") }) },
  one({ kind: kind("consequence"), act: fc.constantFrom("notice", "mute") }),
);

/** `people` at most, 40 to 300 rows within three hours. */
export const logs = (people: number): fc.Arbitrary<LogRow[]> =>
  fc
    .array(
      fc.tuple(
        facts,
        fc.oneof(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 0, max: 3 * 3_600_000 })),
        fc.integer({ min: 0, max: people - 1 }),
        fc.constantFrom("visitor", "visitor", "visitor", "visitor", "visitor", "visitor", "host", "bot"),
      ),
      { minLength: 40, maxLength: 300, size: "max" },
    )
    .map((rows) =>
      rows.map(([fact, after, who, role], n) =>
        rowOf(n, { at: BEGIN + after, who: `p${who}`, role: role as LogRow["role"], fact }),
      ),
    );
