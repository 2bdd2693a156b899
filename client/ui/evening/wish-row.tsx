/** WishRow: a question or an idea: how many are for it, its words, from whom, how it stands, and what the house says to it. */
import type { ReactNode } from "react";
import { say } from "../../../shared/text/evening-words.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Name } from "../parts/words.tsx";
import styles from "./wish-row.module.css";

export function WishRow({
  vote,
  text,
  from,
  mine,
  status,
  tone = "quiet",
  word,
  onWithdraw,
  children,
}: {
  vote: ReactNode;
  text: string | null;
  from: string | null;
  mine: boolean;
  status?: string | undefined;
  tone?: "quiet" | "live" | "done" | "waits";
  /** What the house says to it. */
  word?: string | null;
  onWithdraw?: (() => void) | undefined;
  children?: ReactNode;
}) {
  return (
    <li className={classes(styles.row, tone === "live" && styles.live)}>
      {vote}
      <div className={styles.body}>
        <p className={styles.text} dir="auto">
          {text ?? say("talk.unread")}
        </p>
        <p className={styles.line}>
          {from === null ? say("talk.forgotten") : <Name>{from}</Name>}
          {mine ? <span className={styles.yours}>{say("talk.yours")}</span> : null}
          {status === undefined ? null : <span className={classes(styles.tag, styles[tone])}>{status}</span>}
        </p>
        {word == null || word === "" ? null : (
          <p className={styles.word} dir="auto">
            {word}
          </p>
        )}
        {children}
        {onWithdraw === undefined ? null : (
          <div>
            <Button kind="plain" onPress={onWithdraw}>
              {say("talk.withdraw")}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
