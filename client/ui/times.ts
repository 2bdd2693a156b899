/** Times: as clock times and lengths, since nobody wants to count milliseconds. All are ms since 1970 or ms. */
import { text } from "../../shared/text/text.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "18:42" in the reader's own way of writing it; with the day when it is not the day of `now`. */
export function clockWords(at: number, now: number, locale?: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale, {
    hour: "numeric",
    minute: "2-digit",
    ...(sameDay ? {} : { day: "numeric", month: "short" }),
  }).format(at);
}

/** "10 minutes", "2 hours", "3 days": rounded up, never none. */
export function lengthWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE));
  if (ms < 2 * HOUR && minutes % 60 !== 0) return text("length.minutes", { minutes });
  if (ms <= 2 * DAY) return text("length.hours", { hours: Math.ceil(ms / HOUR) });
  return text("length.days", { days: Math.ceil(ms / DAY) });
}
