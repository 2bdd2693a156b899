/** ShiftsBox: who is on when, drawn to scale, who is next, and the way to put somebody on. */
import { useState } from "react";
import { Dialog, DialogTrigger, Input, Label, TextField } from "react-aria-components";
import { onNow, TASKS, type Task } from "../../../../shared/team/team.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { ShiftView } from "../../../net/index.ts";
import { useTeam, useVisit } from "../../../react/index.ts";
import { useTell } from "../../hud/passing.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { ChoiceList } from "../../parts/choice-list.tsx";
import { classes } from "../../parts/class-names.ts";
import { Panel } from "../../parts/panel.tsx";
import { clockWords } from "../../times.ts";
import styles from "./side-box.module.css";
import { say } from "./words.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function ShiftsBox({ now }: { now: number }) {
  const visit = useVisit();
  const { shifts } = useTeam();
  const { attempt } = useTell();
  const { on, next } = onNow(shifts, now);
  const from = Math.min(now, ...shifts.map((shift) => shift.from));
  const until = Math.max(from + HOUR_MS, ...shifts.map((shift) => shift.until));
  const share = (at: number) => `${((at - from) / (until - from)) * 100}%`;
  const first = next[0];
  return (
    <section className={styles.box} aria-labelledby="people-shifts">
      <header className={styles.head}>
        <h3 id="people-shifts">{say("people.shifts")}</h3>
        <AddShift now={now} />
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
              <IconButton
                icon="x"
                small
                label={say("people.shifts.remove", { name: isolate(shift.name) })}
                onPress={() => void attempt(() => visit.host.removeShift(shift.id))}
              />
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

/** The next moment of a time of day after `after`; null where it is none. */
function momentOf(clock: string, after: number): number | null {
  const found = /^(\d\d):(\d\d)/.exec(clock);
  if (!found) return null;
  const day = new Date(after);
  day.setHours(Number(found[1]), Number(found[2]), 0, 0);
  return day.getTime() <= after - HOUR_MS ? day.getTime() + DAY_MS : day.getTime();
}

const clockOf = (at: number) => {
  const day = new Date(at);
  return `${String(day.getHours()).padStart(2, "0")}:${String(day.getMinutes()).padStart(2, "0")}`;
};

function AddShift({ now }: { now: number }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [task, setTask] = useState<Task>("host");
  const [from, setFrom] = useState(() => clockOf(now));
  const [until, setUntil] = useState(() => clockOf(now + HOUR_MS));
  const begins = momentOf(from, now);
  const ends = begins === null ? null : momentOf(until, begins);
  const add = () =>
    void attempt(async () => {
      if (begins === null || ends === null) return;
      // An end before the beginning is one after midnight.
      await visit.host.setShift({
        task,
        name: name.trim(),
        from: begins,
        until: ends <= begins ? ends + DAY_MS : ends,
      });
      setName("");
      setOpen(false);
    });
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind="plain" icon="plus">
        {say("people.shifts.add")}
      </Button>
      <Panel placement="bottom end" wide>
        <Dialog aria-label={say("people.shifts.add")} className={styles.form ?? ""}>
          <TextField value={name} onChange={setName} maxLength={80} className={styles.field ?? ""} autoFocus>
            <Label>{say("people.shifts.who")}</Label>
            <Input dir="auto" />
          </TextField>
          <ChoiceList
            label={say("people.shifts.task")}
            value={task}
            choices={TASKS.map((one) => ({ value: one, words: say("people.task", { task: one }) }))}
            onChange={(to) => setTask(TASKS.find((one) => one === to) ?? "host")}
          />
          <div className={styles.pair}>
            <TextField value={from} onChange={setFrom} className={styles.field ?? ""}>
              <Label>{say("people.shifts.from")}</Label>
              <Input type="time" />
            </TextField>
            <TextField value={until} onChange={setUntil} className={styles.field ?? ""}>
              <Label>{say("people.shifts.until")}</Label>
              <Input type="time" />
            </TextField>
          </div>
          <Button kind="primary" onPress={add} isDisabled={name.trim() === "" || begins === null || ends === null}>
            {say("people.shifts.add")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}
