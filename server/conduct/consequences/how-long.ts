/** How long something holds, in words. */
import type { Sanction } from "../../store/store.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "10 minutes", "1 hour", "3 days": rounded up, never none. */
export function lengthOf(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE));
  if (minutes < 120 && minutes !== 60) return many(minutes, "minute");
  return ms <= 2 * DAY ? many(Math.ceil(ms / HOUR), "hour") : many(Math.ceil(ms / DAY), "day");
}

/** The same of a sanction, or null when it has no end of its own. */
export function howLong({ at, until }: Pick<Sanction, "at" | "until">): string | null {
  return until === null ? null : lengthOf(until - at);
}

/** "for 10 minutes", or "until further notice". */
export function forHowLong(sanction: Pick<Sanction, "at" | "until">): string {
  const long = howLong(sanction);
  return long === null ? "until further notice" : `for ${long}`;
}

function many(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
