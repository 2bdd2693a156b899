/**
 * ActSheet: a measure of somebody who keeps the house rules: which rule, for how long, why. The last button says what
 * follows, verb and extent; no brand colours it. [CON]
 */
import { useEffect, useId, useState } from "react";
import { Label, RadioButton, RadioField, RadioGroup, TextArea, TextField } from "react-aria-components";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import type { Act } from "../../../shared/protocol/from-client/conduct.ts";
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
import { useDesk } from "./desk.tsx";
import { useTell } from "./passing.tsx";
import { actRefusalWords } from "./refusals.ts";

const NOTE_MOST = 1000;
const OPEN = "open";
/** Minutes to choose from; a mute may be until lifted, a kick at once over. */
const LENGTHS = ["10", "60", "1440", OPEN] as const;
type Length = (typeof LENGTHS)[number];

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

function Measure({ avatar, act, rules, onDone }: { avatar: Avatar; act: Act; rules: HouseRules; onDone: () => void }) {
  const visit = useVisit();
  const { tell } = useTell();
  const [rule, setRule] = useState<string | null>(null);
  const [length, setLength] = useState<Length>(act === "kick" ? OPEN : "10");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const more = useId();
  useEffect(() => visit.on("leave", (gone) => (gone.id === avatar.id ? onDone() : undefined)), [visit, avatar, onDone]);

  const choose = (id: string) => {
    setRule(id);
    setProblem(null);
  };
  const minutes = length === OPEN || act === "unmute" ? undefined : Number(length);
  const carryOut = async () => {
    if (avatar.person === null) return;
    if (rule === null) {
      setProblem(text("act.rule.missing"));
      return;
    }
    setWorking(true);
    try {
      await visit.conduct.act({
        on: avatar.person,
        do: act,
        rule,
        ...(minutes === undefined ? {} : { minutes }),
        ...(note.trim() === "" ? {} : { note: note.trim() }),
      });
      tell(text("act.done"));
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
          <Button kind={act === "kick" ? "danger" : "house"} isPending={working} onPress={carryOut}>
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
        {act === "unmute" ? null : (
          <Segmented
            label={text(act === "kick" ? "act.minutes.kick" : "act.minutes")}
            value={length}
            choices={LENGTHS.map((value) => ({
              value,
              words:
                value === OPEN
                  ? text(act === "kick" ? "act.minutes.now" : "act.until.lifted")
                  : lengthWords(Number(value) * 60_000),
            }))}
            onChange={setLength}
          />
        )}
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
          {text(act === "mute" ? "act.shown" : "act.shown.later")}
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

function doWords(act: Act, minutes: number | undefined): string {
  if (act === "unmute") return text("act.do.unmute");
  if (minutes === undefined) return text(act === "mute" ? "act.do.mute.open" : "act.do.kick");
  const length = lengthWords(minutes * 60_000);
  return text(act === "mute" ? "act.do.mute" : "act.do.kick.minutes", { length });
}
