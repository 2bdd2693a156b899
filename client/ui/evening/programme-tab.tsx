/** ProgrammeTab: what happens when, in the reader's own time and in the space's where that differs; what is on and what is next. [VEV1] */

import { type EveningKey, say } from "../../../shared/text/evening-words.ts";
import { isolate } from "../../../shared/text/text.ts";
import type { EveningCue, EveningView } from "../../net/index.ts";
import { useEvening, useSpace, useVisit } from "../../react/index.ts";
import { nextOf, shareOf } from "../cues.ts";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { clockWords } from "../times.ts";
import { useNow } from "../use-now.ts";
import { Nothing } from "./nothing.tsx";
import styles from "./programme-tab.module.css";
import { cityOf, clockThere, isElsewhere, zoneHere } from "./zone-times.ts";

const TICK_MS = 5000;
const MINUTE = 60_000;

export function ProgrammeTab() {
  const evening = useEvening();
  const now = useNow(TICK_MS);
  const { server } = useVisit();
  const { id } = useSpace();
  if (evening === null) return <Nothing words={say("evening.none")} more={say("evening.none.more")} />;
  const { title, summary, zone, starts, cues } = evening;
  const next = nextOf(cues)?.id;
  const here = cityOf(zoneHere());
  const times = isElsewhere(zone, starts)
    ? say("evening.times.there", { zone: here, city: cityOf(zone), time: clockThere(starts, zone) })
    : say("evening.times", { zone: here });
  return (
    <div className={styles.programme}>
      <div>
        <h3 className={styles.title} dir="auto">
          {title}
        </h3>
        <p className={styles.day}>{new Intl.DateTimeFormat(undefined, { dateStyle: "full" }).format(starts)}</p>
        {summary === undefined ? null : (
          <p className={styles.summary} dir="auto">
            {summary}
          </p>
        )}
      </div>
      <State evening={evening} now={now} />
      <ol className={styles.cues}>
        {cues.map((cue) => (
          <Cue key={cue.id} cue={cue} now={now} isNext={cue.id === next} isOver={evening.closedAt !== null} />
        ))}
      </ol>
      <p className={styles.times}>{times}</p>
      <a className={styles.calendar} href={`${server}/api/spaces/${encodeURIComponent(id)}/programme.ics`} download>
        <Icon name="download-simple" />
        {say("evening.calendar")}
      </a>
    </div>
  );
}

function State({ evening: { heldSince, closedAt }, now }: { evening: EveningView; now: number }) {
  if (closedAt !== null)
    return <Standing words="evening.over" more={say("evening.over.more", { time: clockWords(closedAt, now) })} />;
  if (heldSince !== null)
    return <Standing words="evening.held" more={say("evening.held.more", { time: clockWords(heldSince, now) })} />;
  return null;
}

function Standing({ words, more }: { words: EveningKey; more: string }) {
  return (
    <p className={styles.state}>
      <b>{say(words)}</b> {more}
    </p>
  );
}

function Cue({ cue, now, isNext, isOver }: { cue: EveningCue; now: number; isNext: boolean; isOver: boolean }) {
  const { title, begins, ends, status, speakers = [], text } = cue;
  const share = shareOf(cue, now);
  const past = status === "over" || status === "skipped" || isOver;
  const minutes = begins === null || ends === null ? null : Math.round((ends - begins) / MINUTE);
  const stands: EveningKey | null =
    status === "on" && !isOver
      ? "evening.cue.now"
      : status === "skipped"
        ? "evening.cue.skipped"
        : past
          ? "evening.cue.over"
          : isNext
            ? "evening.cue.next"
            : null;
  return (
    <li
      className={classes(styles.cue, past && styles.past, status === "on" && !isOver && styles.on)}
      aria-current={status === "on" && !isOver ? "step" : undefined}
    >
      <span className={styles.time}>
        {begins === null ? say("evening.cue.soon") : clockWords(begins, now)}
        {minutes === null || minutes < 1 || past ? null : (
          <span className={styles.length}>{say("evening.cue.minutes", { count: minutes })}</span>
        )}
      </span>
      <div className={styles.what}>
        <p className={styles.name}>
          <bdi>{title}</bdi>
          {stands === null ? null : <span className={styles.stands}>{say(stands)}</span>}
        </p>
        {speakers.length === 0 ? null : (
          <p className={styles.speakers}>
            {say("evening.cue.speakers", { speakers: speakers.map(isolate).join(", ") })}
          </p>
        )}
        {text === undefined ? null : (
          <p className={styles.about} dir="auto">
            {text}
          </p>
        )}
        {share === null || isOver ? null : (
          <span className={styles.bar} aria-hidden="true">
            <span style={{ inlineSize: `${share * 100}%` }} />
          </span>
        )}
      </div>
    </li>
  );
}
