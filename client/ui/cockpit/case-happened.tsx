/** CaseHappened: what happened in a case, line by line, and a note for colleagues under it. */
import { useState } from "react";
import type { CaseFile } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { clockWords } from "../times.ts";
import styles from "./case-lines.module.css";
import { lineWords } from "./case-words.ts";
import { say } from "./words.ts";
import { WriteBox } from "./write-box.tsx";

const NOTE_ROWS = 2;
const NOTE_MOST = 2000;

export function CaseHappened({ file }: { file: CaseFile }) {
  const visit = useVisit();
  return (
    <section className={styles.column} aria-labelledby="cockpit-happened">
      <h3 id="cockpit-happened">{say("cockpit.happened")}</h3>
      <ol className={styles.lines}>
        {file.lines
          .filter(({ kind }) => kind !== "sealed" && kind !== "opened")
          .map((line) => (
            <li key={`${line.at} ${line.kind} ${line.by}`}>
              <time>{clockWords(line.at, visit.time())}</time>
              <div>
                <p>{lineWords(line)}</p>
                {line.text === null || line.text === "" ? null : (
                  <p className={styles.quote} dir="auto">
                    {line.text}
                  </p>
                )}
              </div>
            </li>
          ))}
      </ol>
      <Note file={file} />
    </section>
  );
}

/** What colleagues should know. */
function Note({ file }: { file: CaseFile }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const [words, setWords] = useState("");
  const keep = () =>
    void attempt(async () => {
      await visit.conduct.note(file.id, words.trim());
      setWords("");
    });
  return (
    <div className={styles.note}>
      <WriteBox label={say("cockpit.note")} rows={NOTE_ROWS} most={NOTE_MOST} words={words} onWords={setWords} />
      {words.trim() === "" ? null : (
        <Button kind="line" onPress={keep}>
          {say("cockpit.note.keep")}
        </Button>
      )}
    </div>
  );
}
