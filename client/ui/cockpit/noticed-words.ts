/** NoticedWords: what a rule did about somebody by itself, for how long, and whether it still holds. */
import type { Noticed } from "../../net/index.ts";
import { clockWords, lengthWords } from "../times.ts";
import { say } from "./words.ts";

export function didWords({ act, at, until }: Noticed): string {
  const length = lengthWords((until ?? at) - at);
  switch (act) {
    case "warn":
    case "slow":
    case "mute":
    case "isolate":
      return say(`cockpit.noticed.did.${act}`, { length });
    default:
      return say("cockpit.noticed.did.notice");
  }
}

/** How it stands at `now`; null for a word that was said, which neither holds nor ends. */
export function standingOf({ undone, until }: Noticed, now: number): "undone" | "holds" | "over" | null {
  if (undone) return "undone";
  if (until === null) return null;
  return until > now ? "holds" : "over";
}

export function standsWords(one: Noticed, now: number): string {
  const standing = standingOf(one, now);
  if (standing === null) return "";
  return say(`cockpit.noticed.${standing}`, { time: clockWords(one.until ?? now, now) });
}
