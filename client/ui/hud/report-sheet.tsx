/**
 * ReportSheet: what somebody did, told to the moderators: a reason, and if one likes a few words. Then the receipt: what
 * happens next. In Dusk, as all of the house's protection. [REP1] [REP2]
 */
import { useEffect, useId, useRef, useState } from "react";
import { Label, RadioGroup } from "react-aria-components";
import type { Reason } from "../../../shared/conduct/case.ts";
import { CASE_TEXT_LIMIT } from "../../../shared/protocol/from-client/cases.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { DotChoice } from "../parts/dot-choice.tsx";
import { Icon } from "../parts/icon.tsx";
import { NoteField } from "../parts/note-field.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Problem } from "../parts/problem.tsx";
import { Tick } from "../parts/tick.tsx";
import { REPORTED, wantsSpace } from "../report-reasons.ts";
import { type Reported, useDesk } from "./desk.tsx";
import styles from "./report-sheet.module.css";
import { useSpaceAsked } from "./use-space-asked.ts";

/** What became of it: `blocked` is null where nobody was to be blocked. */
type Sent = { reason: Reason; blocked: boolean | null };

export function ReportSheet() {
  const { reported, report } = useDesk();
  if (reported === null) return null;
  return (
    <Report key={reported.message?.id ?? reported.avatar ?? reported.name} of={reported} onDone={() => report(null)} />
  );
}

function Report({ of, onDone }: { of: Reported; onDone: () => void }) {
  const [sent, setSent] = useState<Sent | null>(null);
  return sent === null ? (
    <Form of={of} onSent={setSent} onDone={onDone} />
  ) : (
    <Receipt name={isolate(of.name)} sent={sent} onDone={onDone} />
  );
}

function Form({ of, onSent, onDone }: { of: Reported; onSent: (sent: Sent) => void; onDone: () => void }) {
  const visit = useVisit();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState("");
  const [block, setBlock] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const { avatar, message } = of;
  const name = isolate(of.name);

  const send = async () => {
    if (reason === null) {
      setProblem(text("report.missing"));
      return;
    }
    setSending(true);
    setProblem(null);
    try {
      const about = message === undefined ? { about: avatar ?? "" } : { message: message.id };
      await visit.report({ ...about, reason, ...(note.trim() === "" ? {} : { note: note.trim() }) });
    } catch (refusal) {
      setSending(false);
      setProblem(refusal instanceof StoaError && refusal.message !== "" ? refusal.message : text("report.failed"));
      return;
    }
    const asked = block && avatar !== null ? visit.block(avatar) : null;
    const blocked =
      asked === null
        ? null
        : await asked.then(
            () => true,
            () => false,
          );
    onSent({ reason, blocked });
  };

  return (
    <Sheet
      title={text(message === undefined ? "report.title" : "report.title.words", { name })}
      closeWords={text("report.cancel")}
      isOpen
      onOpenChange={onDone}
      footer={
        <>
          <Button kind="house" isPending={sending} onPress={send}>
            {text("report.send")}
          </Button>
          <Button kind="line" onPress={onDone}>
            {text("report.cancel")}
          </Button>
          {problem === null ? null : <Problem words={problem} />}
        </>
      }
    >
      <div className={styles.report}>
        {message === undefined ? null : (
          <blockquote className={styles.quoted} dir="auto">
            {message.text}
          </blockquote>
        )}
        <RadioGroup
          className={classes(styles.reasons)}
          value={reason}
          onChange={(chosen) => {
            setReason(chosen as Reason);
            setProblem(null);
          }}
        >
          <Label className={classes(styles.label)}>{text("report.what")}</Label>
          {REPORTED.map((one) => (
            <DotChoice key={one.reason} value={one.reason} last className={styles.reason}>
              <Icon name={one.icon} size={24} />
              <span className={styles.words}>
                <span className={styles.name}>{text(`report.${one.reason}`)}</span>
                <span className={styles.more}>{text(`report.${one.reason}.more`)}</span>
              </span>
            </DotChoice>
          ))}
        </RadioGroup>
        <NoteField label={text("report.note")} words={note} most={CASE_TEXT_LIMIT} onWords={setNote} />
        {avatar === null ? null : <Tick words={text("report.block", { name })} on={block} onChange={setBlock} />}
      </div>
    </Sheet>
  );
}

function Receipt({ name, sent, onDone }: { name: string; sent: Sent; onDone: () => void }) {
  const { panic } = useMe();
  const askForSpace = useSpaceAsked();
  const words = useRef<HTMLDivElement>(null);
  const id = useId();
  // What was pressed is gone: the receipt is read from its beginning.
  useEffect(() => words.current?.focus(), []);
  const { reason, blocked } = sent;
  const offersSpace = wantsSpace(reason) && !panic;
  return (
    <Sheet
      small
      title={text("report.sent")}
      closeWords={text("report.done")}
      isOpen
      onOpenChange={onDone}
      footer={
        <>
          {offersSpace ? (
            <Button
              kind="danger"
              icon="shield-check"
              aria-describedby={id}
              onPress={() => {
                void askForSpace();
                onDone();
              }}
            >
              {text("panic.ask")}
            </Button>
          ) : null}
          <Button kind={offersSpace ? "line" : "house"} onPress={onDone}>
            {text("report.done")}
          </Button>
        </>
      }
    >
      <div ref={words} className={styles.receipt} tabIndex={-1} role="status">
        <p className={styles.next}>{text("report.sent.next")}</p>
        <p>{text("report.sent.outcome")}</p>
        <p>{text("report.sent.secret", { name })}</p>
        {blocked === null ? null : <p>{text(blocked ? "report.sent.blocked" : "report.sent.unblocked", { name })}</p>}
        {offersSpace ? (
          <p id={id} className={styles.space}>
            {text("report.sent.space")}
          </p>
        ) : null}
      </div>
    </Sheet>
  );
}
