/**
 * PutOn: a host chooses a file, says in words what it is, and puts it on a screen. How far it is stands there while it is
 * sent, and it can be called off.
 */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { FileTrigger, Form, Input, Label, ProgressBar, TextArea, TextField } from "react-aria-components";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { ALT_LIMIT, TITLE_LIMIT } from "../../../shared/screen/show.ts";
import { text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { CHOOSABLE, type Chosen, choose, type Progress, putOn } from "./chosen.ts";
import styles from "./put-on.module.css";

type Stage =
  | { at: "nothing" }
  | { at: "reading" }
  | { at: "chosen"; chosen: Chosen }
  | { at: "sending"; chosen: Chosen; progress: Progress };

/** `children` stand beside the button that begins it; `onPut` is told once it is on the screen. */
export function PutOn({ screen, onPut, children }: { screen: string; onPut?: () => void; children: ReactNode }) {
  const visit = useVisit();
  const [stage, setStage] = useState<Stage>({ at: "nothing" });
  const [problem, setProblem] = useState<string | null>(null);
  /** Where the keyboard was is gone once it is done: it goes back to where it began. */
  const [again, setAgain] = useState(false);
  const [title, setTitle] = useState("");
  const [alt, setAlt] = useState("");
  const stop = useRef<AbortController>(null);
  const held = useRef<Chosen>(null);

  const letGo = () => {
    stop.current?.abort();
    held.current?.close();
    held.current = null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever closes the sheet calls it off
  useEffect(() => letGo, []);
  const end = (words: string | null) => {
    letGo();
    setStage({ at: "nothing" });
    setAgain(true);
    setProblem(words);
  };
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setProblem(null);
    setStage({ at: "reading" });
    try {
      const chosen = await choose(file);
      held.current = chosen;
      setTitle(chosen.title);
      setAlt("");
      setStage({ at: "chosen", chosen });
    } catch (refusal) {
      end(wordsOf(refusal));
    }
  };
  const send = async (chosen: Chosen) => {
    const calledOff = new AbortController();
    stop.current = calledOff;
    const onProgress = (progress: Progress) =>
      calledOff.signal.aborted || setStage({ at: "sending", chosen, progress });
    try {
      await putOn(visit, screen, chosen, { title, alt, signal: calledOff.signal, onProgress });
      end(null);
      onPut?.();
    } catch (refusal) {
      if (!calledOff.signal.aborted) end(wordsOf(refusal));
    }
  };

  return (
    <>
      {stage.at === "nothing" || stage.at === "reading" ? (
        <div className={styles.buttons}>
          <FileTrigger acceptedFileTypes={CHOOSABLE} onSelect={(files) => void take(files?.[0])}>
            <Button icon="upload-simple" autoFocus={again} isPending={stage.at === "reading"}>
              {text(stage.at === "reading" ? "screens.reading" : "screens.choose")}
            </Button>
          </FileTrigger>
          {stage.at === "nothing" ? children : null}
        </div>
      ) : null}
      {stage.at === "chosen" ? (
        <Form
          className={classes(styles.form)}
          onSubmit={(event) => {
            event.preventDefault();
            void send(stage.chosen);
          }}
        >
          <TextField
            className={classes(styles.field)}
            value={title}
            onChange={setTitle}
            maxLength={TITLE_LIMIT}
            isRequired
            autoFocus
          >
            <Label className={classes(styles.label)}>{text("screens.give.title")}</Label>
            <Input className={classes(styles.input)} dir="auto" />
          </TextField>
          {stage.chosen.kind === "slides" ? (
            <p className={styles.more}>{text("screens.give.pages", { count: stage.chosen.pages })}</p>
          ) : (
            <TextField className={classes(styles.field)} value={alt} onChange={setAlt} maxLength={ALT_LIMIT} isRequired>
              <Label className={classes(styles.label)}>{text("screens.give.alt")}</Label>
              <TextArea className={classes(styles.input, styles.words)} rows={2} dir="auto" />
            </TextField>
          )}
          <div className={styles.buttons}>
            <Button
              kind="primary"
              type="submit"
              isDisabled={title.trim() === "" || (alt.trim() === "" && stage.chosen.kind !== "slides")}
            >
              {text("screens.put")}
            </Button>
            <Button onPress={() => end(null)}>{text("screens.cancel")}</Button>
          </div>
        </Form>
      ) : null}
      {stage.at === "sending" ? <Sending {...stage} onStop={() => end(null)} /> : null}
      <p className={styles.problem} role="alert">
        {problem === null ? null : (
          <>
            <Icon name="warning-circle" on size={16} />
            <span>{problem}</span>
          </>
        )}
      </p>
    </>
  );
}

function Sending({ chosen, progress, onStop }: { chosen: Chosen; progress: Progress; onStop: () => void }) {
  const percent = Math.round(progress.done * 100);
  const words =
    chosen.pages > 1
      ? text("screens.sending.page", { page: progress.page, pages: chosen.pages })
      : text("screens.sending", { percent });
  return (
    <div className={styles.sending}>
      <ProgressBar className={classes(styles.field)} value={percent}>
        <Label className={classes(styles.label)}>{words}</Label>
        <span className={styles.track}>
          <span className={styles.done} style={{ inlineSize: `${percent}%` }} />
        </span>
      </ProgressBar>
      <Button kind="plain" autoFocus onPress={onStop}>
        {text("screens.cancel")}
      </Button>
    </div>
  );
}

function wordsOf(problem: unknown): string {
  return problem instanceof StoaError ? problem.message : text("screens.refused.other");
}
