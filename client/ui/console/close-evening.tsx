/** CloseEvening: the end for everybody: it says what it does, and takes a second press. */
import { useState } from "react";
import { Dialog, DialogTrigger } from "react-aria-components";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";
import styles from "./console-form.module.css";
import { say } from "./words.ts";

export function CloseEvening() {
  const visit = useVisit();
  const { attempt } = useTell();
  const [open, setOpen] = useState(false);
  const close = () =>
    void attempt(async () => {
      await visit.host.cue({ do: "close" });
      setOpen(false);
    });
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind="plain">{say("console.close")}</Button>
      <Panel placement="bottom start" wide>
        <Dialog aria-label={say("console.close")} className={styles.form ?? ""}>
          <p>{say("console.close.sure")}</p>
          <Button kind="danger" onPress={close}>
            {say("console.close.do")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}
