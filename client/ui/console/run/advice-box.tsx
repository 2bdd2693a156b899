/** AdviceBox: what will go wrong in an evening, in a list; why it cannot be at all, before it. */
import type { Advice } from "../../../../shared/programme/lint.ts";
import { classes } from "../../parts/class-names.ts";
import { Icon } from "../../parts/icon.tsx";
import box from "../box.module.css";
import { say } from "../words.ts";
import styles from "./advice-box.module.css";

export function AdviceBox({ advice }: { advice: readonly Advice[] }) {
  return (
    <section className={box.box} aria-labelledby="console-advice">
      <h2 id="console-advice" className={styles.title}>
        {say("console.advice")} <span>{advice.length === 0 ? "" : advice.length}</span>
      </h2>
      {advice.length === 0 ? (
        <p className={box.quiet}>{say("console.advice.none")}</p>
      ) : (
        <ul className={classes(box.rows, styles.rows)}>
          {advice.map(({ path, text }) => (
            <li key={`${path} ${text}`}>
              <Icon name="warning-circle" size={20} />
              <p>{text}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
