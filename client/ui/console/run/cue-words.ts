/** CueWords: what a cue does, how it begins and how long it is, in words. */
import { isolate } from "../../../../shared/text/text.ts";
import type { EveningCue } from "../../../net/index.ts";
import type { DraftCue } from "../programme/draft.ts";
import { say } from "../words.ts";

const MINUTE = 60_000;

export function doesWords({ do: what }: { do?: EveningCue["do"] | DraftCue["do"] }): string {
  if (what === undefined) return "";
  switch (what.kind) {
    case "talk":
      return what.speakers === undefined || what.speakers.length === 0
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
      return say("console.do.rules", { audience: what.audience ?? "free" });
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
