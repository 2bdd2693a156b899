/** ShiftsBox: who is on when, drawn to scale, who is next, and the way to put somebody on. */
import { onNow } from "../../../../shared/team/team.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { ShiftView } from "../../../net/index.ts";
import { classes } from "../../parts/class-names.ts";
import { clockWords } from "../../times.ts";
import { ActButton, ActIcon } from "../act-button.tsx";
import { useHosting } from "../hosting.tsx";
import styles from "./side-box.module.css";
import { say } from "./words.ts";

const HOUR_MS = 3_600_000;

export function ShiftsBox() {
  const { shifts, now } = useHosting().stand;
  const { on, next } = onNow(shifts, now);
  const from = Math.min(now, ...shifts.map((shift) => shift.from));
  const until = Math.max(from + HOUR_MS, ...shifts.map((shift) => shift.until));
  const share = (at: number) => `${((at - from) / (until - from)) * 100}%`;
  const first = next[0];
  return (
    <section className={styles.box} aria-labelledby="people-shifts">
      <header className={styles.head}>
        <h3 id="people-shifts">{say("people.shifts")}</h3>
        <ActButton id="shift.add" kind="plain" />
      </header>
      {shifts.length === 0 ? (
        <p className={classes(styles.quiet, styles.pad)}>{say("people.shifts.none")}</p>
      ) : (
        <p className={classes(styles.quiet, styles.pad)} role="status">
          {on.length === 0
            ? say("people.shifts.on.none")
            : say("people.shifts.on", { names: on.map(({ name }) => isolate(name)).join(", ") })}{" "}
          {first === undefined
            ? null
            : say("people.shifts.next", { name: isolate(first.name), time: clockWords(first.from, now) })}
        </p>
      )}
      {shifts.length === 0 ? null : (
        <ul className={styles.bars}>
          {shifts.map((shift) => (
            <li key={shift.id} className={on.includes(shift) ? styles.on : undefined}>
              <span>
                <bdi className={styles.name}>{shift.name}</bdi>{" "}
                <span className={styles.quiet}>
                  {say("people.task", { task: shift.task })}, {spanWords(shift, now)}
                </span>
              </span>
              <ActIcon id={`shift.remove ${shift.id}`} icon="x" />
              <span className={styles.track} aria-hidden="true">
                <span
                  className={styles.span}
                  style={{ left: share(shift.from), right: `calc(100% - ${share(shift.until)})` }}
                />
                <span className={styles.nowline} style={{ left: share(now) }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const spanWords = ({ from, until }: ShiftView, now: number) =>
  say("people.shifts.span", { from: clockWords(from, now), until: clockWords(until, now) });
