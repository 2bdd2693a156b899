/** Report marks: how a report's figures are written and drawn as HTML; what is hidden is said in words and hatched. */
import { ALL_BUT_FEW, FEW, type Shown, WITHHELD } from "../../shared/events/hiding.ts";
import { ARRIVALS_MS, type Report, type Step } from "../../shared/events/report.ts";
import { type Names, nameOf } from "./report-names.ts";
import { type ReportKey, reportWords as say } from "./report-words.ts";

const HIDDEN = { [FEW]: "report.few", [ALL_BUT_FEW]: "report.allButFew", [WITHHELD]: "report.withheld" } as const;

export function plain(value: Shown, told: (value: number) => string = grouped): string {
  return typeof value === "number" ? told(value) : say(HIDDEN[value]);
}

export const shown = (value: Shown, told?: (value: number) => string) => escaped(plain(value, told));
export const wordy = (value: Shown) => (typeof value === "number" ? "" : ' class="words"');
export const cell = (value: Shown, told?: (value: number) => string) => `<td${wordy(value)}>${shown(value, told)}</td>`;
const grouped = (value: number) => value.toLocaleString("en-GB");
export const inMinutes = (minutes: number) => say("report.minutes", { count: minutes });
export const inPercent = (percent: number) => say("report.percent", { percent });
export const lasting = (seconds: number) =>
  seconds < 120 ? say("report.seconds", { count: seconds }) : inMinutes(Math.round(seconds / 6) / 10);

export const words = (key: ReportKey, values?: Record<string, string | number>) => escaped(say(key, values));

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter]!);

/** How a moment is told. */
export type Clock = (at: number) => string;

/**
 * Bars side by side over the whole of what a report is about, a step of `ms` each, with the parts of the evening above. What
 * is hidden tells no height.
 */
export function chart(
  report: Pick<Report, "space" | "occasion" | "from" | "until" | "cues">,
  steps: readonly Step[],
  { ms, time, names = {}, kind = "" }: { ms: number; time: Clock; names?: Names; kind?: string },
): string {
  if (steps.length === 0) return "";
  const { from, until, cues } = report;
  const end = until + ARRIVALS_MS;
  const share = (at: number) => `${((100 * (at - from)) / (end - from)).toFixed(2)}%`;
  const most = highest(steps.map(({ count }) => count));
  const bar = ({ at, count }: Step) => {
    const label = words("report.bar", { label: time(at), value: plain(count) });
    const height = typeof count === "number" ? (100 * count) / most : HATCHED;
    const place = `inset-inline-start:${share(at)};inline-size:${share(from + ms)};block-size:${height.toFixed(1)}%`;
    return `<i${hatched(count)} style="${place}" title="${label}"></i>`;
  };
  const parts = cues.filter(({ does }) => PARTS.has(does));
  const part = ({ cue, began }: (typeof parts)[number], n: number) => {
    const next = parts[n + 1]?.began ?? end;
    return `<span style="inset-inline-start:${share(began)};inline-size:${share(from + next - began)}">${escaped(nameOf(names, report, "cue", cue) ?? cue)}</span>`;
  };
  const sum = words("report.chart", { from: time(steps[0]!.at), until: time(steps.at(-1)!.at), most });
  return `<div class="chart ${kind}" role="img" aria-label="${sum}"><div class="cues">${parts.map(part).join("")}</div><div class="plot"><b>${words("report.highest", { most })}</b>${steps.map(bar).join("")}</div></div>
<div class="axis"><span>${time(from)}</span><span>${time((from + end) / 2)}</span><span>${time(end)}</span></div>`;
}

export function bars(rows: readonly (readonly [label: string, count: Shown])[]): string {
  const most = highest(rows.map(([, count]) => count));
  const row = ([label, count]: readonly [string, Shown]) => {
    const width = typeof count === "number" ? (100 * count) / most : 100;
    const bar = `<i${hatched(count)} style="inline-size:${width.toFixed(1)}%"></i>`;
    return `<tr><th scope="row">${escaped(label)}</th><td class="track"><div class="bed">${bar}</div></td>${cell(count)}</tr>`;
  };
  return `<table class="bars"><tbody>${rows.map(row).join("")}</tbody></table>`;
}

/** What people would call a part of the evening. */
const PARTS = new Set(["doors", "welcome", "talk", "break", "questions", "close"]);
/** How tall a hatched bar is, percent. */
const HATCHED = 8;
const hatched = (count: Shown) => (typeof count === "number" ? "" : ' class="hatched"');
const highest = (counts: readonly Shown[]) =>
  Math.max(1, ...counts.map((count) => (typeof count === "number" ? count : 0)));
