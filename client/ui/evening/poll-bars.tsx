/** PollBars: how a poll stands, a bar for each option with its number beside it, and my own answer marked in words too. [VEV3] */
import { meanOf, type PollRow, pollRows } from "../../../shared/conversation/poll-rows.ts";
import { say } from "../../../shared/text/evening-words.ts";
import type { Poll } from "../../net/index.ts";
import { Icon } from "../parts/icon.tsx";
import styles from "./poll-bars.module.css";

export function PollBars({ poll: { spec, people, counts, answer } }: { poll: Poll }) {
  if (spec === null) return null;
  const mean = meanOf(spec, { people, counts });
  return (
    <div className={styles.bars}>
      <ul>
        {pollRows(spec, { people, counts }, answer).map((row) => (
          <Bar key={row.value} row={row} />
        ))}
      </ul>
      <p className={styles.people}>
        {say("poll.people", { count: people })}
        {mean === null ? "" : ` · ${say("poll.mean", { mean: mean.toFixed(1) })}`}
      </p>
    </div>
  );
}

function Bar({ row: { words, count, percent, share, mine } }: { row: PollRow }) {
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <bdi>{words}</bdi>
        {mine ? (
          <span className={styles.mine}>
            <Icon name="check" size={14} />
            {say("poll.yours")}
          </span>
        ) : null}
      </span>
      <span className={styles.figure}>{say("poll.row.figure", { count, percent })}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={mine ? styles.own : styles.share} style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </li>
  );
}
