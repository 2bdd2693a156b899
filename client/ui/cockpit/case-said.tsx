/** CaseSaid: what was said around the time that a case is about. */
import type { CaseFile } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { clockWords } from "../times.ts";
import styles from "./case-lines.module.css";
import { say } from "./words.ts";

export function CaseSaid({
  file,
  shown,
}: {
  file: CaseFile;
  /** Somebody as they are shown now, by how they are called. */
  shown: (called: string) => string;
}) {
  const visit = useVisit();
  return (
    <section className={styles.column} aria-labelledby="cockpit-said">
      <h3 id="cockpit-said">{say("cockpit.said")}</h3>
      {file.words.length === 0 ? <p className={styles.none}>{say("cockpit.said.none")}</p> : null}
      <ol className={styles.lines}>
        {file.words.map(({ id, at, name, text: words, hidden }) => (
          <li key={id}>
            <time>{clockWords(at, visit.time())}</time>
            <p dir="auto">
              <b>
                <bdi>{shown(name)}</bdi>
              </b>{" "}
              {hidden ? <i>{say("cockpit.said.hidden")}</i> : words}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
