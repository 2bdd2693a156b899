/**
 * MessageList: what the house says by hand: drafts and whom they wait for, what goes out when, and what was said with how many
 * it reached; what was corrected or taken back stays to be read, struck. [MSG3] [MSG5]
 */
import { useSpace } from "../../../react/index.ts";
import { classes } from "../../parts/class-names.ts";
import box from "../box.module.css";
import { MessageActs } from "./message-acts.tsx";
import styles from "./message-list.module.css";
import { aboutOf, notesOf, standingOf } from "./message-words.ts";
import { useHouseMessages } from "./use-house-messages.ts";
import { say } from "./words.ts";

/** @param now ms since 1970, by the server's clock */
export function MessageList({ now }: { now: number }) {
  const { zones } = useSpace();
  // What was thrown away before anybody read it is nobody's any more.
  const list = useHouseMessages().filter(({ status, sentAt }) => status !== "withdrawn" || sentAt !== null);
  return (
    <section className={box.box} aria-labelledby="console-messages">
      <h2 id="console-messages" className={styles.title}>
        {say("messages.title")} <span>{list.length || ""}</span>
      </h2>
      {list.length === 0 ? <p className={box.quiet}>{say("messages.none")}</p> : null}
      <ul className={classes(box.rows, styles.rows)}>
        {list.map((message) => {
          const { words, tone } = standingOf(message, now);
          const isStruck = message.correctedBy !== null || message.status === "withdrawn";
          const text = message.words?.text ?? say("messages.lost");
          return (
            <li key={message.id}>
              <p className={styles.text} dir="auto">
                {isStruck ? <del>{text}</del> : text}
              </p>
              <p className={styles.about}>{aboutOf(message, zones)}</p>
              {notesOf(message).map((note) => (
                <p key={note} className={styles.about}>
                  {note}
                </p>
              ))}
              <div className={styles.foot}>
                <span className={classes(styles.pill, styles[tone])}>{words}</span>
                <span className={styles.acts}>
                  <MessageActs message={message} now={now} />
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
