/** The report: its figures against those of a database, over random logs. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ALL_BUT_FEW, FEW, WITHHELD } from "../../../shared/events/hiding.ts";
import { reportOf } from "../../../shared/events/report.ts";
import { logs } from "../../support/event-logs.ts";
import { compareReport } from "../../support/report-compare.ts";
import { openSql } from "../../support/report-in-sql.ts";

let sql: Awaited<ReturnType<typeof openSql>>;
beforeAll(async () => {
  sql = await openSql();
});
afterAll(() => sql.close());

test("[EVT5] Every figure that a report shows is the one that a database reckons from the same rows.", async () => {
  const shown: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 3, max: 24 }).chain(logs), async (rows) => {
      const report = reportOf({ space: "plaza", occasion: "opening" }, rows);
      const figures = await sql.reckon(rows);
      compareReport(report, figures);
      for (const one of JSON.stringify(report).matchAll(/fewer than 5|all but fewer than 5|not shown|:\d+/g)) {
        const kind = one[0].startsWith(":") ? "number" : one[0];
        shown[kind] = (shown[kind] ?? 0) + 1;
      }
    }),
    // To make a case smaller takes a database minutes.
    { numRuns: 60, endOnFailure: true },
  );
  // Each of the ways to answer was met.
  expect(Object.keys(shown).sort()).toEqual([ALL_BUT_FEW, FEW, WITHHELD, "number"].sort());
});
