/** NewsTab: what the house announced while I am here, to be read again: by whom, when, and where it can be read up. [VEV7] */

import { say } from "../../../shared/text/evening-words.ts";
import { isolate } from "../../../shared/text/text.ts";
import { useEvening, useNews, useVisit } from "../../react/index.ts";
import type { Destination } from "../going.ts";
import { classes } from "../parts/class-names.ts";
import { clockWords } from "../times.ts";
import { CallButton } from "./call-button.tsx";
import styles from "./news-tab.module.css";
import { Nothing } from "./nothing.tsx";

export function NewsTab({ onGo }: { onGo: (to: Destination) => void }) {
  const visit = useVisit();
  const news = useNews();
  const urgent = useEvening()?.inForce.news ?? null;
  if (news.length === 0 && urgent === null) return <Nothing words={say("news.none")} more={say("news.none.more")} />;
  return (
    <>
      {urgent === null ? null : (
        <section className={styles.urgent} aria-label={say("evening.news.now")}>
          <h3 className={styles.title} dir="auto">
            {urgent.title}
          </h3>
          <p dir="auto">{urgent.text}</p>
        </section>
      )}
      <ul>
        {news.map((notice) => {
          const { id, text, label = "staff", source, at } = notice;
          return (
            <li key={id} className={styles.one}>
              <p className={styles.head}>
                <span className={classes(styles.label, styles[label])}>{say("news.label", { label })}</span>
                <time dateTime={new Date(at).toISOString()}>{clockWords(at, visit.time())}</time>
              </p>
              <p className={styles.words} dir="auto">
                {text}
              </p>
              {source === undefined ? null : (
                <p className={styles.source}>{say("news.source", { source: isolate(source) })}</p>
              )}
              <CallButton notice={notice} quiet onGo={onGo} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
