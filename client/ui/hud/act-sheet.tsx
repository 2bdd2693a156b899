/**
 * ActSheet: a measure of somebody who keeps the house rules: which rule, for how long, why. The last button says what
 * follows, verb and extent; no brand colours it. [CON]
 */
import { useEffect, useId, useState } from "react";
import { Label, RadioButton, RadioField, RadioGroup, TextArea, TextField } from "react-aria-components";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/visit.ts";
import { useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { lengthWords } from "../times.ts";
import styles from "./act-sheet.module.css";
import { doWords, type Length, OFFERED, type OfferedAct, OPEN } from "./acts.ts";
import { useDesk } from "./desk.tsx";
import { useTell } from "./passing.tsx";
import { actRefusalWords } from "./refusals.ts";

const NOTE_MOST = 1000;
/** One moderator alone bans for so long. */
const ALONE_MINUTES = 24 * 60;
/** What was just done is taken back at a touch for so long, ms. */
const UNDO_MS = 60_000;

export function ActSheet() {
  const { judged, judgedEnough, rules } = useDesk();
  if (judged === null || rules === null) return null;
  return (
    <Measure
      key={judged.avatar.id + judged.act}
      avatar={judged.avatar}
      act={judged.act}
      rules={rules}
      onDone={judgedEnough}
    />
  );
}

function Measure({
  avatar,
  act,
  rules,
  onDone,
}: {
  avatar: Avatar;
  act: OfferedAct;
  rules: HouseRules;
  onDone: () => void;
}) {
  const visit = useVisit();
  const { tell, attempt } = useTell();
  const [rule, setRule] = useState<string | null>(null);
  const { lengths, danger = false } = OFFERED[act];
  const [length, setLength] = useState<Length>(lengths?.first ?? OPEN);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const more = useId();
  useEffect(() => visit.on("leave", (gone) => (gone.id === avatar.id ? onDone() : undefined)), [visit, avatar, onDone]);

  const choose = (id: string) => {
    setRule(id);
    setProblem(null);
  };
  const minutes = length === OPEN ? undefined : Number(length);
  const carryOut = async () => {
    if (avatar.person === null) return;
    if (rule === null) {
      setProblem(text("act.rule.missing"));
      return;
    }
    setWorking(true);
    try {
      const { sanction, waits } = await visit.conduct.act({
        on: avatar.person,
        do: act,
        rule,
        ...(minutes === undefined ? {} : { minutes }),
        ...(note.trim() === "" ? {} : { note: note.trim() }),
      });
      tell(text(waits ? "act.waits" : "act.done"), {
        words: text("person.undo"),
        act: () => void attempt(() => visit.conduct.undo(sanction)),
        ms: UNDO_MS,
      });
      onDone();
    } catch (refusal) {
      setProblem(actRefusalWords(refusal));
      setWorking(false);
    }
  };

  return (
    <Sheet
      small
      title={text(`act.${act}`, { name: isolate(avatar.name) })}
      closeWords={text("act.cancel")}
      isOpen
      onOpenChange={onDone}
      footer={
        <>
          <Button kind={danger ? "danger" : "house"} isPending={working} onPress={carryOut}>
            {doWords(act, minutes)}
          </Button>
          <Button kind="line" onPress={onDone}>
            {text("act.cancel")}
          </Button>
        </>
      }
    >
      <div className={styles.act}>
        <RadioGroup className={classes(styles.rules)} value={rule} onChange={choose}>
          <Label className={classes(styles.label)}>{text("act.rule")}</Label>
          {rules.rules.map((one) => (
            <RadioField key={one.id} value={one.id}>
              <RadioButton className={classes(styles.rule)}>
                <span className={styles.dot} />
                {one.title}
              </RadioButton>
            </RadioField>
          ))}
        </RadioGroup>
        {lengths === undefined ? null : (
          <Segmented
            label={text(lengths.label)}
            value={length}
            choices={lengths.choices.map((value) => ({
              value,
              words: value === OPEN ? text(lengths.open) : lengthWords(Number(value) * 60_000),
            }))}
            onChange={setLength}
          />
        )}
        {act === "ban" && (minutes === undefined || minutes > ALONE_MINUTES) ? (
          <p className={styles.more}>{text("act.second")}</p>
        ) : null}
        <TextField
          className={classes(styles.note)}
          value={note}
          onChange={setNote}
          maxLength={NOTE_MOST}
          aria-describedby={more}
        >
          <Label className={classes(styles.label)}>{text("act.note")}</Label>
          <TextArea className={classes(styles.words)} rows={2} dir="auto" />
        </TextField>
        <p id={more} className={styles.more}>
          {text(danger ? "act.shown.later" : "act.shown")}
        </p>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            <Icon name="warning-circle" on size={18} />
            {problem}
          </p>
        )}
      </div>
    </Sheet>
  );
}
