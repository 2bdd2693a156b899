/**
 * DecidePanel: what is decided about a case, from nothing to a ban, by which rule, in which words; the last button says what
 * follows. One press decides, another takes the next case with it.
 */
import { useId, useState } from "react";
import { RadioGroup, TextArea } from "react-aria-components";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { CaseFile } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { actRefusalWords } from "../hud/refusals.ts";
import { Button } from "../parts/button.tsx";
import { ChoiceList } from "../parts/choice-list.tsx";
import { classes } from "../parts/class-names.ts";
import { DotChoice } from "../parts/dot-choice.tsx";
import { Icon } from "../parts/icon.tsx";
import { Problem } from "../parts/problem.tsx";
import { clockWords } from "../times.ts";
import styles from "./decide-panel.module.css";
import {
  ALONE_MINUTES,
  type Choice,
  choicesFor,
  decidedBy,
  isMeasure,
  judgedIn,
  LENGTHS,
  readerOf,
  ruleFor,
  whatOf,
} from "./deciding.ts";
import { choiceWords, doesWords, followsWords, hintWords, lengthOf, templateFor } from "./deciding-words.ts";
import { UNDO_MS } from "./undo-time.ts";
import { say } from "./words.ts";

export function DecidePanel({
  file,
  rules,
  onDone,
}: {
  file: CaseFile;
  rules: HouseRules;
  onDone: (next: boolean) => Promise<void>;
}) {
  const visit = useVisit();
  const { tell, attempt } = useTell();
  const what = whatOf(file);
  const subject = judgedIn(file);
  const who = isolate(subject?.called ?? "");
  const [choice, setChoice] = useState<Choice | null>(null);
  const [minutes, setMinutes] = useState(0);
  const [rule, setRule] = useState(() => ruleFor(file, rules));
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const label = useId();
  const title = useId();
  const choose = (value: string) => {
    const chosen = value as Choice;
    // The house's own words change with what is chosen, one's own stay.
    if (choice !== null && note === templateFor(choice, rule, what)) setNote(templateFor(chosen, rule, what));
    setChoice(chosen);
    setProblem(null);
    if (isMeasure(chosen)) setMinutes(LENGTHS[chosen][0] ?? 0);
  };
  const decide = async (next: boolean) => {
    if (choice === null) {
      setProblem(say("cockpit.decide.missing"));
      return;
    }
    setWorking(true);
    try {
      const { sanction } = await visit.conduct.decide(file.id, decidedBy(choice, rule, minutes, note));
      tell(
        say("cockpit.decided"),
        isMeasure(choice) && sanction !== undefined
          ? { words: text("person.undo"), act: () => void attempt(() => visit.conduct.undo(sanction)), ms: UNDO_MS }
          : undefined,
      );
      await onDone(next);
    } catch (refusal) {
      setProblem(actRefusalWords(refusal));
    } finally {
      setWorking(false);
    }
  };

  return (
    <section className={styles.panel} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {subject === undefined ? say("cockpit.decide.nobody") : say("cockpit.decide", { who })}
      </h2>
      <p className={styles.before}>
        {file.earlier.length === 0
          ? say("cockpit.earlier.none")
          : say("cockpit.earlier", { count: file.earlier.filter(({ undone }) => !undone).length })}
      </p>
      <RadioGroup aria-labelledby={title} className={classes(styles.choices)} value={choice} onChange={choose}>
        {choicesFor(file).map((one) => (
          <DotChoice key={one} value={one} tool className={styles.choice}>
            <span>{choiceWords(one, what)}</span>
            <span className={styles.more}>{hintWords(one, what)}</span>
          </DotChoice>
        ))}
      </RadioGroup>
      {choice !== null && isMeasure(choice) ? (
        <div className={styles.pair}>
          <ChoiceList
            label={say("cockpit.rule")}
            value={rule}
            choices={rules.rules.map(({ id, title: words }) => ({ value: id, words }))}
            onChange={setRule}
          />
          {LENGTHS[choice].length === 0 ? null : (
            <ChoiceList
              label={say("cockpit.length")}
              value={String(minutes)}
              choices={LENGTHS[choice].map((each) => ({ value: String(each), words: lengthOf(each) }))}
              onChange={(value) => setMinutes(Number(value))}
            />
          )}
        </div>
      ) : null}
      <div className={styles.reason}>
        <div className={styles.reasonHead}>
          <label htmlFor={label}>
            {say(`cockpit.reads.${readerOf(choice, what, subject !== undefined)}`, { who })}
          </label>
          {choice === null ? null : (
            <Button kind="plain" onPress={() => setNote(templateFor(choice, rule, what))}>
              {say("cockpit.template")}
            </Button>
          )}
        </div>
        <TextArea
          id={label}
          className={styles.words ?? ""}
          rows={3}
          maxLength={1000}
          dir="auto"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {choice === "ban" && minutes > ALONE_MINUTES ? (
        <p className={styles.info}>
          <Icon name="users" size={18} />
          {text("act.second")}
        </p>
      ) : null}
      {problem === null ? null : <Problem words={problem} small />}
      <div className={styles.buttons}>
        <Button
          kind={choice === "ban" || choice === "kick" ? "danger" : "house"}
          isPending={working}
          onPress={() => void decide(false)}
        >
          {choice === null ? say("cockpit.decide.do") : doesWords(choice, minutes, what)}
        </Button>
        <Button kind="line" isPending={working} onPress={() => void decide(true)}>
          {say("cockpit.and-next")}
        </Button>
      </div>
      <p className={styles.foot}>{followsWords(choice, what, subject === undefined ? null : who)}</p>
      {file.earlier.length === 0 ? null : (
        <ul className={styles.earlier} aria-label={say("cockpit.earlier", { count: file.earlier.length })}>
          {file.earlier.slice(0, 5).map(({ sanction, act, rule: of, at, undone }) => (
            <li key={sanction} className={classes(undone && styles.undone)}>
              <time>{clockWords(at, visit.time())}</time>{" "}
              {say("cockpit.earlier.line", { act, rule: rules.rules.find(({ id }) => id === of)?.title ?? of })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
