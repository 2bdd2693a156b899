/** AdviceList: what will go wrong in the evening, said before it does. */
import { useEffect, useState } from "react";
import type { Advice } from "../../../../shared/programme/lint.ts";
import type { EveningView } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { classes } from "../../parts/class-names.ts";
import { Icon } from "../../parts/icon.tsx";
import box from "../box.module.css";
import { say } from "../words.ts";
import styles from "./advice-list.module.css";

export function AdviceList({ evening }: { evening: EveningView }) {
  const visit = useVisit();
  const [advice, setAdvice] = useState<readonly Advice[] | null>(null);
  // Asked anew for another programme, or one that was changed.
  const programme = JSON.stringify(evening.cues.map(({ id, title, do: what }) => [id, title, what]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew whenever it was changed
  useEffect(() => {
    let wanted = true;
    visit.host.lint().then(
      (found) => wanted && setAdvice(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [visit, programme]);
  if (advice === null) return null;
  return (
    <section className={box.box} aria-labelledby="console-advice">
      <h2 id="console-advice" className={styles.title}>
        {say("console.advice")} <span>{advice.length === 0 ? "" : advice.length}</span>
      </h2>
      {advice.length === 0 ? (
        <p className={box.quiet}>{say("console.advice.none")}</p>
      ) : (
        <ul className={classes(box.rows, styles.rows)}>
          {advice.map(({ path, text }) => (
            <li key={`${path} ${text}`}>
              <Icon name="warning-circle" size={20} />
              <p>{text}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
