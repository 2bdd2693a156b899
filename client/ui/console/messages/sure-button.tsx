/** SureButton: what takes a second press: it says what it will do, and asks for words where some are wanted. */
import { useState } from "react";
import { Dialog, DialogTrigger } from "react-aria-components";
import { Button, type ButtonKind } from "../../parts/button.tsx";
import { NoteField } from "../../parts/note-field.tsx";
import { Panel } from "../../parts/panel.tsx";
import styles from "./sure-button.module.css";

export function SureButton({
  words,
  sure,
  kind = "primary",
  asks,
  onPress,
}: {
  words: string;
  /** What it will do. */
  sure: string;
  kind?: ButtonKind;
  /** The words that are asked for. */
  asks?: { label: string; most: number; first: string; needed: boolean };
  onPress: (written: string) => Promise<void>;
}) {
  const [open, setOpen] = useState(false);
  const [written, setWritten] = useState("");
  const press = async () => {
    await onPress(written.trim());
    setOpen(false);
  };
  const change = (isOpen: boolean) => {
    if (isOpen) setWritten(asks?.first ?? "");
    setOpen(isOpen);
  };
  return (
    <DialogTrigger isOpen={open} onOpenChange={change}>
      <Button kind="plain">{words}</Button>
      <Panel placement="bottom end" wide>
        <Dialog aria-label={words} className={styles.form ?? ""}>
          <p>{sure}</p>
          {asks === undefined ? null : (
            <NoteField label={asks.label} words={written} most={asks.most} rows={3} onWords={setWritten} />
          )}
          <Button kind={kind} onPress={() => void press()} isDisabled={asks?.needed === true && written.trim() === ""}>
            {words}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}
