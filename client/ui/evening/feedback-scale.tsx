/** FeedbackScale: how an evening was, in one tap; leaving it out is one too. [VEV9] */
import { Button as Step } from "react-aria-components";
import { FEEDBACK_MOST } from "../../../shared/protocol/from-client/conversation.ts";
import { say } from "../../../shared/text/evening-words.ts";
import { isolate } from "../../../shared/text/text.ts";
import type { EveningView } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Problem } from "../parts/problem.tsx";
import styles from "./card.module.css";
import { useDeed } from "./use-deed.ts";

const STEPS = Array.from({ length: FEEDBACK_MOST }, (_, n) => n + 1);

export function FeedbackScale({
  evening: { id, title },
  onDone,
  titled = true,
}: {
  evening: EveningView;
  /** They answered, or rather would not. */
  onDone: (answered: boolean) => void;
  /** Its question stands on it, and the way to leave it out; else around it. */
  titled?: boolean;
}) {
  const { conversation } = useVisit();
  const { problem, act } = useDeed();
  const give = async (step: number) => {
    if (await act(() => conversation.giveFeedback(id, step))) onDone(true);
  };
  const question = say("feedback.title", { evening: isolate(title) });
  return (
    <>
      {titled ? <h2 className={styles.title}>{question}</h2> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that each answer at once are no fields */}
      <div className={styles.steps} role="group" aria-label={question}>
        {STEPS.map((step) => (
          <Step
            key={step}
            className={classes(styles.step)}
            aria-label={say("feedback.step", { step })}
            onPress={() => void give(step)}
          >
            {step}
          </Step>
        ))}
      </div>
      <p className={styles.ends} aria-hidden="true">
        <span>{say("feedback.from")}</span>
        <span>{say("feedback.to")}</span>
      </p>
      {problem === null ? null : <Problem words={problem} small />}
      <div className={styles.line}>
        <p className={styles.more}>{say("feedback.more")}</p>
        {titled ? (
          <Button kind="plain" onPress={() => onDone(false)}>
            {say("feedback.skip")}
          </Button>
        ) : null}
      </div>
    </>
  );
}
