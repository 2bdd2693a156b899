/** Said: what those concerned could read, each line at its time; one press goes there. What people wrote is only ever text. */
import { Button as AriaButton } from "react-aria-components";
import { classes } from "../parts/class-names.ts";
import { Name } from "../parts/words.tsx";
import styles from "./lists.module.css";
import type { Line } from "./who.ts";
import { say, timeWords } from "./words.ts";

export function Said({
  lines,
  from,
  at,
  onGo,
}: {
  lines: readonly Line[];
  /** When the capsule begins, ms since 1970. */
  from: number;
  at: number;
  onGo: (at: number) => void;
}) {
  return (
    <section className={styles.list} aria-label={say("replay.said")}>
      <h3 className={styles.title}>{say("replay.said")}</h3>
      {lines.length === 0 ? <p className={styles.none}>{say("replay.said.none")}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol className={styles.rows} tabIndex={0}>
        {lines.map((line) => (
          <li key={line.id}>
            <AriaButton className={classes(styles.line, line.at > at && styles.later)} onPress={() => onGo(line.at)}>
              <time dateTime={new Date(from + line.at).toISOString()}>{timeWords(from + line.at)}</time>
              <span className={styles.words}>
                <b>
                  <Name>{line.by.name}</Name>
                </b>{" "}
                <bdi dir="auto">{line.text}</bdi>
                <small>{say("replay.said.heard", { count: line.hearers.length - 1 })}</small>
              </span>
            </AriaButton>
          </li>
        ))}
      </ol>
      <p className={styles.note}>{say("replay.sealed")}</p>
    </section>
  );
}
