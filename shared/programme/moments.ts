/** Moments: what the time of day in a zone is in ms since 1970, over changes of the clocks. Pure. */
import { Temporal } from "temporal-polyfill";

export function isZone(zone: string): boolean {
  try {
    Temporal.ZonedDateTime.from({ timeZone: zone, year: 2026, month: 1, day: 1 });
    return true;
  } catch {
    return false;
  }
}

/** The moment of a local day and time (`2026-12-04T19:00`), ms since 1970; null where there is none. */
export function momentIn(zone: string, local: string): number | null {
  try {
    return Temporal.PlainDateTime.from(local, { overflow: "reject" }).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** The first moment at or after `from` (ms since 1970) at which clocks in the zone show this time of day. */
export function nextAt(zone: string, from: number, clock: string): number {
  const start = Temporal.Instant.fromEpochMilliseconds(Math.ceil(from)).toZonedDateTimeISO(zone);
  const time = Temporal.PlainTime.from(clock);
  const today = start.withPlainTime(time);
  if (today.epochMilliseconds >= from) return today.epochMilliseconds;
  return start.add({ days: 1 }).withPlainTime(time).epochMilliseconds;
}

/** What clocks in the zone show, `19:05`. */
export function clockIn(zone: string, moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(moment)).toZonedDateTimeISO(zone).toPlainTime().toString({
    smallestUnit: "minute",
  });
}
