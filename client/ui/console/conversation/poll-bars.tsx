/** PollBars: how a poll stands: a bar for each answer, with its words and its share. */
import { pollRows } from "../../../../shared/conversation/poll-rows.ts";
import type { Poll } from "../../../net/index.ts";
import { classes } from "../../parts/class-names.ts";
import { say } from "../words.ts";
import styles from "./poll-bars.module.css";

export function PollBars({ poll: { spec, people, counts }, isLarge = false }: { poll: Poll; isLarge?: boolean }) {
  if (spec === null) return null;
  return (
    <ul className={classes(styles.bars, isLarge && styles.large)}>
      {pollRows(spec, { people, counts }).map(({ value, words, share, percent }) => (
        <li key={value}>
          <bdi>{words}</bdi>
          <span className={styles.track} aria-hidden="true">
            <span style={{ inlineSize: `${share * 100}%` }} />
          </span>
          <span className={styles.share}>{say("console.share", { percent })}</span>
        </li>
      ))}
    </ul>
  );
}
