/** Days: entries under the day on which they were made, in the reader's own time zone and way of writing. */
import { text } from "../../../shared/text/text.ts";
import type { ReadRow } from "./read-entry.ts";

const DAY_MS = 24 * 3600_000;
/** The last moment that `Date` can say, ms since 1970. */
const LAST = 8.64e15;

/** A time that can be shown, or null. */
export const shownTime = (at: number | undefined): number | null =>
  at === undefined || Math.abs(at) > LAST ? null : at;

/** "Today, 22 November", "22 November 2025". */
export function dayWords(at: number | null, now: number, locale?: string): string {
  if (at === null) return text("ledger.undated");
  const [then, today] = [new Date(at), new Date(now)];
  const sameYear = then.getFullYear() === today.getFullYear();
  const day = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(then);
  if (then.toDateString() === today.toDateString()) return text("ledger.today", { day });
  if (then.toDateString() === new Date(now - DAY_MS).toDateString()) return text("ledger.yesterday", { day });
  return day;
}

/** "22 November 2026 at 18:32:05 CET". */
export function momentWords(at: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "long" }).format(at);
}

/** Rows in their order, those of one day together. */
export function byDay(rows: readonly ReadRow[], now: number): { day: string; rows: ReadRow[] }[] {
  const days: { day: string; rows: ReadRow[] }[] = [];
  for (const one of rows) {
    const day = dayWords(shownTime(one.entry.at), now);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(one);
    else days.push({ day, rows: [one] });
  }
  return days;
}
