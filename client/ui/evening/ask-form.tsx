/** AskForm: a few words of one's own for the house, bounded, with what is left of the room said near its end. */
import { useId, useState } from "react";
import { QUESTION_LIMIT } from "../../../shared/protocol/from-client/conversation.ts";
import { say } from "../../../shared/text/evening-words.ts";
import { Button } from "../parts/button.tsx";
import { NoteField } from "../parts/note-field.tsx";
import { Problem } from "../parts/problem.tsx";
import styles from "./ask-form.module.css";
import { useDeed } from "./use-deed.ts";

export function AskForm({
  label,
  does,
  onAsk,
}: {
  label: string;
  /** What its button says. */
  does: string;
  onAsk: (words: string) => Promise<unknown>;
}) {
  const [words, setWords] = useState("");
  const { problem, doing, act } = useDeed();
  const left = useId();
  const send = async () => {
    const text = words.trim();
    // What was refused stays to be changed, as does what was begun meanwhile.
    if (text !== "" && (await act(() => onAsk(text)))) setWords((now) => (now.trim() === text ? "" : now));
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <NoteField label={label} words={words} most={QUESTION_LIMIT} about={left} onWords={setWords} />
      <div className={styles.foot}>
        <span id={left} className={styles.left}>
          {say("talk.left", { count: QUESTION_LIMIT - words.length })}
        </span>
        <Button kind="primary" type="submit" isPending={doing} isDisabled={words.trim() === ""}>
          {doing ? say("talk.ask.doing") : does}
        </Button>
      </div>
      {problem === null ? null : <Problem words={problem} small />}
    </form>
  );
}
