/**
 * ProgrammeEditor: an evening while it is written: its head and its cues, the one that is open beside them, what the house says
 * to it, and the way to set it. Carries CSL12.
 */
import { useMemo, useRef, useState } from "react";
import type { Advice } from "../../../../shared/programme/lint.ts";
import { isolate } from "../../../../shared/text/text.ts";
import { useSpace, useVisit } from "../../../react/index.ts";
import { useTell } from "../../hud/passing.tsx";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { AdviceBox } from "../run/advice-box.tsx";
import { say } from "../words.ts";
import { missingWords } from "./cue-fields.ts";
import { CueForm } from "./cue-form.tsx";
import type { Place } from "./cue-given.ts";
import { CueList } from "./cue-list.tsx";
import { changed, type Draft, type DraftCue, idOf, moved, withCopy, withCue, withoutCue } from "./draft.ts";
import { HeadFields } from "./head-fields.tsx";
import styles from "./programme-editor.module.css";
import { useCheck } from "./use-check.ts";
import { useDraft, type Writing } from "./use-draft.ts";

export function ProgrammeEditor({ onClose }: { onClose: () => void }) {
  const writing = useDraft();
  if (writing.draft === null) return <p className={styles.waits}>{say("console.write.waits")}</p>;
  return <Editor writing={writing} draft={writing.draft} onClose={onClose} />;
}

function Editor({ writing, draft, onClose }: { writing: Writing; draft: Draft; onClose: () => void }) {
  const visit = useVisit();
  const { zones, screens } = useSpace();
  const { attempt } = useTell();
  const { stand, offer, setRehearsing } = useHosting();
  const { evening, languages } = stand;
  const [open, setOpen] = useState<string | null>(draft.cues[0]?.id ?? null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const place: Place = { zones, screens, languages };
  const missingIn = (cue: DraftCue) => missingWords(cue, draft, place);
  const isOver = evening === null || evening.closedAt !== null;
  const before = evening?.id ?? null;
  const programme = useMemo(() => {
    // An id is used once: what was written of an evening that is over meanwhile becomes the next.
    const isNext = draft.id === "" || (isOver && draft.id === before);
    return isNext ? { ...draft, id: idOf(draft, before) } : draft;
  }, [draft, before, isOver]);
  const isWhole = draft.title.trim() !== "" && draft.cues.every((cue) => missingIn(cue).length === 0);
  const check = useCheck(isWhole ? programme : null);
  const cue = draft.cues.find(({ id }) => id === open);
  const add = (next: Draft) => {
    writing.write(next);
    const added = next.cues.find(({ id }) => !draft.cues.some((one) => one.id === id));
    if (added !== undefined) setOpen(added.id);
  };
  const set = async () => {
    setBusy(true);
    await attempt(async () => {
      const { event } = await visit.host.programme(programme);
      writing.forget();
      onClose();
      offer({ told: say("console.set.done"), back: () => visit.host.takeBack(event) });
    });
    setBusy(false);
  };
  return (
    <div className={styles.columns}>
      <section className={box.box} aria-labelledby="console-write">
        <header className={styles.head}>
          <h2 id="console-write" className={styles.title}>
            {say(isOver ? "console.write" : "console.write.change")}
          </h2>
          {writing.isKept || writing.isBehind ? (
            <Button kind="plain" onPress={writing.again}>
              {say(isOver ? "console.write.again.empty" : "console.write.again")}
            </Button>
          ) : null}
        </header>
        <div className={styles.scroll}>
          <HeadFields draft={draft} onDraft={writing.write} />
          <CueList
            draft={draft}
            open={open}
            isUnfinished={(one) => missingIn(one).length > 0}
            onOpen={(id) => {
              setOpen(id);
              // On a narrow page it stands below the list.
              form.current?.scrollIntoView({ block: "nearest" });
            }}
            onAdd={(kind) => add(withCue(draft, kind, say("console.kind", { kind })))}
          />
        </div>
      </section>
      <div className={styles.side}>
        <div className={styles.set}>
          <div role="status">
            {writing.isBehind ? (
              <p className={styles.behind}>
                <Icon name="warning-circle" size={20} />
                {say("console.write.behind")}
              </p>
            ) : null}
          </div>
          <Button
            kind="primary"
            wide
            isPending={busy}
            isDisabled={!isWhole || check === null || check.refusal !== null}
            onPress={() => void set()}
          >
            {say("console.set")}
          </Button>
          <p className={styles.more} role="status">
            {check?.refusal ?? (isWhole ? say("console.write.id", { id: programme.id }) : say("console.write.first"))}
          </p>
          <div className={styles.buttons}>
            <Button
              onPress={() => setRehearsing({ programme })}
              isDisabled={!isWhole || check === null || check.refusal !== null}
            >
              {say("console.rehearse.short.do")}
            </Button>
            <Button onPress={() => saveAsFile(programme)} isDisabled={!isWhole}>
              {say("console.write.file")}
            </Button>
            <Button onPress={onClose}>{say("console.write.close")}</Button>
          </div>
        </div>
        <div ref={form}>
          {cue === undefined ? null : (
            <CueForm
              key={cue.id}
              cue={cue}
              draft={draft}
              place={place}
              missing={missingIn(cue)}
              onCue={(next) => writing.write(changed(draft, next))}
              onMove={(by) => writing.write(moved(draft, cue.id, by))}
              onCopy={() => add(withCopy(draft, cue.id))}
              onRemove={() => {
                const at = draft.cues.indexOf(cue);
                const next = withoutCue(draft, cue.id);
                writing.write(next);
                setOpen((next.cues[at] ?? next.cues[at - 1])?.id ?? null);
              }}
            />
          )}
        </div>
        {check === null || check.refusal !== null ? null : <AdviceBox advice={named(check.advice, draft)} />}
      </div>
    </div>
  );
}

/** Places in a file mean nothing to whoever writes no file: each word bears the name of its cue. */
function named(advice: readonly Advice[], { cues }: Draft): Advice[] {
  return advice.map(({ path, text }) => {
    const cue = cues[Number(/^cues\[(\d+)\]/.exec(path)?.[1] ?? Number.NaN)];
    return { path, text: cue === undefined ? text : say("console.write.of", { title: isolate(cue.title), text }) };
  });
}

/** Brings it to where downloads are kept, as it would lie in the space's folder. */
function saveAsFile(programme: Draft): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(programme, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "programme.json";
  link.click();
  URL.revokeObjectURL(url);
}
