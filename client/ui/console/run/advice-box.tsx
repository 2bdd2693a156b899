/** AdviceBox: what will go wrong in an evening, in a list; what is not as it should be just now, before it. */
import type { Advice } from "../../../../shared/programme/lint.ts";
import { Icon } from "../../parts/icon.tsx";
import box from "../box.module.css";
import { say } from "../words.ts";

export function AdviceBox({ troubles = [], advice }: { troubles?: readonly string[]; advice: readonly Advice[] }) {
  const rows = [
    ...troubles.map((words) => ({ key: words, words })),
    ...advice.map(({ path, text }) => ({ key: `${path} ${text}`, words: text })),
  ];
  return (
    <section className={box.box} aria-labelledby="console-advice">
      <header className={box.head}>
        <h2 id="console-advice">{say("console.advice")}</h2>
        <span className={box.count}>{rows.length || ""}</span>
      </header>
      {rows.length === 0 ? (
        <p className={box.quiet}>{say("console.advice.none")}</p>
      ) : (
        <ul className={box.rows}>
          {rows.map(({ key, words }) => (
            <li key={key} className={box.look}>
              <Icon name="warning-circle" size={20} />
              <p>{words}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
