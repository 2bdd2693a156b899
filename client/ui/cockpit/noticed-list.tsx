/** NoticedList: what rules noticed by themselves about whom a case is about, the facts they went by, and what they did. */
import { useId } from "react";
import { type HouseRules, titleOf } from "../../../shared/conduct/house-rules.ts";
import type { CaseFile } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { factWords } from "../fact-words.ts";
import { classes } from "../parts/class-names.ts";
import { clockWords } from "../times.ts";
import styles from "./noticed-list.module.css";
import { didWords, standingOf, standsWords } from "./noticed-words.ts";
import { say } from "./words.ts";

/** More than these are only counted. */
const SHOWN = 4;

export function NoticedList({ file: { noticed }, rules }: { file: CaseFile; rules: HouseRules }) {
  const visit = useVisit();
  const title = useId();
  if (noticed.length === 0) return null;
  const now = visit.time();
  return (
    <section className={styles.noticed} aria-labelledby={title}>
      <h3 id={title} className={styles.title}>
        {say("cockpit.noticed.title")}
      </h3>
      <ol className={styles.rows}>
        {noticed.slice(0, SHOWN).map((one) => {
          const standing = standingOf(one, now);
          return (
            <li key={one.sanction}>
              <time>{clockWords(one.at, now)}</time>
              <div>
                <p>
                  <b>{didWords(one)}</b>
                  {standing === null ? null : (
                    <span className={classes(styles.stands, styles[standing])}>{standsWords(one, now)}</span>
                  )}
                </p>
                <p>{factWords(one.facts)}</p>
                <p className={styles.rule} dir="auto">
                  {titleOf(rules, one.rule)}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
      {noticed.length <= SHOWN ? null : (
        <p className={styles.rule}>{say("cockpit.noticed.more", { count: noticed.length - SHOWN })}</p>
      )}
    </section>
  );
}
