/** CaseView: the case that is open: who is in it, what happened, what was said, and what can be done beside deciding. */
import { lazy, Suspense, useMemo, useState } from "react";
import { Dialog, DialogTrigger, Menu, MenuItem, MenuTrigger, TextArea } from "react-aria-components";
import type { Capsule } from "../../../shared/conduct/capsule.ts";
import { isolate } from "../../../shared/text/text.ts";
import type { CaseFile, CasePerson, CaseView as Line, Roster } from "../../net/index.ts";
import { useSpace, useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import menu from "../parts/menu.module.css";
import { Panel } from "../parts/panel.tsx";
import { clockWords } from "../times.ts";
import { calledIn } from "./called-in.ts";
import styles from "./case-view.module.css";
import { caseMark, caseTitle, lineWords } from "./case-words.ts";
import { say } from "./words.ts";

// The place is drawn for it: whoever looks at no evidence need not wait for that.
const Replay = lazy(async () => ({ default: (await import("../replay/replay.tsx")).Replay }));

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
              {say("cockpit.go")}
            </Button>
          )}
          {reporter === undefined ? null : <TalkTo person={reporter} />}
          <MenuTrigger>
            <Button kind="plain" icon="dots-three">
              {say("cockpit.more")}
            </Button>
            <Panel placement="bottom end">
              <Menu
                className={classes(menu.menu)}
                aria-label={say("cockpit.more")}
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
                      tell(say("cockpit.colleague.called", { count: called }));
                    });
                  if (what === "hand") put(() => visit.conduct.handOver(file.id, id));
                  if (what === "merge") put(() => visit.conduct.merge(file.id, id));
                  if (what === "snooze") put(() => visit.conduct.snooze(file.id, 15));
                  if (what === "escalate") put(() => visit.conduct.escalate(file.id));
                  if (what === "release") put(() => visit.conduct.release(file.id));
                }}
              >
                {file.where === null || file.origin === "panic" ? null : (
                  <Item id={`escort ${file.where}`} words={say("cockpit.escort", { who: isolate(file.about ?? "") })} />
                )}
                <Item id="colleague" words={say("cockpit.colleague")} />
                {colleagues.map(({ called, avatar }) => (
                  <Item key={avatar} id={`hand ${avatar}`} words={say("cockpit.hand-over", { who: isolate(called) })} />
                ))}
                {others.slice(0, 5).map((other) => (
                  <Item
                    key={other.id}
                    id={`merge ${other.id}`}
                    words={say("cockpit.merge", { title: caseTitle(other), who: isolate(other.about ?? "") })}
                  />
                ))}
                <Item id="snooze" words={say("cockpit.snooze")} />
                <Item id="escalate" words={say("cockpit.escalate")} />
                <Item id="release" words={say("cockpit.release")} />
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
              <span className={styles.part}>{say(`cockpit.part.${part}`)}</span>
              {avatar === null ? <span className={styles.part}>{say("cockpit.gone")}</span> : null}
            </span>
          ))}
        <Button kind="plain" icon="eye-slash" onPress={() => setFaces(!faces)} aria-pressed={faces}>
          {say(faces ? "cockpit.faces.hide" : "cockpit.faces")}
        </Button>
      </div>
      {file.sealed.length === 0 ? null : <Evidence file={file} />}
      <div className={styles.columns}>
        <section aria-labelledby="cockpit-happened">
          <h3 id="cockpit-happened">{say("cockpit.happened")}</h3>
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
          <h3 id="cockpit-said">{say("cockpit.said")}</h3>
          {file.words.length === 0 ? <p className={styles.quiet}>{say("cockpit.said.none")}</p> : null}
          <ol className={styles.lines}>
            {file.words.map(({ id, at, name, text: words, hidden }) => (
              <li key={id}>
                <time>{clockWords(at, visit.time())}</time>
                <p dir="auto">
                  <b>
                    <bdi>{shown(name)}</bdi>
                  </b>{" "}
                  {hidden ? <i>{say("cockpit.said.hidden")}</i> : words}
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

/** The sealed minutes, opened when they are wanted: they may be hard to see. */
function Evidence({ file }: { file: CaseFile }) {
  const visit = useVisit();
  const space = useSpace();
  const { attempt } = useTell();
  const [capsule, setCapsule] = useState<Capsule | null>(null);
  const [opening, setOpening] = useState(false);
  const called = useMemo(() => calledIn(file), [file]);
  const open = (id: string) => {
    setOpening(true);
    void attempt(async () => setCapsule(await visit.conduct.capsule(file.id, id))).finally(() => setOpening(false));
  };
  if (capsule !== null) {
    return (
      <Suspense fallback={<p className={styles.opening}>{say("cockpit.evidence.opening")}</p>}>
        <Replay
          capsule={capsule}
          space={space}
          server={visit.server}
          called={called}
          onClose={() => setCapsule(null)}
        />
      </Suspense>
    );
  }
  return (
    <div className={styles.evidence}>
      <Icon name="lock-simple" size={28} />
      <p>{say("cockpit.evidence")}</p>
      <div className={styles.opens}>
        {file.sealed.map((id, index) => (
          <Button
            key={id}
            kind={index === file.sealed.length - 1 ? "house" : "line"}
            icon="play"
            isPending={opening}
            onPress={() => open(id)}
          >
            {opening
              ? say("cockpit.evidence.opening")
              : say("cockpit.evidence.open", { number: index + 1, count: file.sealed.length })}
          </Button>
        ))}
      </div>
    </div>
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
        {say("cockpit.talk", { who: isolate(person.called) })}
      </Button>
      <Panel placement="bottom">
        <Dialog aria-label={say("cockpit.talk", { who: person.called })} className={styles.talk ?? ""}>
          <TextArea
            aria-label={say("cockpit.talk.words")}
            placeholder={say("cockpit.talk.words")}
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
                tell(say("cockpit.talk.sent"));
              });
            }}
          >
            {say("cockpit.talk.send")}
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
        aria-label={say("cockpit.note")}
        placeholder={say("cockpit.note")}
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
          {say("cockpit.note.keep")}
        </Button>
      )}
    </div>
  );
}

/** Nothing is open: what to do next. */
export function NoCase({ waiting }: { waiting: number }) {
  return (
    <section className={classes(styles.view, styles.none)} aria-label={say("cockpit.none")}>
      <Icon name="scales" size={40} />
      <p className={styles.title}>{say("cockpit.none")}</p>
      <p className={styles.quiet}>{say(waiting > 0 ? "cockpit.none.next" : "cockpit.none.calm")}</p>
    </section>
  );
}
