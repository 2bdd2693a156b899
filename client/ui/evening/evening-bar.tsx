/** EveningBar: what is on now and what comes next, in one line over the place, and the way to all of it. [VEV1] */

import { say } from "../../../shared/text/evening-words.ts";
import { isolate } from "../../../shared/text/text.ts";
import type { EveningCue, EveningView } from "../../net/index.ts";
import { useEvening } from "../../react/index.ts";
import { nextOf, nowOf } from "../cues.ts";
import { Button } from "../parts/button.tsx";
import { clockWords } from "../times.ts";
import { useNow } from "../use-now.ts";
import styles from "./evening-bar.module.css";

const TICK_MS = 5000;
const MINUTE = 60_000;
/** Nearer than this is said in minutes, ms. */
const SOON_MS = 60 * MINUTE;

export function EveningBar({ onOpen }: { onOpen: () => void }) {
  const evening = useEvening();
  const now = useNow(TICK_MS);
  if (evening === null) return null;
  const on = nowOf(evening);
  const next = evening.closedAt === null ? nextOf(evening.cues) : null;
  return (
    <section className={styles.bar} aria-label={say("evening.bar")}>
      <p className={styles.words}>
        <Standing evening={evening} on={on} now={now} />
        {next === null || evening.heldSince !== null ? null : <Next cue={next} now={now} />}
      </p>
      <Button kind="soft" onPress={onOpen}>
        {say("evening.bar.open")}
      </Button>
    </section>
  );
}

function Standing({ evening, on, now }: { evening: EveningView; on: EveningCue | null; now: number }) {
  if (evening.closedAt !== null) return <span className={styles.one}>{say("evening.over")}</span>;
  if (evening.heldSince !== null) return <span className={styles.one}>{say("evening.held.short")}</span>;
  if (on === null) return null;
  return (
    <span className={styles.one}>
      <span className={styles.when}>{say("evening.now")}</span> <b className={styles.title}>{isolate(on.title)}</b>
      {on.ends === null ? null : (
        <span className={styles.until}> {say("evening.now.until", { time: clockWords(on.ends, now) })}</span>
      )}
    </span>
  );
}

function Next({ cue: { title, begins }, now }: { cue: EveningCue; now: number }) {
  const away = begins === null ? null : begins - now;
  const when =
    away === null
      ? say("evening.next.hand")
      : away < SOON_MS
        ? say("evening.next.in", { minutes: Math.max(0, Math.round(away / MINUTE)) })
        : say("evening.next.at", { time: clockWords(begins!, now) });
  return (
    <span className={styles.next}>
      <span className={styles.when}>{when}</span> <span className={styles.title}>{isolate(title)}</span>
    </span>
  );
}
