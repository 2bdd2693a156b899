/** RehearsalFound: what came of a rehearsal: what to look at, how many came and were addressed, and when each cue would be. */
import type { RehearsalTold } from "../../../net/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { clockWords } from "../../times.ts";
import box from "../box.module.css";
import table from "../table.module.css";
import { say } from "../words.ts";
import styles from "./rehearsal-found.module.css";

export function RehearsalFound({ through }: { through: NonNullable<RehearsalTold["through"]> }) {
  const { rehearsal, advice, zone } = through;
  const { visitors, addressed, questions, hands, cues, wrong } = rehearsal;
  const clock = (at: number | null) => (at === null ? "–" : clockWords(at, at));
  const found = [
    ...wrong.map(({ at, text }) => ({ when: at === null ? null : clock(at), text })),
    ...advice.map(({ text }) => ({ when: null, text })),
  ];
  return (
    <>
      <section className={box.box} aria-labelledby="rehearsal-found">
        <header className={box.head}>
          <h3 id="rehearsal-found">{say("console.rehearse.found")}</h3>
          <span className={box.count}>{found.length || ""}</span>
        </header>
        {found.length === 0 ? <p className={box.quiet}>{say("console.rehearse.found.none")}</p> : null}
        <ul className={box.rows}>
          {found.map(({ when, text }, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change
            <li key={nth} className={box.look}>
              <Icon name="warning-circle" size={20} />
              <p dir="auto">
                {when === null ? null : <strong>{when} </strong>}
                {text}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <dl className={styles.counts}>
        <Count
          words={say("console.rehearse.came", { count: visitors.came })}
          more={say("console.rehearse.came.more", { most: visitors.most, away: visitors.turnedAway })}
        />
        <Count
          words={say("console.rehearse.addressed", { mean: addressed.mean })}
          more={say("console.rehearse.addressed.more", { most: addressed.most, held: addressed.held })}
        />
        <Count
          words={say("console.rehearse.questions", { count: questions.asked })}
          more={say("console.rehearse.questions.more", { count: questions.answered })}
        />
        <Count
          words={say("console.rehearse.hands", { count: hands.raised })}
          more={say("console.rehearse.hands.more", { count: hands.up })}
        />
      </dl>
      <section className={box.box} aria-labelledby="rehearsal-cues">
        <header className={box.head}>
          <h3 id="rehearsal-cues">{say("console.run.all")}</h3>
          <span className={box.count}>{say("console.zone", { zone })}</span>
        </header>
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{say("console.run.start")}</th>
                <th scope="col">{say("console.rehearse.end")}</th>
                <th scope="col">{say("console.run.cue")}</th>
                <th scope="col">{say("console.rehearse.reached")}</th>
              </tr>
            </thead>
            <tbody>
              {cues.map(({ id, title, began, ended, said }) => (
                <tr key={id}>
                  <td>{clock(began)}</td>
                  <td>{ended === began ? "–" : clock(ended)}</td>
                  <td className={styles.cue}>
                    <bdi>{title}</bdi>
                  </td>
                  <td>
                    {said === undefined
                      ? "–"
                      : say("console.rehearse.said", { reached: said.reached, held: said.held })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

const Count = ({ words, more }: { words: string; more: string }) => (
  <div>
    <dt>{words}</dt>
    <dd>{more}</dd>
  </div>
);
