/** NoEvening: nothing is set in this space: what a programme is, and the way to set one. */
import { ActButton } from "../act-button.tsx";
import { say } from "../words.ts";
import styles from "./no-evening.module.css";
import { SetProgramme } from "./set-programme.tsx";

export function NoEvening() {
  return (
    <section className={styles.none} aria-label={say("console.none")}>
      <h2 className={styles.title}>{say("console.none")}</h2>
      <p className={styles.more}>{say("console.none.more")}</p>
      <div className={styles.buttons}>
        <ActButton id="programme.write" kind="primary" />
        <SetProgramme />
      </div>
    </section>
  );
}
