/** AskSheet: an act that has to know something first, or cannot be taken back, says what it will do and asks. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { isolate } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { DrawnSheet } from "../parts/sheet.tsx";
import { type Act, givenAtFirst, isComplete } from "./acts/act.ts";
import { AskFields } from "./ask-fields.tsx";
import styles from "./ask-sheet.module.css";
import { useHosting } from "./hosting.tsx";
import { say } from "./words.ts";

export function AskSheet() {
  const { asking, leaveAsking } = useHosting();
  return (
    <DrawnSheet
      small
      title={asking?.words ?? isolate("")}
      closeWords={say("console.shut")}
      isOpen={asking !== null}
      onOpenChange={(open) => {
        if (!open) leaveAsking();
      }}
    >
      {asking === null ? null : <Asked key={asking.id} act={asking} />}
    </DrawnSheet>
  );
}

function Asked({ act }: { act: Act }) {
  const { act: run, leaveAsking } = useHosting();
  const [given, setGiven] = useState(() => givenAtFirst(act));
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The keyboard is where something is to be filled in, else at what does it.
  useEffect(() => form.current?.querySelector<HTMLElement>("input, textarea, select, button")?.focus(), []);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !isComplete(act, given)) return;
    setBusy(true);
    if (await run(act.id, given)) leaveAsking();
    else setBusy(false);
  };
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void send(event)}>
      <p className={styles.does}>{act.doesWith?.(given) ?? act.does}</p>
      <AskFields fields={act.fields} given={given} onGiven={setGiven} />
      <div className={styles.buttons}>
        <Button
          kind={act.kind === "final" && act.fields === undefined ? "danger" : "primary"}
          type="submit"
          isPending={busy}
          isDisabled={!isComplete(act, given)}
        >
          {act.sure ?? act.words}
        </Button>
        <Button kind="plain" onPress={leaveAsking}>
          {say("console.cancel")}
        </Button>
      </div>
      <p className={styles.more}>{say(act.kind === "final" ? "console.hint.final" : "console.hint.back")}</p>
    </form>
  );
}
