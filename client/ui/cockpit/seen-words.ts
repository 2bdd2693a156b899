/** SeenWords: how much hard material I looked at today, and that a pause is a good thing; null where there was none. */
import type { Roster } from "../../net/index.ts";
import { say } from "./words.ts";

const MANY = 5;

export function seenWords(roster: Roster | null): string | null {
  if (roster === null || roster.opened === 0) return null;
  return say(roster.opened >= MANY ? "cockpit.pause" : "cockpit.seen", { count: roster.opened });
}
