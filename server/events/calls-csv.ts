/** Calls to action as CSV: one in each row, with how many saw and followed it. Carries EVT9. */
import type { Report } from "../../shared/events/report.ts";
import { csvOf } from "./csv.ts";
import { type Names, nameOf } from "./report-names.ts";

const COLUMNS = ["occasion", "space", "call", "label", "shown", "followed", "percent"] as const;

export const callsCsv = (reports: readonly Report[], names: Names): string =>
  csvOf(
    COLUMNS,
    reports.flatMap(({ occasion, space, calls }) =>
      calls.map(({ call, shown, clicked, share }) => {
        const label = nameOf(names, { space, occasion }, "call", call) ?? call;
        return { occasion, space, call, label, shown, followed: clicked, percent: share };
      }),
    ),
  );
