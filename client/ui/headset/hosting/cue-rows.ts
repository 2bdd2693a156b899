/** CueRows: what of an evening is on, and what comes next and when. Pure. */
import { isolate } from "../../../../shared/text/text.ts";
import type { EveningCue, EveningView } from "../../../net/index.ts";
import type { Row, WordsCell } from "../../../xr/index.ts";
import { doesWords } from "../../console/run/cue-words.ts";
import { say } from "../../console/words.ts";
import { countdown, nowOf, shareOf } from "../../cues.ts";
import { clockWords } from "../../times.ts";

const ON = 0.066;
const NEXT = 0.084;

/** What is on with what is left of it; that it is held, closed, or that there is none. */
export function onRow(evening: EveningView | null, now: number): Row {
  const on = evening === null ? null : nowOf(evening);
  if (evening === null) return told(say("console.none"));
  if (evening.closedAt !== null) return told(say("console.over"));
  if (evening.heldSince !== null)
    return told(
      `${say("console.held.since", { time: clockWords(evening.heldSince, now) })} · ${countdown(now - evening.heldSince)}`,
      "alert",
    );
  if (on === null) return told(say("console.headset.on.none"));
  const title = isolate(on.title);
  const share = shareOf(on, now);
  if (share === null || on.ends === null) return told(say("console.headset.on.open", { title }));
  const words = say("console.headset.on.left", { title, time: countdown(on.ends - now) });
  return { height: ON, cells: [{ kind: "meter", words, share }] };
}

/** What comes next, when, and what it does. */
export function nextRow(evening: EveningView | null, next: EveningCue | null, now: number): Row {
  if (evening === null || evening.closedAt !== null) return { height: NEXT, cells: [] };
  if (next === null)
    return { height: NEXT, cells: [{ kind: "words", words: say("console.next.none"), tone: "quiet" }] };
  const { begins, title } = next;
  const isHeld = evening.heldSince !== null;
  const over =
    begins === null || isHeld ? say("console.next.hand") : say("console.next", { time: clockWords(begins, now) });
  const wait = begins === null || isHeld ? [] : [say("console.headset.in", { time: countdown(begins - now) })];
  const more = [...wait, doesWords(next)].filter((words) => words !== "").join(" · ");
  return {
    height: NEXT,
    cells: [{ kind: "words", over, words: isolate(title), ...(more !== "" && { more }) }],
  };
}

const told = (words: string, tone: WordsCell["tone"] = "plain"): Row => ({
  height: ON,
  cells: [{ kind: "words", words, tone }],
});
