/** CueForm: one cue while it is written: its fields, and what can be done with the whole of it. */
import { useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import { Button, IconButton } from "../../parts/button.tsx";
import { AskFields } from "../ask-fields.tsx";
import box from "../box.module.css";
import { say } from "../words.ts";
import { cueFields } from "./cue-fields.ts";
import styles from "./cue-form.module.css";
import { cueOf, givenOf, type Place } from "./cue-given.ts";
import { type Draft, type DraftCue, mayAdd } from "./draft.ts";

export function CueForm({
  cue,
  draft,
  place,
  missing,
  onCue,
  onMove,
  onCopy,
  onRemove,
}: {
  cue: DraftCue;
  draft: Draft;
  place: Place;
  /** What is still to be filled in. */
  missing: readonly string[];
  onCue: (cue: DraftCue) => void;
  onMove: (by: 1 | -1) => void;
  onCopy: () => void;
  onRemove: () => void;
}) {
  // Kept as it is typed: a cue has no comma that waits for its word.
  const [given, setGiven] = useState(() => givenOf(cue, draft, place));
  const at = draft.cues.indexOf(cue);
  const kind = say("console.kind", { kind: cue.do.kind });
  const title = isolate(cue.title || kind);
  return (
    <section className={box.box} aria-labelledby="console-cue">
      <header className={styles.head}>
        <h2 id="console-cue" className={styles.title}>
          {kind}
        </h2>
        <IconButton
          icon="caret-up"
          label={say("console.write.up", { title })}
          isDisabled={at === 0}
          onPress={() => onMove(-1)}
        />
        <IconButton
          icon="caret-down"
          label={say("console.write.down", { title })}
          isDisabled={at === draft.cues.length - 1}
          onPress={() => onMove(1)}
        />
      </header>
      <div className={styles.fields}>
        {missing.length === 0 ? null : (
          <p className={styles.missing}>{say("console.write.missing", { fields: missing.join(", ") })}</p>
        )}
        <AskFields
          fields={cueFields(cue, draft, place)}
          given={given}
          onGiven={(next) => {
            setGiven(next);
            onCue(cueOf(cue, next));
          }}
        />
      </div>
      <div className={styles.foot}>
        {mayAdd(draft, cue.do.kind) ? <Button onPress={onCopy}>{say("console.write.copy")}</Button> : null}
        <Button kind="plain" icon="trash" isDisabled={draft.cues.length === 1} onPress={onRemove}>
          {say("console.write.remove")}
        </Button>
      </div>
    </section>
  );
}
