/** StageTime: how long I still have, while I speak from the stage: plain, then in another tone from two minutes before the end. */
import { speakerTime, talkOn } from "../../../shared/team/speaker-timer.ts";
import { sameName } from "../../../shared/team/team.ts";
import { text } from "../../../shared/text/text.ts";
import { useChanges } from "../../react/hooks.ts";
import { useEvening, useMe, useVisit } from "../../react/index.ts";
import { countdown } from "../cues.ts";
import { classes } from "../parts/class-names.ts";
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

/** When my turn on the floor is over, or the talk in which I am named; ms since 1970, null while I do not speak. */
function useMyEnd(): number | null {
  const visit = useVisit();
  const me = useMe();
  const evening = useEvening();
  useChanges(["hands"]);
  const turn = visit.conversation.floor.up.find(({ mine }) => mine);
  if (turn) return turn.until;
  const talk = evening === null ? null : talkOn(evening.cues);
  return talk?.speakers?.some((name) => sameName(name, me.name)) ? talk.ends : null;
}
