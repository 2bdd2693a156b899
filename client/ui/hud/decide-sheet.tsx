/**
 * DecideSheet: a decision of somebody who keeps the house rules: which rule, and why. The last button says what follows,
 * verb and extent; no brand colours it. [CON]
 */
import { type ReactNode, useId, useState } from "react";
import { Label, RadioGroup } from "react-aria-components";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { DotChoice } from "../parts/dot-choice.tsx";
import { NoteField } from "../parts/note-field.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Problem } from "../parts/problem.tsx";
import styles from "./decide-sheet.module.css";
import { actRefusalWords } from "./refusals.ts";

const NOTE_MOST = 1000;

/** What a decision rests on. */
export type Grounds = { rule: string; note?: string };

export function DecideSheet({
  title,
  does,
  danger,
  shown,
  rules,
  onDecide,
  onDone,
  children,
}: {
  title: string;
  /** What the last button says. */
  does: string;
  danger: boolean;
  /** Who reads the words that are written here. */
  shown: string;
  rules: HouseRules;
  /** Carries it out; what it is refused with is read in the sheet, which stays. */
  onDecide: (grounds: Grounds) => Promise<void>;
  onDone: () => void;
  /** What else is chosen, between the rule and the words. */
  children?: ReactNode;
}) {
  const [rule, setRule] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const more = useId();

  const choose = (id: string) => {
    setRule(id);
    setProblem(null);
  };
  const decide = async () => {
    if (rule === null) {
      setProblem(text("act.rule.missing"));
      return;
    }
    setWorking(true);
    try {
      await onDecide({ rule, ...(note.trim() === "" ? {} : { note: note.trim() }) });
      onDone();
    } catch (refusal) {
      setProblem(actRefusalWords(refusal));
      setWorking(false);
    }
  };

  return (
    <Sheet
      small
      title={title}
      closeWords={text("act.cancel")}
      isOpen
      onOpenChange={onDone}
      footer={
        <>
          <Button kind={danger ? "danger" : "house"} isPending={working} onPress={decide}>
            {does}
          </Button>
          <Button kind="line" onPress={onDone}>
            {text("act.cancel")}
          </Button>
        </>
      }
    >
      <div className={styles.decide}>
        <RadioGroup className={classes(styles.rules)} value={rule} onChange={choose}>
          <Label className={classes(styles.label)}>{text("act.rule")}</Label>
          {rules.rules.map((one) => (
            <DotChoice key={one.id} value={one.id}>
              {one.title}
            </DotChoice>
          ))}
        </RadioGroup>
        {children}
        <NoteField label={text("act.note")} words={note} most={NOTE_MOST} about={more} onWords={setNote} />
        <p id={more} className={styles.more}>
          {shown}
        </p>
        {problem === null ? null : <Problem words={problem} />}
      </div>
    </Sheet>
  );
}
