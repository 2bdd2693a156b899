/** ReportCompare: the figures of a report against those that a database reckons from the same rows. */
import { expect } from "vitest";
import { FEW, LEAST, type Shown } from "../../shared/events/hiding.ts";
import type { Report } from "../../shared/events/report.ts";
import type { openSql } from "./report-in-sql.ts";

type Figures = Awaited<ReturnType<Awaited<ReturnType<typeof openSql>>["reckon"]>>;
type Counted = Figures["zones"];
const NOBODY = { people: 0, value: 0 };

/** What is shown is the database's number; what is not is about too few, or stands beside what is. */
function same(shown: Shown, counted: Counted, key: string, digits = 0): void {
  const { people, value } = counted.get(key) ?? NOBODY;
  if (shown === FEW) expect(people, key).toBeLessThan(LEAST);
  else expect(people, key).toBeGreaterThanOrEqual(LEAST);
  if (typeof shown === "number") expect(shown, key).toBeCloseTo(Math.round(value * 10 ** digits) / 10 ** digits, 5);
}

/** Asserts that every figure of a report is the database's, or is not shown for a reason. */
export function compareReport(report: Report, figures: Figures): void {
  const { people, newcomers, returning, peak, minutes, hours, arrivals } = report.attendance;
  const { attendance } = figures;
  same(people, attendance, "people");
  same(newcomers, attendance, "newcomers");
  same(returning, attendance, "returning");
  same(peak.people, attendance, "peak");
  if (peak.at !== null) expect(peak.at).toBe(attendance.get("peak at")!.value);
  same(minutes, attendance, "minutes", 1);
  same(hours, attendance, "hours", 1);
  for (const { at, count } of arrivals) same(count, figures.arrivals, String(at));
  expect(arrivals.length).toBeGreaterThanOrEqual(figures.arrivals.size);

  for (const { zone, people, visits, seconds } of report.zones) {
    same(people, figures.zones, `${zone} people`);
    same(visits, figures.zones, `${zone} visits`);
    same(seconds, figures.zones, `${zone} seconds`);
  }
  expect(report.zones.length * 3).toBe(figures.zones.size);

  same(report.reactions.count, figures.reactions, "count");
  same(report.reactions.people, figures.reactions, "people");
  for (const { with: name, count } of report.reactions.kinds) same(count, figures.reactions, name);
  for (const { at, count } of report.reactions.minutes) same(count, figures.reactions, String(at));

  for (const [name, value] of Object.entries(report.questions)) same(value, figures.questions, name);
  for (const { poll, people, choices } of report.polls) {
    same(people, figures.polls, `${poll} people`);
    for (const [n, count] of choices.entries()) same(count, figures.polls, `${poll} ${n}`);
  }
  for (const { call, shown, clicked, share } of report.calls) {
    same(shown, figures.calls, `${call} shown`);
    same(clicked, figures.calls, `${call} clicked`);
    const isTold = typeof shown === "number" && typeof clicked === "number";
    expect(typeof share === "number").toBe(isTold);
    if (isTold) same(share, figures.calls, `${call} share`);
  }
  expect(report.calls.length).toBe([...figures.calls.keys()].filter((key) => key.endsWith(" shown")).length);
  for (const { act, count } of report.consequences) same(count, figures.consequences, act);
  expect(report.consequences.length).toBe(figures.consequences.size);
}
