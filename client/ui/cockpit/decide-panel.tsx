/**
 * DecidePanel: what is decided about a case, from nothing to a ban, by which rule, in which words; the last button says what
 * follows. One press decides, another takes the next case with it.
 */
import { useId, useState } from "react";
import { RadioButton, RadioField, RadioGroup, TextArea } from "react-aria-components";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { CaseFile, Reason } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { actRefusalWords } from "../hud/refusals.ts";
import { Button } from "../parts/button.tsx";
import { ChoiceList } from "../parts/choice-list.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { clockWords, lengthWords } from "../times.ts";
import { judgedIn } from "./case-words.ts";
import styles from "./decide-panel.module.css";
import { say } from "./words.ts";

type Measure = "warn" | "mute" | "isolate" | "kick" | "ban";
type Choice = "none" | "right" | Measure;

/** Minutes to choose from, the first as it is offered. */
const LENGTHS: Record<Measure, readonly number[]> = {
  warn: [],
  mute: [10, 60, 1440],
  isolate: [30, 120, 1440],
  kick: [60, 0, 1440],
  ban: [1440, 10_080, 43_200],
};
/** One moderator alone bans for so long. */
const ALONE_MINUTES = 1440;
const UNDO_MS = 60_000;

/** The rule that a report is most often about. */
const RULE_OF: Partial<Record<Reason, string>> = {
  violence: "abuse",
  scaring: "space",
  "verbal-abuse": "abuse",
  "sexual-harassment": "abuse",
  crashing: "space",
  "voice-trolling": "spam",
  trashing: "spam",
  spam: "spam",
};

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
  const appeal = file.origin === "appeal";
  const subject = judgedIn(file);
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
      const act = isMeasure(choice) ? { do: choice, rule, ...(minutes > 0 && { minutes }) } : undefined;
      const { sanction } = await visit.conduct.decide(file.id, {
        uphold: choice !== "none",
        note: note.trim(),
        ...(act && { act }),
      });
      tell(
        say("cockpit.decided"),
        act && sanction !== undefined
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

  const choices: Choice[] =
    appeal || subject?.person == null ? ["none", "right"] : ["none", "right", "warn", "mute", "isolate", "kick", "ban"];
  const what = appeal ? "appeal" : file.origin === "panic" ? "panic" : "report";
  return (
    <section className={styles.panel} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {subject === undefined ? say("cockpit.decide.nobody") : say("cockpit.decide", { who: isolate(subject.called) })}
      </h2>
      <p className={styles.before}>
        {file.earlier.length === 0
          ? say("cockpit.earlier.none")
          : say("cockpit.earlier", { count: file.earlier.filter(({ undone }) => !undone).length })}
      </p>
      <RadioGroup aria-labelledby={title} className={classes(styles.choices)} value={choice} onChange={choose}>
        {choices.map((one) => (
          <RadioField key={one} value={one}>
            <RadioButton className={classes(styles.choice)}>
              <span className={styles.dot} />
              <span>{isMeasure(one) ? say(`cockpit.do.${one}`) : say(`cockpit.do.${one}.${what}`)}</span>
              <span className={styles.more}>{hint(one, what)}</span>
            </RadioButton>
          </RadioField>
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
          <label htmlFor={label}>{say(readerKey(choice, what), { who: isolate(subject?.called ?? "") })}</label>
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
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          <Icon name="warning-circle" on size={18} />
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          kind={choice === "ban" || choice === "kick" ? "danger" : "house"}
          isPending={working}
          onPress={() => void decide(false)}
        >
          {doesWords(choice, minutes, what)}
        </Button>
        <Button kind="line" isPending={working} onPress={() => void decide(true)}>
          {say("cockpit.and-next")}
        </Button>
      </div>
      <p className={styles.foot}>
        {say("cockpit.decide.foot", { who: isolate(subject?.called ?? say("cockpit.somebody")) })}
      </p>
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

type What = "report" | "appeal" | "panic";

function isMeasure(choice: Choice): choice is Measure {
  return choice !== "none" && choice !== "right";
}

function ruleFor({ reasons, appealed }: CaseFile, { rules }: HouseRules): string {
  const guess = appealed?.rule ?? (reasons[0] && RULE_OF[reasons[0]]);
  return rules.find(({ id }) => id === guess)?.id ?? rules[0]!.id;
}

function hint(choice: Choice, what: What): string {
  if (!isMeasure(choice)) return say(`cockpit.do.${choice}.${what}.more`);
  const [first = 0] = LENGTHS[choice];
  if (choice === "ban") return say("cockpit.do.ban.more");
  return first === 0 ? say("cockpit.do.warn.more") : lengthWords(first * 60_000);
}

const lengthOf = (minutes: number) => (minutes === 0 ? text("act.minutes.now") : lengthWords(minutes * 60_000));

function doesWords(choice: Choice | null, minutes: number, what: What): string {
  if (choice === null) return say("cockpit.decide.do");
  if (!isMeasure(choice)) return say(`cockpit.do.${choice}.${what}`);
  if (choice === "warn") return text("act.do.warn");
  return minutes === 0
    ? text(`act.do.${choice}.open`)
    : text(`act.do.${choice}`, { length: lengthWords(minutes * 60_000) });
}

/** Who will read what is written. */
function readerKey(choice: Choice | null, what: What) {
  if (what === "appeal") return "cockpit.reads.appellant" as const;
  if (what === "panic") return "cockpit.reads.caller" as const;
  return choice === null || isMeasure(choice)
    ? ("cockpit.reads.subject" as const)
    : ("cockpit.reads.reporter" as const);
}

function templateFor(choice: Choice, rule: string, what: What): string {
  if (what !== "report") return say(`cockpit.template.${what}.${choice === "none" ? "none" : "right"}`);
  if (!isMeasure(choice)) return say(`cockpit.template.report.${choice}`);
  return rule === "space" || rule === "abuse" || rule === "spam" || rule === "names"
    ? say(`cockpit.template.${rule}`)
    : say("cockpit.template.other");
}
