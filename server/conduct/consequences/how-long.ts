/** How long something holds, in the words of whoever reads it. */
import { type HouseKey, houseWords } from "../../../shared/text/house-words.ts";
import type { Sanction } from "../../store/store.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "10 minutes", "1 hour", "3 days": rounded up, never none. */
export function lengthOf(ms: number, language: string): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE));
  const say = (key: HouseKey, count: number) => houseWords(language, key, { count });
  if (minutes < 120 && minutes !== 60) return say("house.length.minutes", minutes);
  return ms <= 2 * DAY
    ? say("house.length.hours", Math.ceil(ms / HOUR))
    : say("house.length.days", Math.ceil(ms / DAY));
}

/** "for 10 minutes", or "until further notice". */
export function forHowLong({ at, until }: Pick<Sanction, "at" | "until">, language: string): string {
  if (until === null) return houseWords(language, "house.for.open");
  return houseWords(language, "house.for", { length: lengthOf(until - at, language) });
}

/** When somebody who was sent away may come back, by which rule: `none` is what a sanction without an end means. */
export function backWords(
  { at, until }: Pick<Sanction, "at" | "until">,
  rule: string,
  none: "house.back.now" | "house.back.never",
  language: string,
): string {
  const back =
    until === null
      ? houseWords(language, none)
      : houseWords(language, "house.back.in", { length: lengthOf(until - at, language) });
  return houseWords(language, "house.back.rule", { back, rule });
}
