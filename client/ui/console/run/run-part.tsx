/** RunPart: the run of show with its big buttons, and what is worth a look before it goes wrong. */
import { useHosting } from "../hosting.tsx";
import { AdviceList } from "./advice-list.tsx";
import { NextCue } from "./next-cue.tsx";
import { NoEvening } from "./no-evening.tsx";
import { RunList } from "./run-list.tsx";
import styles from "./run-part.module.css";

export function RunPart() {
  const { evening, next, now } = useHosting().stand;
  if (evening === null) return <NoEvening />;
  return (
    <div className={styles.columns}>
      <RunList evening={evening} now={now} />
      <div className={styles.side}>
        <NextCue evening={evening} next={next} now={now} />
        <AdviceList evening={evening} />
      </div>
    </div>
  );
}
