/** CaseView: the case that is open: who is in it, what happened, what was said, and what can be done beside deciding. */
import { useState } from "react";
import { Dialog, DialogTrigger, Menu, MenuItem, MenuTrigger, TextArea } from "react-aria-components";
import { isolate, text } from "../../../shared/text/text.ts";
import type { CaseFile, CasePerson, CaseView as Line, Roster } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import menu from "../parts/menu.module.css";
import { Panel } from "../parts/overlay.tsx";
import { clockWords } from "../times.ts";
import styles from "./case-view.module.css";
import { caseMark, caseTitle, lineWords } from "./case-words.ts";

export function CaseView({
  file,
  others,
  roster,
  onWorld,
  onPut,
}: {
  file: CaseFile;
  /** Cases that this one may go into. */
  others: readonly Line[];
  roster: Roster | null;
  /** Out of the cockpit, into the place. */
  onWorld: () => void;
  /** The case is put away. */
  onPut: () => void;
}) {
  const visit = useVisit();
  const { attempt, tell } = useTell();
  const [faces, setFaces] = useState(false);
  const mark = caseMark(file);
  const reporter = file.people.find(
    ({ part, avatar }) => (part === "reporter" || part === "caller" || part === "appellant") && avatar !== null,
  );
  const colleagues = roster?.onDuty.filter(({ mine, avatar }) => !mine && avatar !== null) ?? [];
  const put = (wish: () => Promise<unknown>) =>
    void attempt(async () => {
      await wish();
      onPut();
    });
  const names = new Map(file.people.map(({ called, name }) => [called, name]));
  const shown = (called: string) => (faces ? (names.get(called) ?? called) : called);

  return (
    <section className={styles.view} aria-label={caseTitle(file)}>
      <header className={styles.head}>
        <h2 className={styles.title}>{caseTitle(file)}</h2>
        <span className={classes(styles.mark, styles[mark.tone])}>{mark.words}</span>
        <div className={styles.actions}>
          {file.where === null ? null : (
            <Button
              kind="plain"
              icon="navigation-arrow"
              onPress={() => {
                const { where } = file;
                if (where !== null)
                  void attempt(async () => {
                    await visit.conduct.goTo(where);
                    onWorld();
                  });
              }}
            >
              {text("cockpit.go")}
            </Button>
          )}
          {reporter === undefined ? null : <TalkTo person={reporter} />}
          <MenuTrigger>
            <Button kind="plain" icon="dots-three">
              {text("cockpit.more")}
            </Button>
            <Panel placement="bottom end">
              <Menu
                className={classes(menu.menu)}
                aria-label={text("cockpit.more")}
                onAction={(key) => {
                  const [what, id = ""] = String(key).split(" ");
                  if (what === "escort")
                    void attempt(async () => {
                      await visit.conduct.escort(id);
                      onWorld();
                    });
                  if (what === "colleague")
                    void attempt(async () => {
                      const { called } = await visit.conduct.callColleague(caseTitle(file));
                      tell(text("cockpit.colleague.called", { count: called }));
                    });
                  if (what === "hand") put(() => visit.conduct.handOver(file.id, id));
                  if (what === "merge") put(() => visit.conduct.merge(file.id, id));
                  if (what === "snooze") put(() => visit.conduct.snooze(file.id, 15));
                  if (what === "escalate") put(() => visit.conduct.escalate(file.id));
                  if (what === "release") put(() => visit.conduct.release(file.id));
                }}
              >
                {file.where === null || file.origin === "panic" ? null : (
                  <Item
                    id={`escort ${file.where}`}
                    words={text("cockpit.escort", { who: isolate(file.about ?? "") })}
                  />
                )}
                <Item id="colleague" words={text("cockpit.colleague")} />
                {colleagues.map(({ called, avatar }) => (
                  <Item
                    key={avatar}
                    id={`hand ${avatar}`}
                    words={text("cockpit.hand-over", { who: isolate(called) })}
                  />
                ))}
                {others.slice(0, 5).map((other) => (
                  <Item
                    key={other.id}
                    id={`merge ${other.id}`}
                    words={text("cockpit.merge", { title: caseTitle(other), who: isolate(other.about ?? "") })}
                  />
                ))}
                <Item id="snooze" words={text("cockpit.snooze")} />
                <Item id="escalate" words={text("cockpit.escalate")} />
                <Item id="release" words={text("cockpit.release")} />
              </Menu>
            </Panel>
          </MenuTrigger>
        </div>
      </header>
      <div className={styles.people}>
        {file.people
          .filter(({ part }) => part !== "moderator")
          .map(({ called, part, avatar }) => (
            <span key={called} className={classes(styles.person, styles[part])}>
              <bdi>{shown(called)}</bdi>
              <span className={styles.part}>{text(`cockpit.part.${part}`)}</span>
              {avatar === null ? <span className={styles.part}>{text("cockpit.gone")}</span> : null}
            </span>
          ))}
        <Button kind="plain" icon="eye-slash" onPress={() => setFaces(!faces)} aria-pressed={faces}>
          {text(faces ? "cockpit.faces.hide" : "cockpit.faces")}
        </Button>
      </div>
      <div className={styles.columns}>
        <section aria-labelledby="cockpit-happened">
          <h3 id="cockpit-happened">{text("cockpit.happened")}</h3>
          <ol className={styles.lines}>
            {file.lines
              .filter(({ kind }) => kind !== "sealed" && kind !== "opened")
              .map((line) => (
                <li key={`${line.at} ${line.kind} ${line.by}`}>
                  <time>{clockWords(line.at, visit.time())}</time>
                  <div>
                    <p>{lineWords(line)}</p>
                    {line.text === null || line.text === "" ? null : (
                      <p className={styles.quote} dir="auto">
                        {line.text}
                      </p>
                    )}
                  </div>
                </li>
              ))}
          </ol>
          <NoteBox file={file} />
        </section>
        <section aria-labelledby="cockpit-said">
          <h3 id="cockpit-said">{text("cockpit.said")}</h3>
          {file.words.length === 0 ? <p className={styles.quiet}>{text("cockpit.said.none")}</p> : null}
          <ol className={styles.lines}>
            {file.words.map(({ id, at, name, text: words, hidden }) => (
              <li key={id}>
                <time>{clockWords(at, visit.time())}</time>
                <p dir="auto">
                  <b>
                    <bdi>{shown(name)}</bdi>
                  </b>{" "}
                  {hidden ? <i>{text("cockpit.said.hidden")}</i> : words}
                </p>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </section>
  );
}

function Item({ id, words }: { id: string; words: string }) {
  return (
    <MenuItem id={id} className={classes(menu.item)} textValue={words}>
      {words}
    </MenuItem>
  );
}

/** A word to somebody in the case alone. */
function TalkTo({ person }: { person: CasePerson }) {
  const visit = useVisit();
  const { attempt, tell } = useTell();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind="plain" icon="chat-circle">
        {text("cockpit.talk", { who: isolate(person.called) })}
      </Button>
      <Panel placement="bottom">
        <Dialog aria-label={text("cockpit.talk", { who: person.called })} className={styles.talk ?? ""}>
          <TextArea
            aria-label={text("cockpit.talk.words")}
            placeholder={text("cockpit.talk.words")}
            className={styles.words ?? ""}
            rows={3}
            maxLength={1000}
            dir="auto"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button
            kind="house"
            onPress={() => {
              const { avatar } = person;
              if (avatar === null || words.trim() === "") return;
              void attempt(async () => {
                await visit.say(words.trim(), { avatar });
                setWords("");
                setOpen(false);
                tell(text("cockpit.talk.sent"));
              });
            }}
          >
            {text("cockpit.talk.send")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}

/** What colleagues should know. */
function NoteBox({ file }: { file: CaseFile }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const [words, setWords] = useState("");
  return (
    <div className={styles.note}>
      <TextArea
        aria-label={text("cockpit.note")}
        placeholder={text("cockpit.note")}
        className={styles.words ?? ""}
        rows={2}
        maxLength={2000}
        dir="auto"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {words.trim() === "" ? null : (
        <Button
          kind="line"
          onPress={() =>
            void attempt(async () => {
              await visit.conduct.note(file.id, words.trim());
              setWords("");
            })
          }
        >
          {text("cockpit.note.keep")}
        </Button>
      )}
    </div>
  );
}

/** Nothing is open: what to do next. */
export function NoCase({ waiting }: { waiting: number }) {
  return (
    <section className={classes(styles.view, styles.none)} aria-label={text("cockpit.none")}>
      <Icon name="scales" size={40} />
      <p className={styles.title}>{text("cockpit.none")}</p>
      <p className={styles.quiet}>{text(waiting > 0 ? "cockpit.none.next" : "cockpit.none.calm")}</p>
    </section>
  );
}
