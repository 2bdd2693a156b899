/** ExitSheet: on the way out of an evening, how it was: one tap answers and leaves, another leaves without. [VEV9] */
import { useEffect, useRef } from "react";
import { say } from "../../../shared/text/evening-words.ts";
import { isolate } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { Sheet } from "../parts/overlay.tsx";
import styles from "./card.module.css";
import { FeedbackScale } from "./feedback-scale.tsx";
import { useFeedbackDue } from "./use-feedback.ts";

export function ExitSheet({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const { due, done } = useFeedbackDue(false);
  const asks = due !== null;
  const gone = useRef(onLeave);
  gone.current = onLeave;
  useEffect(() => {
    if (!asks) gone.current();
  }, [asks]);
  if (due === null) return null;
  const leave = () => {
    // Nothing is due any more, so they leave.
    done();
  };
  return (
    <Sheet
      small
      title={say("feedback.leave")}
      closeWords={say("feedback.leave.stay")}
      isOpen
      onOpenChange={onStay}
      footer={
        <>
          <Button kind="line" onPress={leave}>
            {say("feedback.leave.do")}
          </Button>
          <Button kind="plain" onPress={onStay}>
            {say("feedback.leave.stay")}
          </Button>
        </>
      }
    >
      <div className={styles.asked}>
        <p>{say("feedback.title", { evening: isolate(due.title) })}</p>
        <FeedbackScale evening={due} onDone={leave} titled={false} />
      </div>
    </Sheet>
  );
}
