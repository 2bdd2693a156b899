/**
 * MessageList: what the house says by hand: drafts and whom they wait for, what goes out when, and what was said with how many
 * it reached; what was corrected or taken back stays to be read, struck. [MSG3] [MSG5]
 */
import { useSpace } from "../../../react/index.ts";
import { classes } from "../../parts/class-names.ts";
import { ActButton } from "../act-button.tsx";
import { MESSAGE_ACTS } from "../acts/message-acts.ts";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import styles from "./message-list.module.css";
import { aboutOf, notesOf, standingOf } from "./message-words.ts";
import { say } from "./words.ts";

export function MessageList() {
  const { zones } = useSpace();
  const { messages, now } = useHosting().stand;
  // What was thrown away before anybody read it is nobody's any more.
  const list = messages.filter(({ status, sentAt }) => status !== "withdrawn" || sentAt !== null);
  return (
    <section className={box.box} aria-labelledby="console-messages">
      <header className={box.head}>
        <h2 id="console-messages">{say("messages.title")}</h2>
        <span className={box.count}>{list.length || ""}</span>
      </header>
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
                  {MESSAGE_ACTS.map((what) => (
                    <ActButton
                      key={what}
                      id={`message.${what} ${message.id}`}
                      kind={what === "withdraw" || what === "discard" ? "plain" : "line"}
                      words={say(`messages.do.${what}`)}
                    />
                  ))}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
