/** PollForm: the answer to a poll: one option, several, or a step of a scale. What was answered can be changed while it is open. [VEV3] */
import { useState } from "react";
import { RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { answerFrom, choicesOf } from "../../../shared/conversation/poll-rows.ts";
import { say } from "../../../shared/text/evening-words.ts";
import type { Poll, PollSpec } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { DotChoice } from "../parts/dot-choice.tsx";
import { Problem } from "../parts/problem.tsx";
import { Tick } from "../parts/tick.tsx";
import styles from "./poll-form.module.css";
import { useDeed } from "./use-deed.ts";

export function PollForm({
  poll: { id, spec, answer },
  onDone,
  away,
}: {
  poll: Poll;
  /** It was answered. */
  onDone: () => void;
  /** Another way than answering, with its words. */
  away?: { words: string; act: () => void } | undefined;
}) {
  const { conversation } = useVisit();
  const { problem, doing, act } = useDeed();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(answer === null ? [] : typeof answer === "number" ? [answer] : answer),
  );
  if (spec === null) return null;
  const given = answerFrom(spec, chosen);
  const send = async () => {
    if (given !== null && (await act(() => conversation.answer(id, given)))) onDone();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Choices spec={spec} chosen={chosen} onChoose={setChosen} />
      {problem === null ? null : <Problem words={problem} small />}
      <div className={styles.foot}>
        <Button kind="primary" type="submit" isPending={doing} isDisabled={given === null}>
          {say(doing ? "poll.answering" : "poll.answer")}
        </Button>
        {away === undefined ? null : (
          <Button kind="plain" onPress={away.act}>
            {away.words}
          </Button>
        )}
      </div>
    </form>
  );
}

function Choices({
  spec,
  chosen,
  onChoose,
}: {
  spec: PollSpec;
  chosen: ReadonlySet<number>;
  onChoose: (chosen: ReadonlySet<number>) => void;
}) {
  const choices = choicesOf(spec);
  if (spec.answers === "many")
    return (
      <fieldset className={styles.choices}>
        <legend className={styles.hint}>{say("poll.many")}</legend>
        {choices.map(({ value, words }) => (
          <Tick
            key={value}
            words={words}
            on={chosen.has(value)}
            onChange={(on) => onChoose(new Set(on ? [...chosen, value] : [...chosen].filter((one) => one !== value)))}
          />
        ))}
      </fieldset>
    );
  const [one] = chosen;
  const group = {
    "aria-label": spec.question,
    value: one === undefined ? null : String(one),
    onChange: (value: string) => onChoose(new Set([Number(value)])),
  };
  if (spec.answers === "scale")
    return (
      <RadioGroup {...group} orientation="horizontal" className={classes(styles.choices)}>
        <Steps steps={choices.map(({ value, words }) => ({ value, words }))} />
        <p className={styles.ends} aria-hidden="true">
          <bdi>{spec.scale?.from}</bdi>
          <bdi>{spec.scale?.to}</bdi>
        </p>
      </RadioGroup>
    );
  return (
    <RadioGroup {...group} className={classes(styles.choices)}>
      {choices.map(({ value, words }) => (
        <DotChoice key={value} value={String(value)}>
          <bdi>{words}</bdi>
        </DotChoice>
      ))}
    </RadioGroup>
  );
}

/** The steps of a scale side by side, as radio buttons. */
function Steps({ steps }: { steps: readonly { value: number; words: string }[] }) {
  return (
    <div className={styles.steps}>
      {steps.map(({ value, words }) => (
        <RadioField key={value} value={String(value)} aria-label={words} className={classes(styles.stepField)}>
          <RadioButton className={classes(styles.step)}>{value}</RadioButton>
        </RadioField>
      ))}
    </div>
  );
}
