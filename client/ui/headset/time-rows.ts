/** TimeRows: at the wrist, what is left of the time for which I speak: in another tone and other words as it ends. [STG7] */
import { type SpeakerTime, speakerTime } from "../../../shared/team/speaker-timer.ts";
import { text } from "../../../shared/text/text.ts";
import type { Row, WordsCell } from "../../xr/index.ts";
import { countdown } from "../cues.ts";

/** A turn on the floor may be no longer than two minutes: the last of them is what calls for an end. */
const LAST_MS = 60_000;

const TONES: Record<SpeakerTime["tone"], NonNullable<WordsCell["tone"]>> = {
  plain: "label",
  soon: "alert",
  over: "over",
};

/** @param ends ms since 1970, as `now` */
export function timeRows(ends: number, now: number, height: number): Row[] {
  const { left, tone } = speakerTime(ends, now, LAST_MS);
  const time = countdown(Math.abs(left));
  const words =
    tone === "plain"
      ? text("headset.time", { time })
      : text(tone === "soon" ? "headset.time.soon" : "headset.time.over", { time });
  return [{ height, cells: [{ kind: "words", over: text("stage.time"), words, tone: TONES[tone] }] }];
}
