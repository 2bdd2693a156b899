/** CasePeople: who is in a case, as they are called in it, or by their names. */
import type { CaseFile } from "../../net/index.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import styles from "./case-people.module.css";
import { partWords } from "./case-words.ts";
import { say } from "./words.ts";

export function CasePeople({
  file,
  shown,
  named,
  onNamed,
}: {
  file: CaseFile;
  /** Somebody as they are shown now, by how they are called. */
  shown: (called: string) => string;
  /** They are shown by their names. */
  named: boolean;
  onNamed: (named: boolean) => void;
}) {
  return (
    <div className={styles.people}>
      {file.people
        .filter(({ part }) => part !== "moderator")
        .map(({ called, part, avatar }) => (
          <span key={called} className={classes(styles.person, styles[part])}>
            <bdi>{shown(called)}</bdi>
            <span className={styles.part}>{partWords(part, file)}</span>
            {avatar === null ? <span className={styles.part}>{say("cockpit.gone")}</span> : null}
          </span>
        ))}
      <Button kind="plain" icon="eye-slash" onPress={() => onNamed(!named)} aria-pressed={named}>
        {say(named ? "cockpit.faces.hide" : "cockpit.faces")}
      </Button>
    </div>
  );
}
