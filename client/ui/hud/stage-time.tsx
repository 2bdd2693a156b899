/** StageTime: how long I still have, while I speak from the stage: plain, then in another tone from two minutes before the end. */
import { useEffect, useState } from "react";
import { speakerTime, talkOn } from "../../../shared/team/speaker-timer.ts";
import { sameName } from "../../../shared/team/team.ts";
import { text } from "../../../shared/text/text.ts";
import { useChanges } from "../../react/hooks.ts";
import { useEvening, useMe, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import styles from "./stage-time.module.css";

export function StageTime() {
  const ends = useMyEnd();
  const visit = useVisit();
  const [now, setNow] = useState(() => visit.time());
  useEffect(() => {
    if (ends === null) return;
    setNow(visit.time());
    const timer = setInterval(() => setNow(visit.time()), 1000);
    return () => clearInterval(timer);
  }, [visit, ends]);
  if (ends === null) return null;
  const { left, tone } = speakerTime(ends, now);
  const seconds = Math.ceil(Math.abs(left) / 1000);
  const words = `${left < 0 ? "−" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
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
