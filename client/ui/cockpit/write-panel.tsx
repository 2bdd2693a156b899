/** WritePanel: a button that opens a place to write some words and send them; once they are sent it closes and says so. */
import { useState } from "react";
import { Dialog, DialogTrigger, type PopoverProps } from "react-aria-components";
import { useTell } from "../hud/passing.tsx";
import { Button, type ButtonKind } from "../parts/button.tsx";
import type { IconName } from "../parts/icon.tsx";
import { Panel } from "../parts/panel.tsx";
import styles from "./panel-box.module.css";
import { WriteBox } from "./write-box.tsx";

const ROWS = 3;
const MOST = 1000;

export function WritePanel({
  kind,
  icon,
  placement,
  opens,
  reads,
  sends,
  sent,
  onSend,
}: {
  kind: ButtonKind;
  icon: IconName;
  placement: NonNullable<PopoverProps["placement"]>;
  /** What the button says that opens it. */
  opens: string;
  /** Who reads what is written. */
  reads: string;
  /** What the last button says. */
  sends: string;
  /** What is said once it is sent. */
  sent: string;
  /** Sends it; a refusal is told, and what was written stays. */
  onSend: (words: string) => Promise<unknown>;
}) {
  const { attempt, tell } = useTell();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const send = () => {
    const written = words.trim();
    if (written === "") return;
    void attempt(async () => {
      await onSend(written);
      setWords("");
      setOpen(false);
      tell(sent);
    });
  };
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind={kind} icon={icon}>
        {opens}
      </Button>
      <Panel placement={placement} wide>
        <Dialog aria-label={opens} className={styles.box ?? ""}>
          <WriteBox label={reads} rows={ROWS} most={MOST} words={words} onWords={setWords} />
          <Button kind="house" onPress={send}>
            {sends}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}
