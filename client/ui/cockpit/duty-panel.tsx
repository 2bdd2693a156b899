/** DutyPanel: who is on duty and what they leave each other to read; there one begins and ends one's own. */
import { useState } from "react";
import { Dialog, DialogTrigger } from "react-aria-components";
import { isolate } from "../../../shared/text/text.ts";
import type { Roster } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";
import { clockWords } from "../times.ts";
import styles from "./duty-panel.module.css";
import box from "./panel-box.module.css";
import { say } from "./words.ts";
import { WriteBox } from "./write-box.tsx";

const NOTE_ROWS = 2;
const NOTE_MOST = 2000;

export function DutyPanel({ roster, onRoster }: { roster: Roster; onRoster: (roster: Roster) => void }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const on = roster.onDuty.some(({ mine }) => mine);
  const change = () =>
    void attempt(async () => {
      onRoster(await visit.conduct.duty(!on, note.trim() === "" ? undefined : note.trim()));
      setNote("");
      setOpen(false);
    });
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind="plain">
        <span className={styles.faces} aria-hidden="true">
          {roster.onDuty.slice(0, 4).map(({ called }) => (
            <span key={called} className={styles.face}>
              {called[0]}
            </span>
          ))}
        </span>
        {say("cockpit.duty", { count: roster.onDuty.length })}
      </Button>
      <Panel placement="bottom start" wide>
        <Dialog aria-label={say("cockpit.duty.title")} className={box.box ?? ""}>
          <p className={box.title}>{say("cockpit.duty.title")}</p>
          {roster.onDuty.length === 0 ? <p className={box.quiet}>{say("cockpit.duty.nobody")}</p> : null}
          <ul>
            {roster.onDuty.map(({ called, mine, since, opened }) => (
              <li key={called}>
                <b>{mine ? say("cockpit.duty.me", { who: isolate(called) }) : called}</b>{" "}
                <span className={box.quiet}>
                  {say("cockpit.duty.since", { time: clockWords(since, visit.time()), count: opened })}
                </span>
              </li>
            ))}
          </ul>
          {roster.notes.length === 0 ? null : (
            <>
              <p className={box.title}>{say("cockpit.duty.notes")}</p>
              <ul>
                {roster.notes.slice(0, 5).map(({ by, at, text: words }) => (
                  <li key={at}>
                    <span className={box.quiet}>{`${clockWords(at, visit.time())} · ${by}`}</span>
                    <p dir="auto">{words}</p>
                  </li>
                ))}
              </ul>
            </>
          )}
          <WriteBox label={say("cockpit.duty.note")} rows={NOTE_ROWS} most={NOTE_MOST} words={note} onWords={setNote} />
          <Button kind={on ? "line" : "house"} onPress={change}>
            {say(on ? "cockpit.duty.end" : "cockpit.duty.begin")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}
