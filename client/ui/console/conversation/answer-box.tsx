/** AnswerBox: an answer in writing, at hand below the question: the same act that the key and the list by name do. */
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { givenAtFirst, isComplete } from "../acts/act.ts";
import { AskFields } from "../ask-fields.tsx";
import { useHosting } from "../hosting.tsx";
import styles from "./answer-box.module.css";

export function AnswerBox() {
  const { find, act } = useHosting();
  const write = find("question.write");
  const [given, setGiven] = useState(() => (write === null ? {} : givenAtFirst(write)));
  if (write === null) return null;
  const send = async () => {
    if (await act(write.id, given)) setGiven(givenAtFirst(write));
  };
  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <AskFields fields={write.fields} given={given} onGiven={setGiven} />
      <p className={styles.foot}>
        <span>{write.does}</span>
        <Button kind="primary" type="submit" isDisabled={!isComplete(write, given)}>
          {write.sure}
        </Button>
      </p>
    </form>
  );
}
