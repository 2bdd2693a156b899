/** Attendance as CSV: a figure in each row, times in UTC. Carries EVT9. */
import { ARRIVALS_MS, type Report } from "../../shared/events/report.ts";
import { csvOf } from "./csv.ts";

const COLUMNS = ["occasion", "space", "name", "figure", "from", "until", "value"] as const;
type Row = Record<(typeof COLUMNS)[number], string | number>;

/** @param names what spaces are called, by their ids */
export function attendanceCsv(reports: readonly Report[], names: Readonly<Record<string, string>>): string {
  const rows = reports.flatMap((report): Row[] => {
    const { occasion, space, attendance, from, until } = report;
    const { people, newcomers, returning, peak, minutes, hours, arrivals } = attendance;
    const row = (figure: string, value: string | number, begins: number, ends: number): Row => ({
      occasion,
      space,
      name: names[space] ?? space,
      figure,
      from: new Date(begins).toISOString(),
      until: new Date(ends).toISOString(),
      value,
    });
    const whole = { people, newcomers, returning, "median minutes": minutes, hours };
    return [
      ...Object.entries(whole).map(([figure, value]) => row(figure, value, from, until + ARRIVALS_MS)),
      ...(peak.at === null
        ? [row("most at once", peak.people, from, until + ARRIVALS_MS)]
        : [row("most at once", peak.people, peak.at, peak.at + ARRIVALS_MS)]),
      ...arrivals.map(({ at, count }) => row("arrivals", count, at, at + ARRIVALS_MS)),
    ];
  });
  return csvOf(COLUMNS, rows);
}
