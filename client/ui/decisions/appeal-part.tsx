/** AppealPart: how it stands with an appeal, and where one may still be made, the place to write it. [REP9] */
import { useId, useState } from "react";
import { CASE_TEXT_LIMIT } from "../../../shared/protocol/from-client/cases.ts";
import type { AppealState } from "../../../shared/protocol/from-server/statement.ts";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { NoteField } from "../parts/note-field.tsx";
import { Problem } from "../parts/problem.tsx";
import styles from "./appeal-part.module.css";
import { type Statement, sendAppeal } from "./read-statements.ts";

type Told = Exclude<AppealState, "open" | "none">;
const ICONS: Record<Told, IconName> = { asked: "clock", upheld: "check", rejected: "scales", late: "clock" };
/** From here on the characters that are left are told. */
const NEAR_THE_END = 200;

export function AppealPart({ statement, visitKey }: { statement: Statement; visitKey: string }) {
  const [state, setState] = useState(statement.appeal.state);
  if (state === "none") return null;
  if (state === "open") {
    return <Write statement={statement} visitKey={visitKey} onSent={() => setState("asked")} />;
  }
  return (
    <p className={classes(styles.state, styles[state])} role="status">
      <Icon name={ICONS[state]} size={20} />
      <span>{text(`decisions.appeal.${state}`)}</span>
    </p>
  );
}

function Write({ statement, visitKey, onSent }: { statement: Statement; visitKey: string; onSent: () => void }) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const more = useId();
  const left = CASE_TEXT_LIMIT - words.length;
  const date = new Intl.DateTimeFormat(undefined, { dateStyle: "long" }).format(statement.appeal.until);

  const send = async () => {
    if (words.trim() === "") {
      setProblem(text("decisions.appeal.missing"));
      return;
    }
    setSending(true);
    setProblem(null);
    try {
      const refusal = await sendAppeal(visitKey, statement.sanction, words.trim());
      if (refusal === null) return onSent();
      setProblem(refusal.refused);
    } catch {
      setProblem(text("decisions.appeal.failed"));
    }
    setSending(false);
  };

  return (
    <section className={styles.appeal} aria-label={text("decisions.appeal")}>
      <p id={more} className={styles.more}>
        {text("decisions.appeal.open", { date })}
      </p>
      {open ? (
        <>
          <NoteField
            label={text("decisions.appeal.words")}
            words={words}
            most={CASE_TEXT_LIMIT}
            rows={5}
            about={more}
            autoFocus
            onWords={setWords}
          />
          {left > NEAR_THE_END ? null : <p className={styles.left}>{text("decisions.appeal.left", { count: left })}</p>}
          {problem === null ? null : <Problem words={problem} />}
          <div className={styles.ways}>
            <Button kind="house" isPending={sending} onPress={send}>
              {text(sending ? "decisions.appeal.sending" : "decisions.appeal.send")}
            </Button>
            <Button kind="line" onPress={() => setOpen(false)}>
              {text("decisions.appeal.cancel")}
            </Button>
          </div>
        </>
      ) : (
        <Button kind="line" icon="scales" onPress={() => setOpen(true)}>
          {text("decisions.appeal.write")}
        </Button>
      )}
    </section>
  );
}
