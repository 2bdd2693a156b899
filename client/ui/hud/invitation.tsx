/** Invitation: somebody wishes to talk with me privately. A question with two answers; after a minute it is gone. [VOI83] */
import { isolate, text } from "../../../shared/text/text.ts";
import { useInvitations, useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { useTell } from "./passing.tsx";
import styles from "./ways-on.module.css";

export function Invitation() {
  const visit = useVisit();
  const { invited, dismiss } = useInvitations();
  const { attempt } = useTell();
  const [by] = invited;
  if (by === undefined) return null;
  return (
    <section className={styles.way} aria-label={text("circle.title")}>
      <p className={styles.words} dir="auto">
        <span>{text("circle.invited", { name: isolate(by.name) })}</span>
        <span className={styles.more}>{text("circle.invited.more")}</span>
      </p>
      <span className={styles.answers}>
        <Button
          kind="house"
          onPress={() => {
            dismiss(by.id);
            void attempt(() => visit.circle.join(by.id));
          }}
        >
          {text("circle.join")}
        </Button>
        <Button kind="plain" onPress={() => dismiss(by.id)}>
          {text("circle.not-now")}
        </Button>
      </span>
    </section>
  );
}
