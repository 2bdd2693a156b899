/** Decided: one decision as the house speaks it: what, where, until when, by whom, under which rule, why, and its appeal. */
import { type ReactNode, useEffect, useRef } from "react";
import { isolate, type TextKey, text } from "../../../shared/text/text.ts";
import { factWords } from "../fact-words.ts";
import { classes } from "../parts/class-names.ts";
import { clockWords, lengthWords } from "../times.ts";
import { AppealPart } from "./appeal-part.tsx";
import styles from "./decided.module.css";
import type { Statement } from "./read-statements.ts";

/** Those that hold in every space of the house, for their time. */
const EVERYWHERE: readonly string[] = ["mute", "isolate", "ban", "slow"];
/** Those that take something back rest on no rule, and hold no time. */
const KIND: readonly string[] = ["unmute", "release", "unban", "undo"];

export function Decided({ statement, visitKey }: { statement: Statement; visitKey: string }) {
  const { sanction, act, at, undone, rule, place, facts, by, note } = statement;
  const here = useRef<HTMLLIElement>(null);
  // Whoever comes from a notice is led to what it was about.
  useEffect(() => {
    if (decodeURIComponent(location.hash.slice(1)) !== sanction) return;
    here.current?.scrollIntoView({ block: "start" });
    here.current?.focus();
  }, [sanction]);
  const until = untilWords(statement, Date.now());
  return (
    <li ref={here} className={classes(styles.decided, undone && styles.undone)} tabIndex={-1}>
      <p className={styles.at}>
        <time dateTime={new Date(at).toISOString()}>{dayWords(at)}</time>
      </p>
      <h2 className={styles.words} dir="auto">
        {statement.text}
      </h2>
      {undone ? <p className={styles.back}>{text("decisions.undone")}</p> : null}
      {KIND.includes(act) ? null : (
        <dl className={styles.facts}>
          <Fact of="decisions.rule">
            <b>{rule.title}</b>
            {rule.version === null ? null : (
              <span className={styles.second}>
                {text("decisions.rule.version", { version: isolate(rule.version) })}
              </span>
            )}
            {rule.text === "" ? null : <span className={styles.rule}>{rule.text}</span>}
          </Fact>
          <Fact of="decisions.where">
            <bdi>{EVERYWHERE.includes(act) ? text("decisions.where.house", { place: isolate(place) }) : place}</bdi>
          </Fact>
          {until === null ? null : <Fact of="decisions.until">{until}</Fact>}
          <Fact of="decisions.who">
            {by === "machine" ? text("notice.by.machine") : text("notice.by.person", { role: by })}
          </Fact>
          {facts === null ? null : <Fact of="decisions.saw">{factWords(facts)}</Fact>}
          {note === null ? null : (
            <Fact of="decisions.why">
              <span dir="auto">{note}</span>
            </Fact>
          )}
        </dl>
      )}
      <AppealPart statement={statement} visitKey={visitKey} />
    </li>
  );
}

function Fact({ of, children }: { of: TextKey; children: ReactNode }) {
  return (
    <>
      <dt>{text(of)}</dt>
      <dd>{children}</dd>
    </>
  );
}

function dayWords(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" }).format(at);
}

/** Until when it holds, as a clock time and a length; null where it holds no time. */
function untilWords({ act, at, until }: Statement, now: number): string | null {
  if (until === null) {
    if (act === "ban") return text("decisions.until.good");
    return act === "mute" || act === "isolate" ? text("decisions.until.open") : null;
  }
  if (until <= at) return null;
  const values = { time: clockWords(until, now), length: lengthWords(until - at) };
  return text(until <= now ? "decisions.until.over" : "decisions.until.time", values);
}
