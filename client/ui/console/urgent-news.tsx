/** UrgentNews: bigger news gets the place at once; the evening is held until its host goes on. */
import { useState } from "react";
import { Dialog, DialogTrigger, Input, Label, TextField } from "react-aria-components";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { NoteField } from "../parts/note-field.tsx";
import { Panel } from "../parts/panel.tsx";
import styles from "./console-form.module.css";
import { say } from "./words.ts";

export function UrgentNews() {
  const visit = useVisit();
  const { attempt, tell } = useTell();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const [words, setWords] = useState("");
  const send = () =>
    void attempt(async () => {
      await visit.host.cue({ do: "preempt", title: title.trim(), text: words.trim() });
      setTitle("");
      setWords("");
      setOpen(false);
      tell(say("console.news.sent"));
    });
  const ready = title.trim() !== "" && words.trim() !== "";
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind="line" wide>
        {say("console.news")}
      </Button>
      <Panel placement="bottom end" wide>
        <Dialog aria-label={say("console.news")} className={styles.form ?? ""}>
          <TextField value={title} onChange={setTitle} maxLength={120} className={styles.field ?? ""}>
            <Label>{say("console.news.title")}</Label>
            <Input dir="auto" />
          </TextField>
          <NoteField label={say("console.news.text")} words={words} most={1000} rows={4} onWords={setWords} />
          <Button kind="house" onPress={send} isDisabled={!ready}>
            {say("console.news.send")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}
