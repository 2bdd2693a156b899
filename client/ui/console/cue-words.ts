/** CueWords: what a cue does, how it begins and how long it is, in words. */
import { isolate } from "../../../shared/text/text.ts";
import type { EveningCue } from "../../net/index.ts";
import { say } from "./words.ts";

const MINUTE = 60_000;

export function doesWords({ do: what }: EveningCue): string {
  if (what === undefined) return "";
  switch (what.kind) {
    case "talk":
      return what.speakers.length === 0
        ? say("console.do.talk.nobody")
        : say("console.do.talk", { speakers: what.speakers.map(isolate).join(", ") });
    case "poll":
      return say("console.do.poll", { question: isolate(what.question) });
    case "screen":
      return say("console.do.screen", { title: isolate(what.title), screen: isolate(what.screen) });
    case "light":
      return say("console.do.light", { light: what.light });
    case "sound":
      return say("console.do.sound", { sound: what.sound });
    case "announcement":
      return say("console.do.announcement", { text: isolate(what.text) });
    case "rules":
      return say("console.do.rules", { audience: what.audience });
    default:
      return say(`console.do.${what.kind}`);
  }
}

/** "15 min"; a moment for what is over as soon as it was said. */
export function lengthWords({ begins, ends, lasts, kind }: EveningCue): string {
  if (kind === "announcement" || kind === "doors" || kind === "close") return say("console.moment");
  const minutes = begins === null || ends === null ? lasts : (ends - begins) / MINUTE;
  return minutes === undefined
    ? say("console.open-end")
    : say("console.minutes", { count: Math.max(1, Math.round(minutes)) });
}

/** How far a cue that is on has come, 0 to 1; null without a length. */
export function shareOf({ begins, ends, status }: EveningCue, now: number): number | null {
  if (status !== "on" || begins === null || ends === null || ends <= begins) return null;
  return Math.min(1, Math.max(0, (now - begins) / (ends - begins)));
}

/** What comes next by itself, else by hand, and last of all the close; null when nothing is left. */
export function nextOf(cues: readonly EveningCue[]): EveningCue | null {
  const waiting = cues.filter(({ status }) => status === "waiting");
  const parts = waiting.filter(({ kind }) => kind !== "close");
  const timed = parts.filter(({ begins }) => begins !== null).sort((a, b) => a.begins! - b.begins!);
  return timed[0] ?? parts[0] ?? waiting[0] ?? null;
}

/** "4:20", "1:02:07". */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const two = (count: number) => String(count).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
