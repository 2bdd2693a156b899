/** NextLine: the next cue, how long until then, what it does, and its buttons. */
import { isolate } from "../../../../shared/text/text.ts";
import type { EveningCue, EveningView } from "../../../net/index.ts";
import { countdown, nowOf } from "../../cues.ts";
import { clockWords } from "../../times.ts";
import { ActButton } from "../act-button.tsx";
import { useHosting } from "../hosting.tsx";
import { doesWords } from "../run/cue-words.ts";
import { say } from "../words.ts";
import styles from "./next-line.module.css";

export function NextLine({ evening, next }: { evening: EveningView; next: EveningCue | null }) {
  const { now } = useHosting().stand;
  const { heldSince, closedAt } = evening;
  if (closedAt !== null)
    return (
      <section className={styles.line} aria-label={say("console.over")}>
        <div className={styles.words}>
          <h2 className={styles.title}>{say("console.over")}</h2>
          <p className={styles.more}>{say("console.over.more", { time: clockWords(closedAt, now) })}</p>
        </div>
      </section>
    );
  const on = nowOf(evening);
  const until = heldSince !== null ? now - heldSince : next?.begins == null ? null : next.begins - now;
  const when =
    heldSince !== null
      ? say("console.held.since", { time: clockWords(heldSince, now) })
      : next === null
        ? ""
        : next.begins === null
          ? say("console.next.hand")
          : say("console.next", { time: clockWords(next.begins, now) });
  return (
    <section className={styles.line} aria-labelledby="console-next">
      {until === null ? null : (
        <p className={styles.countdown} role="timer">
          {countdown(until)}
        </p>
      )}
      <div className={styles.words}>
        <p className={styles.when}>{when}</p>
        <h2 id="console-next" className={styles.title}>
          {next === null ? say("console.next.none") : <bdi>{next.title}</bdi>}
        </h2>
        {on === null ? null : (
          <p className={styles.on}>
            {on.ends === null
              ? say("console.on", { title: isolate(on.title) })
              : say("console.on.until", { title: isolate(on.title), time: clockWords(on.ends, now) })}
          </p>
        )}
        <p className={styles.more}>{next === null ? say("console.next.none.more") : doesWords(next)}</p>
      </div>
      <div className={styles.buttons}>
        <ActButton id="cue.go" kind="primary" wide />
        <ActButton id="cue.hold" wide />
        <ActButton id="cue.longer" words={say("console.longer.short")} wide />
        <ActButton id="cue.skip" words={say("console.skip")} wide />
      </div>
    </section>
  );
}
