/** RehearsalBox: the way to a rehearsal beside the run of show, and what came of the last one in a line. */
import { isolate } from "../../../../shared/text/text.ts";
import { ActButton } from "../act-button.tsx";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import styles from "./rehearsal-box.module.css";

export function RehearsalBox() {
  const { through, share } = useHosting().rehearsal;
  const found = through === null ? 0 : through.rehearsal.wrong.length + through.advice.length;
  return (
    <section className={box.box} aria-labelledby="console-rehearsal">
      <header className={box.head}>
        <h2 id="console-rehearsal">{say("console.rehearse.name")}</h2>
      </header>
      <div className={styles.more}>
        <p>
          {share !== null
            ? say("console.rehearse.on")
            : through === null
              ? say("console.rehearse.short")
              : say("console.rehearse.last", {
                  title: isolate(through.title),
                  people: through.rehearsal.people,
                  count: found,
                })}
        </p>
        <ActButton id="go.rehearse" wide />
      </div>
    </section>
  );
}
