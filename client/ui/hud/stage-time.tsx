/** StageTime: how long I still have, while I speak from the stage: plain, then in another tone from two minutes before the end. */
import { speakerTime } from "../../../shared/team/speaker-timer.ts";
import { text } from "../../../shared/text/text.ts";
import { countdown } from "../cues.ts";
import { classes } from "../parts/class-names.ts";
import { useMyEnd } from "../use-my-end.ts";
import { useNow } from "../use-now.ts";
import styles from "./stage-time.module.css";

const TICK_MS = 1000;

export function StageTime() {
  const ends = useMyEnd();
  const now = useNow(ends === null ? null : TICK_MS);
  if (ends === null) return null;
  const { left, tone } = speakerTime(ends, now);
  const words = `${left < 0 ? "−" : ""}${countdown(Math.abs(left))}`;
  return (
    <p className={classes(styles.time, styles[tone])}>
      {text("stage.time")} <span role="timer">{words}</span>
    </p>
  );
}
