/** StageLine: how long whoever speaks still has, and who of the next talk is not ready yet. */
import { nextTalk, speakerTime, talkOn } from "../../../../shared/team/speaker-timer.ts";
import { missingOf } from "../../../../shared/team/team.ts";
import { isolate } from "../../../../shared/text/text.ts";
import { useEvening, useTeam } from "../../../react/index.ts";
import { classes } from "../../parts/class-names.ts";
import styles from "./stage-line.module.css";
import { say } from "./words.ts";

export function StageLine({ now }: { now: number }) {
  const cues = useEvening()?.cues ?? [];
  const { ready } = useTeam();
  const on = talkOn(cues);
  const next = nextTalk(cues);
  if (on === null && next === null) return null;
  const missing =
    next === null
      ? []
      : missingOf(
          next.speakers ?? [],
          ready.map(({ name }) => name),
        );
  return (
    <p className={styles.line}>
      {on?.ends == null ? null : <SpeakerTimer ends={on.ends} now={now} />}
      {next === null ? null : (
        <span className={styles.next}>
          {say("people.talk", { title: isolate(next.title) })}
          {missing.length > 0 ? (
            <span className={styles.missing}>
              {say("people.talk.missing", { names: missing.map(isolate).join(", ") })}
            </span>
          ) : (next.speakers?.length ?? 0) > 0 ? (
            <span className={styles.ready}>{say("people.talk.ready")}</span>
          ) : null}
        </span>
      )}
    </p>
  );
}

/** Minutes and seconds, in another tone towards the end and beyond it. */
export function SpeakerTimer({ ends, now }: { ends: number; now: number }) {
  const { left, tone } = speakerTime(ends, now);
  const seconds = Math.ceil(Math.abs(left) / 1000);
  const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <span className={classes(styles.timer, styles[tone])} role="timer" aria-label={say("people.timer")}>
      {left < 0 ? `−${words}` : words}
    </span>
  );
}
