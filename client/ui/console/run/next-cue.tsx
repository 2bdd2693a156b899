/** NextCue: what comes next, how long until then, and the big buttons of whoever runs an evening. */
import { isolate } from "../../../../shared/text/text.ts";
import type { EveningCue, EveningView } from "../../../net/index.ts";
import { countdown } from "../../cues.ts";
import { clockWords } from "../../times.ts";
import { ActButton } from "../act-button.tsx";
import { say } from "../words.ts";
import styles from "./next-cue.module.css";
import { SetProgramme } from "./set-programme.tsx";

export function NextCue({ evening, next, now }: { evening: EveningView; next: EveningCue | null; now: number }) {
  const { heldSince, closedAt } = evening;
  if (closedAt !== null)
    return (
      <section className={styles.next} aria-label={say("console.over")}>
        <h2 className={styles.title}>{say("console.over")}</h2>
        <p className={styles.more}>{say("console.over.more", { time: clockWords(closedAt, now) })}</p>
        <div className={styles.buttons}>
          <ActButton id="programme.write" kind="primary" wide />
          <SetProgramme />
        </div>
      </section>
    );
  return (
    <section className={styles.next} aria-labelledby="console-next">
      {heldSince === null ? <Coming next={next} now={now} /> : <Held since={heldSince} now={now} next={next} />}
      <ActButton id="cue.go" kind="primary" wide says />
      <div className={styles.buttons}>
        <ActButton id="cue.hold" wide />
        <ActButton id="cue.skip" words={say("console.skip")} wide />
        <ActButton id="cue.news" icon={null} wide />
        <ActButton id="cue.close" wide />
      </div>
    </section>
  );
}

function Coming({ next, now }: { next: EveningCue | null; now: number }) {
  if (next === null)
    return (
      <>
        <h2 id="console-next" className={styles.title}>
          {say("console.next.none")}
        </h2>
        <p className={styles.more}>{say("console.next.none.more")}</p>
      </>
    );
  const { begins, title } = next;
  return (
    <>
      <p className={styles.when}>
        {begins === null ? say("console.next.hand") : say("console.next", { time: clockWords(begins, now) })}
      </p>
      {begins === null ? null : (
        <p className={styles.countdown} role="timer">
          {countdown(begins - now)}
        </p>
      )}
      <h2 id="console-next" className={styles.title}>
        <bdi>{title}</bdi>
      </h2>
    </>
  );
}

function Held({ since, now, next }: { since: number; now: number; next: EveningCue | null }) {
  return (
    <>
      <p className={styles.when}>{say("console.held.since", { time: clockWords(since, now) })}</p>
      <p className={styles.countdown} role="timer">
        {countdown(now - since)}
      </p>
      <h2 id="console-next" className={styles.title}>
        {next === null ? say("console.held") : isolate(next.title)}
      </h2>
      <p className={styles.more}>{say("console.held.more")}</p>
    </>
  );
}
