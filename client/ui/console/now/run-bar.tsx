/** RunBar: the evening as a line drawn to scale: what was is sunken, what is on filled, what comes soft. */
import type { EveningCue, EveningView } from "../../../net/index.ts";
import { classes } from "../../parts/class-names.ts";
import { clockWords } from "../../times.ts";
import { ActButton } from "../act-button.tsx";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import styles from "./run-bar.module.css";
import { barOf } from "./run-bar-scale.ts";

export function RunBar({ evening }: { evening: EveningView }) {
  const { now } = useHosting().stand;
  const { parts, marks, nowAt } = barOf(evening, now);
  return (
    <section className={box.box} aria-labelledby="console-bar">
      <header className={box.head}>
        <h2 id="console-bar">{say("console.run")}</h2>
        <ActButton id="cue.news" kind="plain" />
      </header>
      {parts.length === 0 ? (
        <p className={box.quiet}>{say("console.bar.none")}</p>
      ) : (
        <div className={styles.bar} dir="ltr">
          <div className={styles.marks} aria-hidden="true">
            {marks.map(({ at, left }) => (
              <span key={at} style={{ insetInlineStart: `${left * 100}%` }}>
                {clockWords(at, now)}
              </span>
            ))}
          </div>
          <ol className={styles.parts} aria-label={say("console.bar")}>
            {parts.map(({ cue, left, width }) => (
              <li
                key={cue.id}
                className={classes(styles.part, styles[cue.status])}
                style={{ insetInlineStart: `${left * 100}%`, inlineSize: `calc(${width * 100}% - 3px)` }}
                aria-current={cue.status === "on" ? "step" : undefined}
                title={titleOf(cue, now)}
              >
                <bdi>{cue.title}</bdi>
              </li>
            ))}
          </ol>
          {nowAt === null ? null : (
            <span className={styles.needle} style={{ insetInlineStart: `${nowAt * 100}%` }}>
              {say("console.now")}
            </span>
          )}
        </div>
      )}
    </section>
  );
}

const titleOf = ({ title, begins }: EveningCue, now: number) =>
  begins === null ? title : `${clockWords(begins, now)} ${title}`;
