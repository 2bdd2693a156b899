/** RunList: every cue of the evening in its order: past ones quiet, what is on filled, what comes below it. */
import type { EveningView } from "../../../net/index.ts";
import { classes } from "../../parts/class-names.ts";
import { ActButton } from "../act-button.tsx";
import box from "../box.module.css";
import table from "../table.module.css";
import { say } from "../words.ts";
import styles from "./run-list.module.css";
import { RunRow } from "./run-row.tsx";

export function RunList({ evening, now }: { evening: EveningView; now: number }) {
  return (
    <section className={box.box} aria-label={say("console.run.all")}>
      <header className={styles.head}>
        <h2 className={styles.title}>{say("console.run")}</h2>
        <p className={styles.zone}>{say("console.zone", { zone: evening.zone })}</p>
        {evening.closedAt === null ? <ActButton id="programme.write" /> : null}
      </header>
      <div className={table.scroll}>
        <table className={classes(table.table, styles.cues)}>
          <thead>
            <tr>
              <th scope="col">{say("console.run.start")}</th>
              <th scope="col">{say("console.run.length")}</th>
              <th scope="col">{say("console.run.cue")}</th>
              <th scope="col" colSpan={2}>
                {say("console.run.begins")}
              </th>
            </tr>
          </thead>
          <tbody>
            {evening.cues.map((cue) => (
              <RunRow key={cue.id} cue={cue} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
