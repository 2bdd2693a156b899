/** CaseView: the case that is open: who is in it, what happened, what was said, and what can be done beside deciding. */
import { useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { isolate } from "../../../shared/text/text.ts";
import type { CaseFile, CasePerson, CaseView as Line, Roster } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { CaseEvidence } from "./case-evidence.tsx";
import { CaseHappened } from "./case-happened.tsx";
import { CaseMenu } from "./case-menu.tsx";
import { CasePeople } from "./case-people.tsx";
import { CaseSaid } from "./case-said.tsx";
import styles from "./case-view.module.css";
import { caseMark, caseTitle } from "./case-words.ts";
import { NoticedList } from "./noticed-list.tsx";
import { say } from "./words.ts";
import { WritePanel } from "./write-panel.tsx";

type CaseViewProps = {
  file: CaseFile;
  rules: HouseRules;
  /** Cases that this one may go into. */
  others: readonly Line[];
  roster: Roster | null;
  /** Out of the cockpit, into the place. */
  onWorld: () => void;
  /** The case is put away. */
  onPut: () => void;
};

export function CaseView(props: CaseViewProps) {
  const { file, rules } = props;
  const [named, setNamed] = useState(false);
  const names = new Map(file.people.map(({ called, name }) => [called, name]));
  const shown = (called: string) => (named ? (names.get(called) ?? called) : called);
  return (
    <section className={styles.view} aria-label={caseTitle(file)}>
      <Head {...props} />
      <CasePeople file={file} shown={shown} named={named} onNamed={setNamed} />
      <NoticedList file={file} rules={rules} />
      {file.sealed.length === 0 ? null : <CaseEvidence file={file} />}
      <div className={styles.columns}>
        <CaseHappened file={file} />
        <CaseSaid file={file} shown={shown} />
      </div>
    </section>
  );
}

function Head({ file, onWorld, ...more }: CaseViewProps) {
  const visit = useVisit();
  const { attempt } = useTell();
  const { where } = file;
  const mark = caseMark(file);
  const reporter = file.people.find(
    ({ part, avatar }) => (part === "reporter" || part === "caller" || part === "appellant") && avatar !== null,
  );
  const goTo = (avatar: string) =>
    void attempt(async () => {
      await visit.conduct.goTo(avatar);
      onWorld();
    });
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{caseTitle(file)}</h2>
      <span className={classes(styles.mark, styles[mark.tone])}>{mark.words}</span>
      <div className={styles.actions}>
        {where === null ? null : (
          <Button kind="plain" icon="navigation-arrow" onPress={() => goTo(where)}>
            {say("cockpit.go")}
          </Button>
        )}
        {reporter === undefined ? null : <TalkTo person={reporter} />}
        <CaseMenu file={file} onWorld={onWorld} {...more} />
      </div>
    </header>
  );
}

/** A word to somebody in the case alone. */
function TalkTo({ person: { called, avatar } }: { person: CasePerson }) {
  const visit = useVisit();
  return (
    <WritePanel
      kind="plain"
      icon="chat-circle"
      placement="bottom"
      opens={say("cockpit.talk", { who: isolate(called) })}
      reads={say("cockpit.talk.words")}
      sends={say("cockpit.talk.send")}
      sent={say("cockpit.talk.sent")}
      onSend={async (words) => avatar !== null && visit.say(words, { avatar })}
    />
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
