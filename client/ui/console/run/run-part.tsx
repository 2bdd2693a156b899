/** RunPart: the run of show with its big buttons, and what is worth a look before it goes wrong. */
import { useHosting } from "../hosting.tsx";
import { ProgrammeEditor } from "../programme/programme-editor.tsx";
import { RehearsalBox } from "../rehearsal/rehearsal-box.tsx";
import { AdviceList } from "./advice-list.tsx";
import { NextCue } from "./next-cue.tsx";
import { NoEvening } from "./no-evening.tsx";
import { RunList } from "./run-list.tsx";
import styles from "./run-part.module.css";

export function RunPart() {
  const { stand, writing, setWriting } = useHosting();
  const { evening, next, now } = stand;
  if (writing) return <ProgrammeEditor onClose={() => setWriting(false)} />;
  if (evening === null) return <NoEvening />;
  return (
    <div className={styles.columns}>
      <RunList evening={evening} now={now} />
      <div className={styles.side}>
        <NextCue evening={evening} next={next} now={now} />
        <AdviceList evening={evening} />
        <RehearsalBox />
      </div>
    </div>
  );
}
